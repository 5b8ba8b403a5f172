"""The school year, which begins with a month that the rules name."""

from datetime import MINYEAR, date

from scoring.models.ruleset import Ruleset


def school_year(rules: Ruleset, day: date) -> int:
    """The calendar year in which the day's school year began."""
    return day.year - (day.month < rules.eligibility.school_year.first_month)


def school_year_of(rules: Ruleset, day: date) -> date:
    """The first day of the school year in which a day lies; of the calendar where it has none."""
    year = school_year(rules, day)
    if year < MINYEAR:
        return date.min
    return date(year, rules.eligibility.school_year.first_month, 1)
