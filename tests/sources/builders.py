"""Answers of registers for tests that need no process."""

from typing import Any

from foundation.accounts.models import User
from foundation.gateways import Answer, Known, NotAvailable, Register, Why, from_content
from registry.models import Person
from sources.comparing import Compared, Line
from sources.models import Fact
from sources.selectors import compared, with_sources
from sources.services import keep_answers
from sources.states import Group
from tests.standins import facts

DOWN = NotAvailable(Why.NO_ANSWER)


def told(*known: dict[str, Any]) -> Known:
    return Known(tuple(from_content(fact) for fact in known))


def answered(person: Person, by: User, **answers: Answer) -> None:
    """Keep what the registers named answered just now."""
    keep_answers(
        person=person,
        answers={Register(name): answer for name, answer in answers.items()},
        by=by.pk,
    )


def new_course(person: Person, by: User, **other: Any) -> Fact:
    """A course that the register tells and nobody typed."""
    answered(person, by, courses=told(facts.course(**other)))
    return Fact.objects.get(person=person, register="courses")


def register_of(person: Person, name: str) -> Compared:
    whole = with_sources(Person.objects.filter(pk=person.pk)).get()
    return next(one for one in compared(whole) if one.register == name)


def lines(person: Person, name: str) -> list[Line]:
    return list(register_of(person, name).lines)


def groups(person: Person, name: str) -> list[Group]:
    return [line.group for line in lines(person, name)]


def differing(line: Line) -> list[str]:
    """Labels of what differs, in the source's words."""
    return [str(one.label) for one in line.differences]
