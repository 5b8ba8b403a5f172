"""A pull from the stand-in to the page's rows; nothing is lost when a register is down."""

import pytest
from django.db import IntegrityError, transaction

from foundation.accounts.models import User
from foundation.base import outbox
from foundation.base.errors import Refused
from foundation.base.models import OutboxItem
from foundation.journal.models import Entry
from registry.models import Organisation, Person
from registry.states import Role
from sources.models import Fact, Pull
from sources.services import ask_about_teachers, keep_typed, pull_facts, take_fact
from sources.states import Group, Outcome, State
from tests.registry import builders as registry
from tests.sources.builders import answered, groups, told
from tests.standins import facts
from tests.standins.registers import NAMES, StandIn


def outcomes(person: Person, by: User) -> dict[str, str]:
    return {pull.register: pull.outcome for pull in pull_facts(person=person, by=by.pk)}


def test_a_pull_keeps_every_answer(teacher: Person, officer: User, registers: StandIn) -> None:
    registers.tell("courses", teacher.iin, facts.course())
    registers.tell("testing", teacher.iin)
    registers.switch("down", "contests")
    assert outcomes(teacher, officer) == {
        "staff": Outcome.UNKNOWN,
        "courses": Outcome.KNOWN,
        "contests": Outcome.NOT_AVAILABLE,
        "testing": Outcome.KNOWN,
    }
    (fact,) = Fact.objects.filter(person=teacher)
    assert fact.content == facts.course()
    entry = Entry.objects.get(action="registers.asked")
    assert entry.facts["contests"] == "not_available"
    assert teacher.iin not in str(entry.facts)


def test_what_is_told_twice_is_kept_once(
    teacher: Person, officer: User, registers: StandIn
) -> None:
    registers.tell("courses", teacher.iin, facts.course())
    for _ in range(2):
        pull_facts(person=teacher, by=officer.pk)
    assert Fact.objects.filter(person=teacher).count() == 1
    assert Pull.objects.filter(person=teacher, register="courses").count() == 2


def test_the_database_holds_one_fact_under_a_key(teacher: Person, officer: User) -> None:
    answered(teacher, officer, courses=told(facts.course()))
    twin = Fact.objects.get()
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)
    assert Fact.objects.count() == 1


def test_with_every_register_down_nothing_is_lost(
    teacher: Person, officer: User, registers: StandIn
) -> None:
    registers.tell("courses", teacher.iin, facts.course(), facts.course(key="2", title="Басқа"))
    pull_facts(person=teacher, by=officer.pk)
    taken = take_fact(fact=Fact.objects.get(key="course-1"), by=officer.pk)
    keep_typed(fact=Fact.objects.get(key="2"), reason="Басқа адам", by=officer.pk)
    registers.switch("down", *NAMES)
    assert set(outcomes(teacher, officer).values()) == {Outcome.NOT_AVAILABLE}
    taken.refresh_from_db()
    assert taken.state == State.TAKEN
    assert Fact.objects.get(key="2").reason == "Басқа адам"
    assert groups(teacher, "courses") == [Group.NEW, Group.SAME]
    assert groups(teacher, "staff") == [Group.UNVERIFIED]


def test_the_work_goes_on_with_what_was_told_before(
    teacher: Person, officer: User, registers: StandIn
) -> None:
    registers.tell("courses", teacher.iin, facts.course())
    pull_facts(person=teacher, by=officer.pk)
    registers.switch("garbage", *NAMES)
    pull_facts(person=teacher, by=officer.pk)
    take_fact(fact=Fact.objects.get(), by=officer.pk)
    assert groups(teacher, "courses") == [Group.SAME]


def test_strangers_do_not_ask(teacher: Person, officer: User, registers: StandIn) -> None:
    assert teacher.user is not None
    other = registry.officer(registry.organisation())
    for who in (other, teacher.user, registry.user()):
        with pytest.raises(Refused) as refused:
            pull_facts(person=teacher, by=who.pk)
        assert refused.value.code == "not_allowed"
    assert not Pull.objects.exists()


def test_strangers_keep_no_answers_either(teacher: Person) -> None:
    other = registry.officer(registry.organisation())
    with pytest.raises(Refused) as refused:
        answered(teacher, other, courses=told(facts.course()))
    assert refused.value.code == "not_allowed"
    assert not Fact.objects.exists()


def test_about_a_whole_school_the_worker_asks(
    school: Organisation, officer: User, registers: StandIn
) -> None:
    people = [registry.teacher(school) for _ in range(3)]
    registers.tell("courses", people[0].iin, facts.course())
    registry.teacher(registry.organisation())
    assert ask_about_teachers(by=officer.pk) == 3
    assert outbox.deliver_due() == 3
    assert set(Pull.objects.values_list("person", flat=True)) == {one.pk for one in people}
    assert Fact.objects.get().person == people[0]


def test_whoever_left_meanwhile_is_not_asked_about(
    school: Organisation, officer: User, registers: StandIn
) -> None:
    teacher = registry.teacher(school)
    ask_about_teachers(by=officer.pk)
    work = teacher.employments.get()
    work.since = work.until = work.since.replace(year=2016)
    work.save()
    assert outbox.deliver_due() == 1
    assert not Pull.objects.exists()
    assert OutboxItem.objects.get().done_at is not None


def test_a_teacher_may_not_ask_about_the_school(teacher: Person) -> None:
    assert teacher.user is not None
    with pytest.raises(Refused) as refused:
        ask_about_teachers(by=teacher.user.pk)
    assert refused.value.code == "not_allowed"
    assert not OutboxItem.objects.exists()


def test_the_head_asks(school: Organisation, teacher: Person, registers: StandIn) -> None:
    head = registry.appoint(Role.HEAD, school).user
    pull_facts(person=teacher, by=head.pk)
    assert Pull.objects.filter(asked_by_id=head.pk).count() == len(NAMES)
