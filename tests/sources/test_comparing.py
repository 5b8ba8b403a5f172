"""What stands beside what: the table of comparison, kind by kind."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation

from foundation.accounts.models import User
from foundation.base import clock
from foundation.gateways import Unknown
from portfolio.services import withdraw_evidence
from registry import models
from registry.models import Education, Employment, Person
from sources.alike import alike, names_alike
from sources.states import Group
from tests.portfolio.builders import evidence
from tests.sources.builders import DOWN, answered, differing, groups, lines, register_of, told
from tests.standins import facts

pytestmark = pytest.mark.django_db


def work_of(person: Person) -> Employment:
    return person.employments.select_related("organisation").get()


def diploma(person: Person, **other: Any) -> Education:
    given = facts.diploma(**other)
    return Education.objects.create(
        person=person,
        grade=given["grade"],
        is_pedagogical=given["is_pedagogical"],
        speciality=given["speciality"],
        institution=given["institution"],
        document_number=given["number"],
        issued_on=date.fromisoformat(given["issued_on"]),
    )


def typed_course(person: Person, by: User, **other: Any) -> None:
    given = {"title": "Критериалды бағалау", "hours": 80, "day": facts.day(facts.recently())}
    evidence(person, by, "4.1", **{**given, **other})


def result(person: Person, by: User, **other: Any) -> models.TestResult:
    given = {
        "taken_on": facts.day(facts.recently()),
        "category": "moderator",
        "subject": "математика",
        "points": 41,
        "maximum": 50,
        "source_number": "ПББ-2026-1",
        **other,
    }
    return models.TestResult.objects.create(
        person=person, imported_at=clock.now(), imported_by_id=by.pk, **given
    )


# ---- the five groups ---------------------------------------------------------------------------
def test_before_any_asking_everything_typed_is_unverified(teacher: Person, officer: User) -> None:
    typed_course(teacher, officer)
    assert groups(teacher, "staff") == [Group.UNVERIFIED]
    assert groups(teacher, "courses") == [Group.UNVERIFIED]


def test_the_same_is_confirmed(teacher: Person, officer: User) -> None:
    diploma(teacher)
    answered(teacher, officer, staff=told(facts.work(work_of(teacher)), facts.diploma()))
    assert groups(teacher, "staff") == [Group.SAME, Group.SAME]


def test_what_nobody_typed_is_new(teacher: Person, officer: User) -> None:
    answered(teacher, officer, courses=told(facts.course()), contests=told(facts.contest()))
    assert groups(teacher, "courses") == groups(teacher, "contests") == [Group.NEW]


def test_what_the_register_does_not_know(teacher: Person, officer: User) -> None:
    typed_course(teacher, officer)
    answered(teacher, officer, courses=told(), staff=Unknown())
    assert groups(teacher, "courses") == groups(teacher, "staff") == [Group.UNKNOWN]


def test_with_the_register_down_the_typed_is_unverified_since_that_day(
    teacher: Person, officer: User
) -> None:
    typed_course(teacher, officer)
    answered(teacher, officer, courses=DOWN)
    found = register_of(teacher, "courses")
    assert [line.group for line in found.lines] == [Group.UNVERIFIED]
    assert found.silent_since is not None
    assert clock.local(found.silent_since).date() == clock.today()


def test_an_earlier_answer_outlives_a_silence(teacher: Person, officer: User) -> None:
    typed_course(teacher, officer)
    answered(teacher, officer, courses=told(facts.course(), facts.course(key="2", title="Басқа")))
    typed_course(teacher, officer, title="Кейін енгізілген", hours=36)
    answered(teacher, officer, courses=DOWN)
    assert groups(teacher, "courses") == [Group.NEW, Group.UNVERIFIED, Group.SAME]


def test_what_is_told_no_more_does_not_confirm(teacher: Person, officer: User) -> None:
    typed_course(teacher, officer)
    answered(teacher, officer, courses=told(facts.course()))
    answered(teacher, officer, courses=told())
    assert groups(teacher, "courses") == [Group.UNKNOWN]


def test_withdrawn_evidence_is_not_compared(teacher: Person, officer: User) -> None:
    item = evidence(teacher, officer, "4.1", title="Критериалды бағалау")
    withdraw_evidence(evidence=item, reason="Қате", by=officer.pk)
    answered(teacher, officer, courses=told(facts.course()))
    assert groups(teacher, "courses") == [Group.NEW]


# ---- field by field ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("other", "labels"),
    [
        ({"post": {"kk": "физика мұғалімі", "ru": "учитель физики"}}, ["Post"]),
        ({"post_kind": "organisation_methodist"}, ["Kind of post"]),
        ({"since": "2016-09-01"}, ["Works since"]),
        ({"until": "2040-06-01"}, ["Works until"]),
        ({"teaching_since": "2010-09-01"}, ["Teaches since"]),
        ({"post": {"kk": "Математика  мұғалімі", "ru": "учитель математики"}}, []),
    ],
)
def test_work(teacher: Person, officer: User, other: dict[str, Any], labels: list[str]) -> None:
    answered(teacher, officer, staff=told(facts.work(work_of(teacher), **other)))
    (line,) = lines(teacher, "staff")
    with translation.override("en"):
        assert differing(line) == labels


def test_work_elsewhere_is_another_work(teacher: Person, officer: User) -> None:
    answered(teacher, officer, staff=told(facts.work(work_of(teacher), bin="999940000001")))
    assert groups(teacher, "staff") == [Group.NEW, Group.UNKNOWN]


@pytest.mark.parametrize(
    ("other", "labels"),
    [
        ({"number": "жб-б №000123"}, []),
        ({"number": "ЖБ-Б № 000124"}, ["Number of the document"]),
        ({"grade": "postgraduate"}, ["Education"]),
        ({"is_pedagogical": False}, ["Pedagogical"]),
        ({"issued_on": "2013-06-20"}, ["Issued on"]),
        ({"speciality": {"kk": "Физика", "ru": "Физика"}}, ["Speciality"]),
    ],
)
def test_diploma(teacher: Person, officer: User, other: dict[str, Any], labels: list[str]) -> None:
    diploma(teacher)
    answered(teacher, officer, staff=told(facts.diploma(**other)))
    line = next(line for line in lines(teacher, "staff") if line.fact)
    with translation.override("en"):
        assert differing(line) == labels


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ({}, []),
        ({"title": "«Критериалды бағалау» курсы"}, []),
        ({"hours": 72}, ["Hours"]),
        ({"title": "Сыни ойлау", "number": "БАК 100200"}, ["Course"]),
        ({"number": "БАК 100201"}, ["Number of the document"]),
        ({"issuer": "Басқа орталық"}, ["Issued by"]),
    ],
)
def test_course(teacher: Person, officer: User, typed: dict[str, Any], labels: list[str]) -> None:
    typed_course(teacher, officer, **typed)
    answered(teacher, officer, courses=told(facts.course()))
    (line,) = lines(teacher, "courses")
    with translation.override("en"):
        assert differing(line) == labels


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ({"level": "district", "place": "winner"}, []),
        ({"level": "region", "place": "winner"}, ["Level"]),
        ({"level": "district", "place": "participant"}, ["Result"]),
    ],
)
def test_contest(teacher: Person, officer: User, typed: dict[str, Any], labels: list[str]) -> None:
    day = facts.day(facts.recently())
    evidence(teacher, officer, "2.2", title="«Үздік педагог» байқауы", day=day, **typed)
    answered(teacher, officer, contests=told(facts.contest()))
    (line,) = lines(teacher, "contests")
    with translation.override("en"):
        assert differing(line) == labels


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ({}, []),
        ({"points": 40}, ["Points"]),
        ({"source_number": "ПББ-2026-9"}, ["Number of the document"]),
    ],
)
def test_result(teacher: Person, officer: User, typed: dict[str, Any], labels: list[str]) -> None:
    result(teacher, officer, **typed)
    answered(teacher, officer, testing=told(facts.result()))
    (line,) = lines(teacher, "testing")
    with translation.override("en"):
        assert differing(line) == labels


# ---- which belongs to which --------------------------------------------------------------------
def test_two_courses_find_their_own(teacher: Person, officer: User) -> None:
    later = facts.day(facts.recently()) + timedelta(days=3)
    typed_course(teacher, officer, title="Сыни ойлау", hours=36, day=later)
    typed_course(teacher, officer)
    second = facts.course(
        key="course-2", title="Сыни ойлау", hours=36, number="2", issued_on=later.isoformat()
    )
    answered(teacher, officer, courses=told(facts.course(), second))
    assert groups(teacher, "courses") == [Group.SAME, Group.SAME]


def test_one_typed_course_does_not_answer_for_two(teacher: Person, officer: User) -> None:
    typed_course(teacher, officer)
    twin = facts.course(key="course-2", number="БАК 100201")
    answered(teacher, officer, courses=told(facts.course(), twin))
    assert groups(teacher, "courses") == [Group.NEW, Group.SAME]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ЖБ-Б № 12", "жб-б №12", True),
        ("12", "13", False),
        ({"kk": "а", "ru": "б"}, {"kk": "А", "ru": "б "}, True),
        ({"kk": "а", "ru": "б"}, {"kk": "а", "ru": "в"}, False),
        (None, None, True),
        (None, date(2026, 1, 1), False),
    ],
)
def test_alike(one: object, other: object, same: bool) -> None:
    assert alike(one, other) is same


def test_an_empty_name_is_no_name() -> None:
    assert not names_alike("", "Курс")
    assert not names_alike("Курс", {"kk": "«»", "ru": "–"})
