"""Working days of the country.

The base is the public calendar of the `holidays` package; a decree of the Government that moves
days is entered as a correction and wins over it.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays
from django.db import transaction

from foundation.base import clock
from foundation.base.models import CalendarCorrection
from scoring import Calendar
from scoring.calendar import SATURDAY


@cache
def _public_calendar() -> holidays.HolidayBase:
    return holidays.country_holidays("KZ")


def is_working_day(day: date) -> bool:
    return _is_working(day, _corrections(day, day))


def without_lessons(days: Collection[date]) -> set[date]:
    """Those of the days on which no school teaches: Sundays and days off by law.

    Many schools teach on Saturdays. Decrees are asked only about the public calendar's days off.
    """
    off = {day for day in days if day.weekday() != SATURDAY and not _is_working(day, {})}
    corrections = _corrections(min(off), max(off)) if off else {}
    return {day for day in off if not _is_working(day, corrections)}


def last_lesson_day(day: date) -> date:
    """The day itself, or the nearest before it on which schools teach."""
    days = [day - timedelta(days=number) for number in range(60)]
    return max(set(days) - without_lessons(days))


def around(day: date) -> Calendar:
    """The calendar as plain data, from the year before a day to two years after it."""
    years = range(day.year - 1, day.year + 3)
    known = {one: worked for year in years for one, worked in _uncommon_days(year).items()}
    corrections = _corrections(date(years[0], 1, 1), date(years[-1], 12, 31))
    return Calendar.of(known | corrections)


@cache
def _uncommon_days(year: int) -> dict[date, bool]:
    """Weekdays that are days off and the other way round, by the public calendar."""
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    worked = {day: bool(_public_calendar().is_working_day(day)) for day in days if day.year == year}
    return {
        day: is_worked
        for day, is_worked in worked.items()
        if is_worked != (day.weekday() < SATURDAY)
    }


def add_working_days(day: date, count: int) -> date:
    """The day on which a term of `count` working days ends; the first counted is the day after."""
    found = _working_days_after(day)
    return next(current for number, current in enumerate(found, start=1) if number == count)


def working_days_left(day: date, until: date) -> int:
    """Working days after `day` up to and including `until`; negative when `until` has passed."""
    return working_days_left_for(day, [until])[until]


def working_days_left_for(day: date, untils: Collection[date]) -> dict[date, int]:
    """`working_days_left` for many terms at once, with one question to the database."""
    known = _corrections(min(day, *untils), max(day, *untils)) if untils else {}
    return {until: _count_days(day, until, known) for until in untils}


def registration_day(moment: datetime, *, closes: time) -> date:
    """The working day on which something received at `moment` counts as registered.

    Received before the office opens on a working day: that day. After it closes, on a weekend or
    on a holiday: the next working day.
    """
    received = clock.local(moment)
    if received.time() < closes and is_working_day(received.date()):
        return received.date()
    return add_working_days(received.date(), 1)


@transaction.atomic
def correct_day(*, day: date, is_working: bool, decree: str) -> CalendarCorrection:
    """Enter what a decree says of a day."""
    correction, _ = CalendarCorrection.objects.update_or_create(
        day=day, defaults={"is_working": is_working, "decree": decree}
    )
    return correction


def _count_days(day: date, until: date, known: dict[date, bool]) -> int:
    if until < day:
        return -_count_days(until, day, known)
    days = (day + timedelta(days=n) for n in range(1, (until - day).days + 1))
    return sum(_is_working(current, known) for current in days)


def _is_working(day: date, corrections: dict[date, bool]) -> bool:
    if day in corrections:
        return corrections[day]
    return bool(_public_calendar().is_working_day(day))


def _corrections(first: date, last: date) -> dict[date, bool]:
    rows = CalendarCorrection.objects.filter(day__range=(first, last))
    return dict(rows.values_list("day", "is_working"))


def _working_days_after(day: date) -> Iterator[date]:
    year = timedelta(days=366)
    while True:
        known = _corrections(day, day + year)
        for _ in range(year.days):
            day += timedelta(days=1)
            if _is_working(day, known):
                yield day
