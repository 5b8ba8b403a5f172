"""Portfolios for tests, made by the services."""

import io
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pikepdf

import scoring
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.calendar import last_lesson_day
from foundation.base.files import keep
from foundation.base.models import StoredFile
from portfolio.models import Certification, Evidence, Observation
from portfolio.selectors import Certified, certified_today
from portfolio.services import (
    add_evidence,
    add_observation,
    certify_portfolio,
    confirm_portfolio,
)
from portfolio.states import ObserverKind
from registry.models import Person
from tests.events.builders import listed

FIVE_OBSERVERS = (
    ObserverKind.HEAD,
    ObserverKind.DEPUTY,
    ObserverKind.TEACHER,
    ObserverKind.CABINET_METHODIST,
    ObserverKind.COMMISSION_MEMBER,
)
# The lowest that each row of the teacher's sheet asks of a moderator: 7 points beside row 1.2.
LOWEST: dict[str, dict[str, Any]] = {
    "1.1": {"level": "unstable"},
    "2.1": {"level": "organisation", "work": "Олимпиада"},
    "2.2": {"level": "organisation", "work": "Байқау"},
    "3.2": {"level": "organisation", "work": "Семинар"},
    "3.4": {"level": "organisation", "work": "Жоба"},
    "3.5": {"level": "organisation", "work": "Бағдарлама"},
    "4.1": {"hours": 72},
}
CONTESTS = ("2.1", "2.2")  # rows that ask for an event of the approved lists


def make_pdf() -> bytes:
    """A page of its own each time: one file in two portfolios would be asked about."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Title"] = uuid4().hex
        made.save(out)
    return out.getvalue()


PDF = make_pdf()


def yesterday() -> date:
    return clock.today() - timedelta(days=1)


def stored_pdf(by: User) -> StoredFile:
    return keep(content=make_pdf(), name="дәлел.pdf", content_type="application/pdf", by_id=by.pk)


def evidence(person: Person, by: User, row: str = "2.1", **facts: Any) -> Evidence:
    given = {**LOWEST.get(row, {}), "title": f"{row} дәлелі", "day": yesterday(), **facts}
    given.setdefault("file", stored_pdf(by))
    if row in CONTESTS and "event" not in given and "event_reason" not in given:
        given["event"] = listed()
    return add_evidence(person=person, row=row, by=by.pk, **given)


def levels(total: int) -> dict[int, int]:
    """Levels of the 34 lines that add up to a total."""
    whole, rest = divmod(total, 34)
    return {number: whole + (number <= rest) for number in range(1, 35)}


def observation(
    person: Person, by: User, total: int = 61, observer: str = ObserverKind.HEAD, **facts: Any
) -> Observation:
    given: dict[str, Any] = {
        "observed_on": last_lesson_day(yesterday()),
        "observer_name": "Ержанов Болат",
        "subject": "Алгебра",
        "class_group": "9 «Б»",
        "topic": "Квадрат теңдеулер",
        "learning_aims": "9.2.2.1",
        "conclusions": "Мақсатқа жетті.",
        "recommendations": "Саралауды күшейту.",
        "levels": levels(total),
        **facts,
    }
    return add_observation(person=person, observer_kind=observer, by=by.pk, **given)


def lowest_portfolio(person: Person, by: User, *, without: str = "", mean: int = 61) -> None:
    """Exactly the lowest of each row for a moderator; `without` leaves a row empty."""
    for row in LOWEST:
        if row != without:
            evidence(person, by, row)
    for observer in FIVE_OBSERVERS:
        observation(person, by, mean, observer)


def rules() -> scoring.Ruleset:
    return scoring.ruleset_on(clock.today())


def state_of(person: Person) -> Certified:
    """How the portfolio stands today, read anew."""
    return certified_today(Person.objects.get(pk=person.pk), rules())


def certify(person: Person, head: User) -> Certification:
    return certify_portfolio(person=person, sha256=state_of(person).sha256, by=head.pk)


def confirm(person: Person) -> Certification:
    assert person.user_id is not None
    return confirm_portfolio(person=person, sha256=state_of(person).sha256, by=person.user_id)


def certify_and_confirm(person: Person, head: User) -> None:
    """Both acts without which nothing is given to a commission."""
    certify(person, head)
    confirm(person)
