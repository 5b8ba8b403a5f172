"""How many observation sheets each school year has."""

from collections import Counter
from dataclasses import dataclass

from portfolio.selectors.progress import Assessed, sheets_needed
from scoring import school_year


@dataclass(frozen=True)
class ObservedYear:
    """A school year by the year it begins in."""

    begins: int
    count: int
    needed: int

    @property
    def title(self) -> str:
        return f"{self.begins}–{self.begins + 1}"


def observed_years(found: Assessed) -> list[ObservedYear]:
    """Every school year of the period that has a sheet, and the present one; newest first."""
    needed, rules = sheets_needed(found), found.ruleset
    counts = Counter(school_year(rules, sheet.observed_on) for sheet in found.observations)
    years = {school_year(rules, found.day), *counts}
    return [ObservedYear(year, counts[year], needed) for year in sorted(years, reverse=True)]
