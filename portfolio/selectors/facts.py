"""What counts of a person's portfolio on which days."""

from datetime import date

from portfolio.models import Evidence, Observation
from registry.models import Person
from registry.selectors import category_on
from scoring import Ruleset, years_later


def attestation_period(person: Person, ruleset: Ruleset, day: date) -> tuple[date, date]:
    """From the day the present category was given, or else a category's term back, to a day."""
    held = category_on(person, day)
    if held is not None and ruleset.category(held.category).has_term:
        return held.since, day
    return years_later(day, -ruleset.categories.ladders["teacher"].term_years), day


def evidence_in(person: Person, since: date, until: date) -> list[Evidence]:
    """Evidence of the days from `since` to `until`, both counted, that was not withdrawn."""
    found = [
        item
        for item in person.evidence.all()
        if item.withdrawn_at is None and since <= item.day <= until
    ]
    return sorted(found, key=lambda item: (item.row, item.day, item.entered_at))


def withdrawn_evidence(person: Person) -> list[Evidence]:
    """What was taken out of the score, newest withdrawal first."""
    found = [item for item in person.evidence.all() if item.withdrawn_at is not None]
    return sorted(found, key=lambda item: str(item.withdrawn_at), reverse=True)


def observations_in(person: Person, since: date, until: date) -> list[Observation]:
    """Observation sheets of those days that were not withdrawn."""
    found = [
        sheet
        for sheet in person.observations.all()
        if sheet.withdrawn_at is None and since <= sheet.observed_on <= until
    ]
    return sorted(found, key=lambda sheet: (sheet.observed_on, sheet.entered_at))
