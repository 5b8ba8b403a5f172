"""What counts of a person's portfolio on which days."""

from datetime import date, timedelta

from portfolio.models import Evidence, Observation
from registry.models import CategoryHeld, Person
from scoring import Ruleset


def held_on(person: Person, day: date) -> CategoryHeld | None:
    """The category a person holds on a day; reads what is prefetched."""
    held = [one for one in person.categories.all() if _covers(one, day)]
    return max(held, key=lambda one: one.since, default=None)


def _covers(held: CategoryHeld, day: date) -> bool:
    ends = [end for end in (held.until, held.ended_on) if end is not None]
    return held.since <= day and all(day <= end for end in ends)


def attestation_period(person: Person, ruleset: Ruleset, day: date) -> tuple[date, date]:
    """From the day the present category was given, or else a category's term back, to a day."""
    held = held_on(person, day)
    if held is not None and ruleset.category(held.category).has_term:
        return held.since, day
    return _years_before(day, ruleset.categories.ladders["teacher"].term_years), day


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return (day - timedelta(days=1)).replace(year=day.year - years)


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
