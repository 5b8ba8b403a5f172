"""Working days as plain data, and the days of a year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5  # as date.weekday() counts
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Monday to Friday are worked. `days_off`: those of them that are not; `working_days`: days of
    the weekend that are.
    """

    days_off: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()

    @classmethod
    def of(cls, days: Mapping[date, bool]) -> "Calendar":
        """A calendar from days and whether they are worked; any other day goes by its weekday."""
        return cls(
            days_off=frozenset(day for day, worked in days.items() if not worked),
            working_days=frozenset(day for day, worked in days.items() if worked),
        )

    def is_working(self, day: date) -> bool:
        if day in self.working_days:
            return True
        return day.weekday() < SATURDAY and day not in self.days_off

    def add_working_days(self, day: date, count: int) -> date:
        """The day on which a term of `count` working days ends; the first counted is the day
        after. None counted: the day itself.
        """
        working = self._working_days_after(day)
        for _ in range(count):
            day = next(working)
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself where it is worked, else the next that is."""
        return day if self.is_working(day) else self.add_working_days(day, 1)

    def _working_days_after(self, day: date) -> Iterator[date]:
        while True:
            day += DAY
            if self.is_working(day):
                yield day


def day_of_year(code: str, year: int) -> date:
    """A rule's day of the year, "08-01", in a year."""
    return date(year, int(code[:2]), int(code[3:]))


def next_day_of_year(code: str, since: date) -> date:
    """The first such day of a year that is `since` or later."""
    day = day_of_year(code, since.year)
    return day if day >= since else day_of_year(code, since.year + 1)
