"""One meaning, one sequence of bytes."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy

from foundation.base.canonical import canonical_bytes, plain


def test_the_order_of_keys_does_not_matter() -> None:
    assert canonical_bytes({"b": 1, "a": [True, None]}) == b'{"a":[true,null],"b":1}'
    assert canonical_bytes({"a": [True, None], "b": 1}) == canonical_bytes(
        {"b": 1, "a": (True, None)}
    )


def test_letters_stay_letters() -> None:
    assert canonical_bytes("Әңғүұқөһі") == '"Әңғүұқөһі"'.encode()


def test_exact_values_are_written_exactly() -> None:
    values = [Fraction(305, 5), Fraction(1, 3), Decimal("1.10"), UUID(int=1), date(2026, 1, 2)]
    written = ["61", "1/3", "1.10", "00000000-0000-0000-0000-000000000001", "2026-01-02"]
    assert plain(values) == written
    assert plain(datetime(2026, 1, 2, 3, tzinfo=UTC)) == "2026-01-02T03:00:00+00:00"
    assert plain(gettext_lazy("x")) == "x"


@pytest.mark.parametrize("value", [1.5, {"a": [0.1]}, b"bytes", {1, 2}, object()])
def test_what_could_be_written_two_ways_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_bytes(value)
