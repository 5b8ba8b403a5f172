"""Writes of what registers told, and of what the school does with it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base import clock, outbox
from foundation.base.errors import Refused
from foundation.gateways import (
    Answer,
    Known,
    NotAvailable,
    Register,
    Unknown,
    as_content,
    ask_registers,
)
from foundation.gateways import Fact as Told
from foundation.journal.services import record
from portfolio.permissions import may_read_list
from portfolio.selectors import teachers_for_user
from registry.models import Person
from sources.about import About
from sources.comparing import Line, line_of
from sources.models import Fact, Pull
from sources.permissions import may_ask, may_decide
from sources.selectors import with_sources
from sources.states import TRANSITIONS, Outcome, State
from sources.taking import take


def pull_facts(*, person: Person, by: UUID) -> list[Pull]:
    """Ask all registers about a person and keep what they answer. Refused: not the school's.

    The asking takes seconds at most and holds no lock; the keeping is one transaction.
    """
    _require_asker(person, by)
    return keep_answers(person=person, answers=ask_registers(person.iin), by=by)


@transaction.atomic
def keep_answers(*, person: Person, answers: Mapping[Register, Answer], by: UUID) -> list[Pull]:
    """Write down what each register answered: one Pull for each, a Fact for each key told.

    A fact that is told differently than before is to be decided anew. What was kept of a register
    that is not available stays as it was. Refused: not the school's.
    """
    _require_asker(person, by)
    Person.objects.select_for_update().get(pk=person.pk)
    now = clock.now()
    pulls = [_pull(person, register, answer, now, by) for register, answer in answers.items()]
    for register, answer in answers.items():
        if isinstance(answer, Known):
            _keep_facts(person, register, answer.facts, now)
    facts = {pull.register: pull.outcome for pull in pulls}
    record(action="registers.asked", on=person, by=by, facts=facts)
    return pulls


@transaction.atomic
def take_fact(*, fact: Fact, by: UUID, row: str = "") -> Fact:
    """Write the register's fact into the registry or the portfolio, in the place of a typed one
    that differs. `row` chooses among the rows of the sheet that may hold it.

    Refused: not the school's officer, told no more, already stands so, or what the room it goes
    into refuses.
    """
    fact, line = _open_line(fact, by)
    taken_id = take(line, About(_whole(fact.person_id)), row=row, by=by)
    fact.taken_id = taken_id
    _decide(fact, State.TAKEN, reason="", by=by)
    record(action="fact.taken", on=fact, by=by, facts={**_facts_of(fact), "as": taken_id})
    return fact


@transaction.atomic
def keep_typed(*, fact: Fact, reason: str, by: UUID) -> Fact:
    """Leave what the school has as it is, and say why. Refused: without a reason, not open."""
    fact, _line = _open_line(fact, by)
    if not reason.strip():
        raise Refused("missing", _("Write the reason."), field="reason")
    _decide(fact, State.KEPT, reason=reason.strip(), by=by)
    record(
        action="fact.kept_out", on=fact, by=by, facts=_facts_of(fact), personal={"reason": reason}
    )
    return fact


@transaction.atomic
def ask_about_teachers(*, by: UUID) -> int:
    """Promise to ask about every teacher of the schools whose officer or head it is."""
    user = User.objects.get(pk=by)
    verdict = may_read_list(user)
    if not verdict:
        raise Refused("not_allowed", verdict.reason)
    turn = uuid4().hex
    people = teachers_for_user(user).exclude(user=user).values_list("pk", flat=True)
    for pk in people:
        outbox.enqueue("sources.pull", key=f"{pk}:{turn}", person_id=str(pk), by=str(by))
    return len(people)


def _require_asker(person: Person, by: UUID) -> None:
    verdict = may_ask(User.objects.get(pk=by), person)
    if not verdict:
        raise Refused("not_allowed", verdict.reason)


def _pull(person: Person, register: str, answer: Answer, now: datetime, by: UUID) -> Pull:
    outcome = {Known: Outcome.KNOWN, Unknown: Outcome.UNKNOWN}.get(
        type(answer), Outcome.NOT_AVAILABLE
    )
    return Pull.objects.create(
        person=person,
        register=register,
        asked_at=now,
        asked_by_id=by,
        outcome=outcome,
        why=answer.why if isinstance(answer, NotAvailable) else "",
    )


def _keep_facts(person: Person, register: str, facts: Iterable[Told], now: datetime) -> None:
    known = {fact.key: fact for fact in Fact.objects.filter(person=person, register=register)}
    for told in facts:
        content = as_content(told)
        fact = known.get(told.key) or Fact(
            person=person, register=register, key=told.key, first_pulled_at=now, content=content
        )
        if fact.content != content and fact.state != State.WAITING:
            _change_state(fact, State.WAITING)
            fact.decided_at, fact.decided_by_id, fact.reason = None, None, ""
        fact.kind, fact.content, fact.pulled_at = told.kind, content, now
        fact.save()


def _open_line(fact: Fact, by: UUID) -> tuple[Fact, Line]:
    """The fact under its lock, and where it stands now: only what is new or differs is open.

    The person's lock comes first, as it does in `keep_answers`; two takings of one fact meet here.
    """
    Person.objects.select_for_update().get(pk=fact.person_id)
    fact = Fact.objects.select_for_update().get(pk=fact.pk)
    person = _whole(fact.person_id)
    verdict = may_decide(User.objects.get(pk=by), person)
    if not verdict:
        raise Refused("not_allowed", verdict.reason)
    line = line_of(About(person), fact)
    if line is None:
        raise Refused("told_no_more", _("The register does not tell this any more."))
    if not line.is_open:
        raise Refused("stands_already", _("This already stands as the register tells it."))
    return fact, line


def _whole(person_id: UUID) -> Person:
    return with_sources(Person.objects.filter(pk=person_id)).get()


def _decide(fact: Fact, state: State, *, reason: str, by: UUID) -> None:
    _change_state(fact, state)
    fact.reason, fact.decided_at, fact.decided_by_id = reason, clock.now(), by
    fact.save()


def _change_state(fact: Fact, to: State) -> None:
    """The one place that changes a fact's state."""
    if to not in TRANSITIONS[fact.state]:
        raise Refused("not_possible", _("This is not possible any more."))
    fact.state = to


def _facts_of(fact: Fact) -> dict[str, Any]:
    return {"person": fact.person_id, "register": fact.register, "key": fact.key}
