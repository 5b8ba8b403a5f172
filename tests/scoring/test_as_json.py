"""Numbers and facts of an answer as JSON knows them."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from scoring import Text
from scoring.as_json import number, plain


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(7), 7),
        (0, 0),
        (Fraction(304, 5), "60.8"),
        (Fraction(1, 8), "0.125"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(1, 1024), "0.0009765625"),
        (Fraction(184, 3), "61.333333"),
        (Fraction(2, 3), "0.666667"),
        (Fraction(-1, 3), "-0.333333"),
        (Fraction(1280, 21), "60.952381"),
    ],
)
def test_a_number_is_whole_or_a_decimal_in_quotes(value: Fraction | int, written: Any) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        (None, None),
        (True, True),
        ("expert", "expert"),
        (5, 5),
        (Fraction(5, 2), "2.5"),
        (date(2026, 3, 20), "2026-03-20"),
        (Text(kk="иә", ru="да"), {"kk": "иә", "ru": "да"}),
        (("a", Fraction(1)), ["a", 1]),
        ({"row": Fraction(1, 2)}, {"row": "0.5"}),
    ],
)
def test_a_fact_is_plain_data(fact: Any, written: Any) -> None:
    assert plain(fact) == written


def test_what_is_no_fact_is_refused() -> None:
    with pytest.raises(TypeError, match="no fact"):
        plain(1.5)
