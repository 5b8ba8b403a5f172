"""Who plans which visit, and who may be in it."""

from datetime import timedelta

import pytest

from foundation.base import calendar, clock
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from foundation.notifications.models import Message
from lessons.models import Visit
from lessons.services import add_observer, cancel_visit, move_visit, remove_observer
from lessons.states import State
from portfolio.states import ObserverKind
from registry.states import OrganisationKind, PostKind, Role
from tests.lessons.visiting import (
    School,
    at,
    fill,
    given,
    plan,
    send,
    sheet_of,
    user_id,
    working_day,
)
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return School()


def refused(code: str, action: object, *args: object, **facts: object) -> bool:
    try:
        action(*args, **facts)  # type: ignore[operator]
    except Refused as refusal:
        return refusal.code == code
    return False


def test_the_officer_plans_a_visit(school: School) -> None:
    visit = plan(school)
    sheet = visit.sheets.get()
    assert (visit.organisation, visit.planned_under.user) == (school.organisation, school.entry)
    assert (sheet.observer, sheet.observer_kind, sheet.state) == (
        school.head, ObserverKind.HEAD, State.DRAFT,
    )  # fmt: skip
    assert sheet.form == "secondary_tvet"
    assert sheet.observer_post == "математика мұғалімі / учитель математики"
    assert Entry.objects.filter(action="visit.planned").count() == 1
    assert Message.objects.filter(user_id=user_id(school.head)).count() == 1


@pytest.mark.parametrize("kind", ObserverKind.values)
def test_every_kind_of_observer_may_be_invited(school: School, kind: str) -> None:
    visit = plan(school, [(school.observers[kind], kind)])
    assert visit.sheets.get().observer_kind == kind


@pytest.mark.parametrize("kind", ObserverKind.values)
def test_nobody_observes_in_another_s_capacity(school: School, kind: str) -> None:
    stranger = registry.teacher(registry.organisation(), "Бөгде")
    assert refused("not_observer", plan, school, [(stranger, kind)])


def test_a_cabinet_of_another_district_is_not_asked(school: School) -> None:
    far = registry.organisation(OrganisationKind.METHOD_CABINET)
    far.region = registry.region("71")
    far.save()
    who = registry.teacher(far, "Алыстағы", post_kind=PostKind.CABINET_METHODIST)
    assert refused("not_observer", plan, school, [(who, ObserverKind.CABINET_METHODIST)])


def test_whose_right_in_a_commission_ended_is_no_member(school: School) -> None:
    grant = school.member.user.grants.get()  # type: ignore[union-attr]
    grant.until = clock.today() - timedelta(days=1)
    grant.save()
    asked = [(school.member, ObserverKind.COMMISSION_MEMBER)]
    assert refused("not_observer", plan, school, asked)


def test_only_officer_and_head_plan(school: School) -> None:
    head_s = plan(school, [(school.deputy, ObserverKind.DEPUTY)], by=user_id(school.head))
    assert head_s.planned_under.role == Role.HEAD
    later = at(working_day(2))
    for person in (school.deputy, school.colleague, school.member):
        assert refused("not_planner", plan, school, begins_at=later, by=user_id(person))
    elsewhere = registry.officer(registry.organisation())
    assert refused("not_planner", plan, school, begins_at=later, by=elsewhere.pk)


def test_nobody_observes_or_plans_the_own_lesson(school: School) -> None:
    assert refused("own_lesson", plan, school, [(school.teacher, ObserverKind.TEACHER)])
    registry.appoint(Role.DATA_ENTRY, school.organisation, school.teacher.user)
    assert refused("not_planner", plan, school, by=user_id(school.teacher))


def test_lessons_of_a_methodist_are_not_observed(school: School) -> None:
    assert refused("not_observed", plan, school, person=school.methodist)


def test_a_visit_needs_an_observer_once(school: School) -> None:
    twice = [(school.head, ObserverKind.HEAD)] * 2
    assert refused("already_observes", plan, school, twice, is_shared=True)
    assert refused("no_observer", plan, school, [])


def test_two_observers_are_refused_unless_meant(school: School) -> None:
    two = [(school.head, ObserverKind.HEAD), (school.cabinet, ObserverKind.CABINET_METHODIST)]
    assert refused("several_observers", plan, school, two)
    assert plan(school, two, is_shared=True).sheets.count() == 2


def test_a_second_observer_is_added_only_when_meant(school: School) -> None:
    visit = plan(school)
    asked = {"visit": visit, "observer": (school.deputy, ObserverKind.DEPUTY)}
    by = school.entry.pk
    assert refused("several_observers", add_observer, **asked, by=by)
    add_observer(visit=visit, observer=asked["observer"], is_shared=True, by=by)  # type: ignore[arg-type]
    visit.refresh_from_db()
    assert (visit.is_shared, visit.sheets.count()) == (True, 2)
    assert refused("already_observes", add_observer, **asked, by=by)


@pytest.mark.parametrize("minutes", [-44, -10, 0, 44])
def test_one_lesson_has_one_visit(school: School, minutes: int) -> None:
    plan(school)
    moment = at(working_day()) + timedelta(minutes=minutes)
    other = [(school.deputy, ObserverKind.DEPUTY)]
    assert refused("lesson_taken", plan, school, other, begins_at=moment)


@pytest.mark.parametrize("minutes", [-45, 45])
def test_lessons_may_follow_one_another(school: School, minutes: int) -> None:
    plan(school)
    moment = at(working_day()) + timedelta(minutes=minutes)
    assert plan(school, begins_at=moment).pk


def test_an_observer_is_in_one_lesson_at_a_time(school: School) -> None:
    plan(school)
    beside = {"person": school.colleague, "begins_at": at(working_day(), 10, 30)}
    assert refused("busy", plan, school, **beside)
    assert plan(school, [(school.deputy, ObserverKind.DEPUTY)], **beside).pk


def test_who_is_observed_does_not_observe_then(school: School) -> None:
    plan(school)
    observing = [(school.teacher, ObserverKind.TEACHER)]
    assert refused("busy", plan, school, observing, person=school.colleague)


def test_visits_are_on_working_days_to_come(school: School) -> None:
    day = clock.today()
    while calendar.is_working_day(day):
        day += timedelta(days=1)
    assert refused("not_working_day", plan, school, begins_at=at(day))
    assert refused("past", plan, school, begins_at=at(working_day(-1)))
    assert refused("minutes", plan, school, minutes=241)


class TestAtAPenitentiaryInstitution:
    @pytest.fixture
    def school(self) -> School:
        made = School()
        made.organisation.at_penitentiary = True
        made.organisation.save()
        return made

    def test_a_prior_request_is_needed(self, school: School) -> None:
        assert refused("no_request", plan, school)
        assert plan(school, prior_request="№ 12, 01.11.2026").prior_request == "№ 12, 01.11.2026"


class TestMoving:
    def test_moves_and_tells_the_observers(self, school: School) -> None:
        visit = plan(school)
        moved = move_visit(visit=visit, begins_at=at(working_day(2)), by=school.entry.pk)
        assert moved.begins_at == at(working_day(2))
        assert Message.objects.filter(user_id=user_id(school.head)).count() == 2

    def test_not_into_another_lesson(self, school: School) -> None:
        plan(school)
        other = plan(school, begins_at=at(working_day(2)))
        moving = {"visit": other, "begins_at": at(working_day()), "by": school.entry.pk}
        assert refused("lesson_taken", move_visit, **moving)

    def test_by_a_little_over_its_own_time(self, school: School) -> None:
        visit = plan(school)
        later = at(working_day(), 10, 15)
        assert move_visit(visit=visit, begins_at=later, by=school.entry.pk).begins_at == later

    def test_not_once_a_sheet_was_sent(self, school: School) -> None:
        visit = given(school)
        send(visit.sheets.get())
        moving = {"visit": visit, "begins_at": at(working_day()), "by": school.entry.pk}
        assert refused("observed", move_visit, **moving)


class TestCancelling:
    def test_with_a_reason_and_the_lesson_is_free_again(self, school: School) -> None:
        visit = plan(school)
        assert refused("missing", cancel_visit, visit=visit, reason=" ", by=school.entry.pk)
        cancel_visit(visit=visit, reason="Педагог ауырды", by=school.entry.pk)
        assert plan(school).pk != visit.pk
        assert Visit.objects.get(pk=visit.pk).cancel_reason == "Педагог ауырды"

    def test_not_what_an_observer_has_begun(self, school: School) -> None:
        visit = given(school)
        fill(visit.sheets.get())
        assert refused("begun", cancel_visit, visit=visit, reason="жоқ", by=school.entry.pk)


class TestTakingAnObserverOut:
    def test_before_the_sheet_is_begun(self, school: School) -> None:
        visit = plan(school)
        sheet = visit.sheets.get()
        remove_observer(sheet=sheet, reason="іссапарда", by=school.entry.pk)
        assert visit.sheets.count() == 0
        assert Message.objects.filter(user_id=user_id(school.head)).count() == 2

    def test_who_has_begun_is_not_put_out_by_the_school(self, school: School) -> None:
        visit = given(school, [(school.member, ObserverKind.COMMISSION_MEMBER)])
        sheet = sheet_of(visit, school.member)
        fill(sheet, 10)
        removing = {"sheet": sheet, "reason": "төмен"}
        assert refused("stays", remove_observer, **removing, by=school.entry.pk)
        remove_observer(sheet=sheet, reason="бітірмедім", by=user_id(school.member))
        assert visit.sheets.count() == 0

    def test_what_was_sent_stays(self, school: School) -> None:
        sheet = given(school).sheets.get()
        send(sheet)
        removing = {"sheet": sheet, "reason": "жоқ", "by": user_id(school.head)}
        assert refused("stays", remove_observer, **removing)
