"""Figures of quality and proofs of transmission for tests, made by the services."""

from decimal import Decimal
from typing import Any

import scoring
from foundation.accounts.models import User
from foundation.base import clock
from portfolio.figures import ClassFigures, Figure
from portfolio.models import QualityYear, TransmissionProof
from portfolio.selectors import Assessed, assess, main_employment, with_portfolio
from portfolio.services import add_quality_year, add_transmission_proof
from portfolio.states import Division
from registry.models import District, Person
from tests.portfolio.builders import stored_pdf, yesterday

OF_EACH_PLACE = ("event", "publication", "materials")


def present_year() -> int:
    today = clock.today()
    return scoring.school_year(scoring.ruleset_on(today), today)


def figures(
    start: str | None, end: str | None, name: str = "9 «Б»", learners: int = 25
) -> ClassFigures:
    return ClassFigures(name, learners, _exact(start), (), _exact(end))


def _exact(text: str | None) -> Figure:
    return None if text is None else Decimal(text)


def quality_year(person: Person, by: User, year: int | None = None, **facts: Any) -> QualityYear:
    given: dict[str, Any] = {
        "subject": "Алгебра",
        "division": Division.QUARTERS,
        "classes": [figures("50", "52.5")],
        "conclusions": "Сапа өсті.",
        "recommendations": "Саралауды жалғастыру.",
        **facts,
    }
    year = present_year() - 1 if year is None else year
    return add_quality_year(person=person, year=year, by=by.pk, **given)


def three_years(person: Person, by: User, *changes: str, **facts: Any) -> list[QualityYear]:
    """Three school years that are over, from 50 percent each by so many points."""
    first = present_year() - 3
    return [
        quality_year(
            person,
            by,
            first + place,
            classes=[figures("50", str(Decimal(50) + Decimal(change)))],
            **facts,
        )
        for place, change in enumerate(changes)
    ]


def proof(
    person: Person, by: User, step: str = "council", category: str = "researcher", **facts: Any
) -> TransmissionProof:
    given = {"title": f"{step} құжаты", "day": yesterday(), "file": stored_pdf(by), **facts}
    return add_transmission_proof(person=person, category=category, step=step, by=by.pk, **given)


def whole_place(
    person: Person, by: User, category: str = "researcher", without: str = "", **at: Any
) -> None:
    """Every proof of one place; `without` leaves a step out."""
    for step in OF_EACH_PLACE:
        if step != without:
            sealed = {"sealed_by": "method_centre"} if step == "materials" else {}
            proof(person, by, step, category, **sealed, **at)


def district(person: Person, name: str) -> District:
    work = main_employment(person, clock.today())
    assert work is not None
    assert work.organisation.region is not None
    both = {"kk": name, "ru": name}
    return District.objects.create(region=work.organisation.region, name=both)


def assessed(person: Person, category: str | None = None) -> Assessed:
    found = assess(with_portfolio(Person.objects.filter(pk=person.pk)).get(), category=category)
    assert found is not None
    return found
