"""The observation sheets that count: of the school year of the day and of the one before."""

from typing import NamedTuple

from scoring.case import Case, Observation
from scoring.models.ruleset import Ruleset
from scoring.school_year import school_year


class TwoYears(NamedTuple):
    """The sheets of both school years, and how many each of them has."""

    sheets: list[Observation]
    this_year: int
    year_before: int


def sheets_that_count(case: Case, rules: Ruleset) -> TwoYears:
    """The sheets of a case; those of other years are left out."""
    year = school_year(rules, case.date)
    sheets: list[Observation] = []
    counts = {year: 0, year - 1: 0}
    for sheet in case.observations:
        of_sheet = school_year(rules, sheet.date)
        if of_sheet in counts:
            counts[of_sheet] += 1
            sheets.append(sheet)
    return TwoYears(sheets, counts[year], counts[year - 1])
