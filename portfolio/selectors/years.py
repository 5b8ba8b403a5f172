"""How many observation sheets each school year has."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from portfolio.selectors.progress import Assessment, observation_row

FIRST_MONTH = 9  # a school year begins on the first of September


@dataclass(frozen=True)
class ObservedYear:
    """A school year by the year it begins in."""

    begins: int
    count: int
    needed: int

    @property
    def title(self) -> str:
        return f"{self.begins}–{self.begins + 1}"

    @property
    def is_short(self) -> bool:
        return self.count < self.needed


def school_year(day: date) -> int:
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def observed_years(found: Assessment) -> list[ObservedYear]:
    """Every school year of the period that has a sheet, and the present one; newest first."""
    row = observation_row(found.form)
    needed = row[1].sheets_needed.count if row else 0
    counts = Counter(school_year(sheet.observed_on) for sheet in found.observations)
    years = {school_year(found.until), *counts}
    return [ObservedYear(year, counts[year], needed) for year in sorted(years, reverse=True)]
