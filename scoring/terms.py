"""Terms, the essay, and how long a category is valid."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from scoring.errors import NoSuchRule
from scoring.models.procedure import Unit
from scoring.models.ruleset import Ruleset
from scoring.texts import Reference, Text


@dataclass(frozen=True, slots=True)
class Term:
    """So many units; a calendar counts them."""

    count: int
    unit: Unit
    text: Text
    reference: Reference


@dataclass(frozen=True, slots=True)
class EssayLimits:
    """Words, both limits included."""

    words_from: int
    words_to: int
    text: Text
    reference: Reference

    def holds(self, words: int) -> bool:
        return self.words_from <= words <= self.words_to


def term(ruleset: Ruleset, name: str) -> Term:
    """A term by its name, such as "intake_answer". Raises NoSuchRule."""
    rules = ruleset.deadlines.terms
    if name not in rules:
        raise NoSuchRule(ruleset.id, f"term {name}")
    rule = rules[name]
    return Term(rule.count, rule.unit, rule.text, ruleset.reference(rule.ref))


def essay_limits(ruleset: Ruleset) -> EssayLimits:
    """How many words an essay has."""
    rule = ruleset.application.essay
    return EssayLimits(rule.words_from, rule.words_to, rule.text, ruleset.reference(rule.ref))


def term_years(ruleset: Ruleset, category: str) -> int | None:
    """Years a category is valid, or None where it does not expire. Raises NoSuchRule."""
    if not ruleset.category(category).has_term:
        return None
    return ruleset.ladder_of(category).term_years


def valid_until(ruleset: Ruleset, category: str, from_day: date) -> date | None:
    """The last day of a category given on a day; None where the category does not expire.

    The same day of the month in the last year, or the month's last day (29 February).
    """
    years = term_years(ruleset, category)
    return None if years is None else years_later(from_day, years)


def years_later(day: date, years: int) -> date:
    """The same day so many years on, or the month's last day (29 February); back below 0."""
    return months_later(day, 12 * years)


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or that month's last day; back below 0.

    Beyond the calendar it is the calendar's last or first day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    if day.day <= 28:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
