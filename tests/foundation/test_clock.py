"""The one clock, and the day it says in the country."""

from datetime import UTC, date, datetime

import pytest

from foundation.base import clock

LATE = datetime(2026, 12, 31, 19, 30, tzinfo=UTC)  # 00:30 of the next year in Astana


def test_the_day_is_the_country_s() -> None:
    with clock.set_to(LATE):
        assert clock.now() == LATE
        assert clock.today() == date(2027, 1, 1)
        assert clock.local(LATE).hour == 0


def test_a_stopped_clock_goes_on_afterwards() -> None:
    with pytest.raises(RuntimeError), clock.set_to(LATE):
        with clock.set_to(datetime(2020, 1, 1, tzinfo=UTC)):
            assert clock.now().year == 2020
        assert clock.now() == LATE
        raise RuntimeError
    before = clock.now()
    assert before != LATE
    assert clock.now() >= before
