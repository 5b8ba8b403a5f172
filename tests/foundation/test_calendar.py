from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from foundation.base import calendar

ASTANA = ZoneInfo("Asia/Almaty")
CLOSES = time(18, 30)
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("received", "registered"),
    [
        ("2026-11-20 09:00", "2026-11-20"),  # Friday, office hours
        ("2026-11-20 06:00", "2026-11-20"),  # Friday, before the office opens
        ("2026-11-20 18:29", "2026-11-20"),
        ("2026-11-20 18:30", "2026-11-23"),  # Friday, after the office closed
        ("2026-11-21 10:00", "2026-11-23"),  # Saturday
        ("2026-11-22 23:59", "2026-11-23"),  # Sunday
        ("2026-12-16 10:00", "2026-12-17"),  # Independence Day
        ("2026-03-20 19:00", "2026-03-26"),  # Nauryz and the days moved after it
    ],
)
def test_registration_day(received: str, registered: str) -> None:
    moment = datetime.fromisoformat(received).replace(tzinfo=ASTANA)
    assert calendar.registration_day(moment, closes=CLOSES) == date.fromisoformat(registered)


def test_the_day_is_astanas_not_greenwichs() -> None:
    friday_evening_in_utc = datetime(2026, 11, 19, 20, 0, tzinfo=ZoneInfo("UTC"))
    assert calendar.registration_day(friday_evening_in_utc, closes=CLOSES) == date(2026, 11, 20)


def test_working_days_are_added_and_counted() -> None:
    friday, tuesday = date(2026, 11, 20), date(2026, 11, 24)
    assert calendar.add_working_days(friday, 2) == tuesday
    assert calendar.working_days_left(friday, tuesday) == 2
    assert calendar.working_days_left(tuesday, friday) == -2
    assert calendar.working_days_left(friday, friday) == 0


def test_a_decree_wins_over_the_public_calendar() -> None:
    saturday = date(2026, 11, 21)
    calendar.correct_day(day=saturday, is_working=True, decree="№ 1")
    assert calendar.add_working_days(date(2026, 11, 20), 1) == saturday
    calendar.correct_day(day=saturday, is_working=False, decree="№ 2")
    assert calendar.add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 23)
