"""Several at once: planners of one lesson, planners of one observer, signatures under one sheet."""

from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, transaction

from foundation.base.errors import Refused
from lessons.models import Sheet, Visit
from lessons.selectors.visits import busy_with
from lessons.services import correct_sheet, sign_sheet
from lessons.services.signing import sheet_content
from portfolio.models import Observation
from portfolio.states import ObserverKind
from tests.commissions.builders import cms_of
from tests.lessons.visiting import School, at, given, plan, send, signed, user_id, working_day
from tests.registry import builders as registry
from tests.threads import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
THREADS = 4


def copy_of(pattern: Visit, **facts: Any) -> None:
    """A row written past the services."""
    columns = [one.name for one in Visit._meta.concrete_fields if not one.primary_key]
    Visit.objects.create(**{**{name: getattr(pattern, name) for name in columns}, **facts})


def test_several_planners_of_one_lesson_plan_one_visit() -> None:
    school = School()
    kinds = ObserverKind.values[:THREADS]
    answers = at_once(
        *[lambda kind=kind: plan(school, [(school.observers[kind], kind)]) for kind in kinds]
    )
    refusals = [answer.code for answer in answers if isinstance(answer, Refused)]
    assert refusals == ["lesson_taken"] * (THREADS - 1)
    assert Visit.objects.count() == 1


def test_several_planners_of_one_observer_get_one_lesson() -> None:
    school = School()
    teachers = [registry.teacher(school.organisation, f"Педагог{n}") for n in range(THREADS)]
    answers = at_once(*[lambda who=who: plan(school, person=who) for who in teachers])
    refusals = [answer.code for answer in answers if isinstance(answer, Refused)]
    assert refusals == ["busy"] * (THREADS - 1)
    assert Sheet.objects.count() == 1


def test_control_without_the_lock_one_observer_gets_several_lessons() -> None:
    school = School()
    teachers = [registry.teacher(school.organisation, f"Педагог{n}") for n in range(THREADS)]
    pattern, begins = plan(school), at(working_day(), 14)
    all_have_read = Barrier(THREADS)

    def plan_without_lock(who: object) -> bool:
        with transaction.atomic():
            free = not busy_with(school.head, begins, begins)
            all_have_read.wait()
            copy_of(pattern, person=who, begins_at=begins)
            return free

    answers = at_once(*[lambda who=who: plan_without_lock(who) for who in teachers])
    assert answers == [True] * THREADS


def test_control_without_the_lock_the_database_keeps_one_visit_to_a_teacher() -> None:
    school = School()
    pattern, begins = plan(school), at(working_day(), 14)

    def insert() -> bool:
        copy_of(pattern, begins_at=begins)
        return True

    answers = at_once(*[insert] * THREADS)
    # Rows that exclude each other wait for each other: the database may break the knot instead.
    refused = [
        answer for answer in answers if isinstance(answer, IntegrityError | OperationalError)
    ]
    assert [answer for answer in answers if answer not in refused] == [True]
    assert len(refused) == THREADS - 1


def test_several_signatures_enter_one_sheet_once() -> None:
    school = School()
    sheet = given(school).sheets.get()
    send(sheet)
    sheet.refresh_from_db()
    cms = cms_of(school.head, sheet_content(sheet))

    def sign() -> object:
        return sign_sheet(sheet=sheet, cms=cms, by=user_id(school.head))

    answers = at_once(*[sign] * THREADS)
    refusals = [answer.code for answer in answers if isinstance(answer, Refused)]
    assert refusals == ["state"] * (THREADS - 1)
    assert Observation.objects.count() == 1


def test_several_corrections_of_one_sheet_are_one() -> None:
    sheet = signed(School())

    def correct() -> Sheet:
        return correct_sheet(sheet=sheet, reason="қате", by=user_id(sheet.observer))

    answers = at_once(*[correct] * THREADS)
    assert sum(isinstance(answer, Sheet) for answer in answers) == 1
    assert sum(isinstance(answer, Refused) for answer in answers) == THREADS - 1
