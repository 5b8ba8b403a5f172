"""Taking over what a register tells, and keeping what the school has."""

from datetime import date
from typing import Any

import pytest

from events.models import Event
from foundation.accounts.models import User
from foundation.base.errors import Refused
from foundation.journal.models import Disclosure, Entry
from portfolio.models import Evidence
from portfolio.services import withdraw_evidence
from portfolio.states import Place, Source
from registry.models import Education, Employment, Organisation, Person
from registry.states import Role
from sources.models import Fact
from sources.services import keep_typed, take_fact
from sources.states import Group, State
from tests.portfolio.builders import evidence
from tests.registry import builders as registry
from tests.sources.builders import answered, groups, new_course, told
from tests.standins import facts

pytestmark = pytest.mark.django_db


def fact_of(person: Person, key: str) -> Fact:
    return Fact.objects.get(person=person, key=key)


def told_work(teacher: Person, officer: User, **other: Any) -> Fact:
    work = teacher.employments.select_related("organisation").get()
    answered(teacher, officer, staff=told(facts.work(work, **other)))
    return fact_of(teacher, "work-1")


def refusal(fact: Fact, by: User, **more: str) -> str:
    with pytest.raises(Refused) as refused:
        take_fact(fact=fact, by=by.pk, **more)
    return refused.value.code


# ---- new facts ---------------------------------------------------------------------------------
def test_a_new_course_becomes_evidence_of_the_register(teacher: Person, officer: User) -> None:
    fact = new_course(teacher, officer)
    taken = take_fact(fact=fact, by=officer.pk)
    item = Evidence.objects.get(pk=taken.taken_id)
    assert (item.row, item.hours, item.title) == ("4.1", 80, "Критериалды бағалау")
    assert (item.source, item.register_key, item.number) == (
        Source.REGISTER, "course-1", "БАК 100200",
    )  # fmt: skip
    assert item.file is None
    assert taken.state == State.TAKEN
    assert groups(teacher, "courses") == [Group.SAME]


def test_a_new_contest_goes_into_the_row_that_is_chosen(teacher: Person, officer: User) -> None:
    answered(teacher, officer, contests=told(facts.contest()))
    fact = fact_of(teacher, "contest-1")
    assert refusal(fact, officer) == "row"
    assert refusal(fact, officer, row="4.1") == "row"
    item = Evidence.objects.get(pk=take_fact(fact=fact, row="2.2", by=officer.pk).taken_id)
    assert (item.row, item.level, item.place) == ("2.2", "district", Place.WINNER)
    assert item.event is None
    assert item.event_reason


def listed(school: Organisation, **other: Any) -> Event:
    year = facts.day(facts.recently()).year
    given = {
        "kind": "national",
        "name": {"kk": "Үздік педагог", "ru": "Лучший педагог"},
        "level": "district",
        "first_year": year - 1,
        "order_number": "514",
        "order_date": date(2011, 12, 7),
        **other,
    }
    return Event.objects.create(**given)


def test_the_event_is_found_by_its_name(
    teacher: Person, officer: User, school: Organisation
) -> None:
    year = facts.day(facts.recently()).year
    listed(school, first_year=year - 5, last_year=year - 3)
    listed(school, first_year=year + 1)
    listed(school, kind="regional", region=registry.region("71"))
    right = listed(school, kind="sector", name={"kk": "Үздік педагог", "ru": "Иначе"})
    answered(teacher, officer, contests=told(facts.contest()))
    fact = take_fact(fact=fact_of(teacher, "contest-1"), row="2.2", by=officer.pk)
    item = Evidence.objects.get(pk=fact.taken_id)
    assert (item.event, item.event_reason) == (right, "")


def test_a_new_diploma_stands_in_the_registry(teacher: Person, officer: User) -> None:
    answered(teacher, officer, staff=told(facts.diploma()))
    take_fact(fact=fact_of(teacher, "diploma-1"), by=officer.pk)
    found = Education.objects.get(person=teacher)
    assert (found.grade, found.document_number) == ("higher", "ЖБ-Б № 000123")
    assert found.issued_on == date(2012, 6, 20)
    entry = Entry.objects.get(action="education.registered")
    assert "ЖБ-Б № 000123" not in str(entry.facts)


def test_work_elsewhere_is_entered_where_the_portal_has_the_place(
    teacher: Person, officer: User
) -> None:
    college = registry.organisation(name="Колледж")
    fact = told_work(teacher, officer, bin=college.bin, since="2020-01-10", until="2021-06-01")
    take_fact(fact=fact, by=officer.pk)
    work = Employment.objects.get(person=teacher, organisation=college)
    assert (work.since, work.until) == (date(2020, 1, 10), date(2021, 6, 1))


def test_a_new_test_result_is_written(teacher: Person, officer: User) -> None:
    answered(teacher, officer, testing=told(facts.result()))
    take_fact(fact=fact_of(teacher, "result-1"), by=officer.pk)
    found = teacher.test_results.get()
    assert (found.points, found.maximum, found.source_number) == (41, 50, "ПББ-2026-1")
    assert groups(teacher, "testing") == [Group.SAME]


# ---- differing facts ---------------------------------------------------------------------------
def test_the_registers_value_takes_the_place_of_the_typed_one(
    teacher: Person, officer: User
) -> None:
    fact = told_work(teacher, officer, since="2016-09-01", teaching_since="2012-09-01")
    take_fact(fact=fact, by=officer.pk)
    work = Employment.objects.get(person=teacher)
    assert (work.since, work.teaching_since) == (date(2016, 9, 1), date(2012, 9, 1))
    entry = Entry.objects.get(action="employment.corrected")
    assert entry.facts["since"] == ["2015-09-01", "2016-09-01"]
    assert groups(teacher, "staff") == [Group.SAME]


def test_a_diploma_is_corrected_and_its_old_number_stays_in_the_journal(
    teacher: Person, officer: User
) -> None:
    answered(teacher, officer, staff=told(facts.diploma()))
    take_fact(fact=fact_of(teacher, "diploma-1"), by=officer.pk)
    answered(teacher, officer, staff=told(facts.diploma(number="ЖБ-Б № 555")))
    take_fact(fact=fact_of(teacher, "diploma-1"), by=officer.pk)
    assert Education.objects.get(person=teacher).document_number == "ЖБ-Б № 555"
    kept = Disclosure.objects.get(entry__action="education.corrected", name="document_number")
    assert "000123" in kept.value


def test_differing_evidence_is_withdrawn_in_favour_of_the_register(
    teacher: Person, officer: User
) -> None:
    typed = evidence(
        teacher, officer, "4.1", title="Критериалды бағалау", hours=108,
        day=facts.day(facts.recently()),
    )  # fmt: skip
    fact = new_course(teacher, officer)
    taken = take_fact(fact=fact, by=officer.pk)
    typed.refresh_from_db()
    assert typed.withdrawn_at is not None
    assert Evidence.objects.get(pk=taken.taken_id).hours == 80


def test_what_no_register_tells_stays_with_the_evidence(teacher: Person, officer: User) -> None:
    typed = evidence(
        teacher, officer, "2.1", title="Үздік педагог", work="Олимпиада", level="region",
        day=facts.day(facts.recently()), link="https://example.kz/1",
    )  # fmt: skip
    answered(teacher, officer, contests=told(facts.contest()))
    taken = take_fact(fact=fact_of(teacher, "contest-1"), by=officer.pk)
    item = Evidence.objects.get(pk=taken.taken_id)
    assert (item.row, item.link) == (typed.row, "https://example.kz/1")
    assert item.level == "district"


def test_an_imported_result_is_not_replaced(teacher: Person, officer: User) -> None:
    answered(teacher, officer, testing=told(facts.result()))
    take_fact(fact=fact_of(teacher, "result-1"), by=officer.pk)
    answered(teacher, officer, testing=told(facts.result(points=30)))
    assert refusal(fact_of(teacher, "result-1"), officer) == "imported"
    assert teacher.test_results.get().points == 41


# ---- once ---------------------------------------------------------------------------------------
def test_a_fact_taken_twice_stays_one(teacher: Person, officer: User) -> None:
    fact = new_course(teacher, officer)
    take_fact(fact=fact, by=officer.pk)
    assert refusal(fact, officer) == "stands_already"
    assert Evidence.objects.filter(person=teacher).count() == 1


def test_what_was_typed_meanwhile_is_not_taken_again(teacher: Person, officer: User) -> None:
    fact = new_course(teacher, officer)
    evidence(
        teacher, officer, "4.1", title="Критериалды бағалау", hours=80,
        day=facts.day(facts.recently()),
    )  # fmt: skip
    assert refusal(fact, officer) == "stands_already"


def test_taken_evidence_is_withdrawn_like_any_other_and_may_be_taken_anew(
    teacher: Person, officer: User
) -> None:
    fact = take_fact(fact=new_course(teacher, officer), by=officer.pk)
    item = Evidence.objects.get(pk=fact.taken_id)
    withdraw_evidence(evidence=item, reason="Басқа адамның курсы", by=officer.pk)
    assert groups(teacher, "courses") == [Group.NEW]
    again = take_fact(fact=fact, by=officer.pk)
    assert again.taken_id != item.pk
    assert groups(teacher, "courses") == [Group.SAME]


# ---- refusals -----------------------------------------------------------------------------------
def test_nobody_takes_facts_about_oneself_or_in_another_school(
    teacher: Person, officer: User
) -> None:
    fact = new_course(teacher, officer)
    stranger = registry.officer(registry.organisation())
    assert teacher.user is not None
    registry.appoint(Role.DATA_ENTRY, teacher.employments.get().organisation, teacher.user)
    assert refusal(fact, stranger) == "not_allowed"
    assert refusal(fact, teacher.user) == "not_allowed"
    assert not Evidence.objects.filter(person=teacher).exists()


def test_the_head_and_the_intake_officer_look_and_do_not_take(
    teacher: Person, officer: User, school: Organisation
) -> None:
    fact = new_course(teacher, officer)
    for role in (Role.HEAD, Role.INTAKE_OFFICER):
        assert refusal(fact, registry.appoint(role, school).user) == "not_allowed"
    assert Fact.objects.get().state == State.WAITING


def test_what_is_told_no_more_is_not_taken(teacher: Person, officer: User) -> None:
    fact = new_course(teacher, officer)
    answered(teacher, officer, courses=told())
    assert refusal(fact, officer) == "told_no_more"


def test_a_course_before_the_period_is_refused_by_the_portfolio(
    teacher: Person, officer: User
) -> None:
    fact = new_course(teacher, officer, issued_on=facts.recently(days=365 * 6))
    assert refusal(fact, officer) == "before_period"
    assert Fact.objects.get().state == State.WAITING


def test_work_in_a_place_the_portal_does_not_have(teacher: Person, officer: User) -> None:
    fact = told_work(teacher, officer, bin="999999999999")
    assert refusal(fact, officer) == "unknown_organisation"


@pytest.mark.parametrize(
    ("register", "fact", "code"),
    [
        ("staff", facts.diploma(issued_on="2199-01-01"), "future"),
        ("testing", facts.result(category="professor"), "unknown_category"),
        ("testing", facts.result(taken_on="2199-01-01"), "future"),
    ],
)
def test_a_fact_that_cannot_be(
    teacher: Person, officer: User, register: str, fact: dict[str, Any], code: str
) -> None:
    answered(teacher, officer, **{register: told(fact)})
    assert refusal(Fact.objects.get(), officer) == code


def test_a_post_nobody_knows(teacher: Person, officer: User) -> None:
    assert refusal(told_work(teacher, officer, post_kind="wizard"), officer) == "unknown_post"


def test_a_result_that_another_person_has(
    teacher: Person, officer: User, school: Organisation
) -> None:
    other = registry.teacher(school, "Басқа")
    answered(other, officer, testing=told(facts.result()))
    take_fact(fact=fact_of(other, "result-1"), by=officer.pk)
    answered(teacher, officer, testing=told(facts.result()))
    assert refusal(fact_of(teacher, "result-1"), officer) == "imported_before"


# ---- keeping ------------------------------------------------------------------------------------
def test_the_school_keeps_its_own_with_a_reason(teacher: Person, officer: User) -> None:
    fact = told_work(teacher, officer, since="2016-09-01")
    kept = keep_typed(fact=fact, reason="Бұйрықта 2015 жыл", by=officer.pk)
    assert (kept.state, kept.reason) == (State.KEPT, "Бұйрықта 2015 жыл")
    assert Employment.objects.get(person=teacher).since == date(2015, 9, 1)
    assert groups(teacher, "staff") == [Group.DIFFERS]
    assert "Бұйрықта" not in str(Entry.objects.get(action="fact.kept_out").facts)


def test_without_a_reason_nothing_is_kept(teacher: Person, officer: User) -> None:
    fact = told_work(teacher, officer, since="2016-09-01")
    with pytest.raises(Refused) as refused:
        keep_typed(fact=fact, reason="  ", by=officer.pk)
    assert (refused.value.code, refused.value.field) == ("missing", "reason")


def test_what_is_confirmed_needs_no_decision(teacher: Person, officer: User) -> None:
    fact = told_work(teacher, officer)
    with pytest.raises(Refused) as refused:
        keep_typed(fact=fact, reason="Себеп", by=officer.pk)
    assert refused.value.code == "stands_already"


def test_after_keeping_one_may_still_take(teacher: Person, officer: User) -> None:
    fact = told_work(teacher, officer, since="2016-09-01")
    keep_typed(fact=fact, reason="Себеп", by=officer.pk)
    taken = take_fact(fact=fact, by=officer.pk)
    assert (taken.state, taken.reason) == (State.TAKEN, "")


def test_told_anew_differently_it_is_decided_anew(teacher: Person, officer: User) -> None:
    fact = told_work(teacher, officer, since="2016-09-01")
    keep_typed(fact=fact, reason="Себеп", by=officer.pk)
    told_work(teacher, officer, since="2016-09-01")
    fact.refresh_from_db()
    assert fact.state == State.KEPT
    told_work(teacher, officer, since="2017-09-01")
    fact.refresh_from_db()
    assert (fact.state, fact.reason, fact.decided_at) == (State.WAITING, "", None)
