"""«What I need»: the question with one's own facts and portfolio."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.accounts.models import User
from foundation.base import clock
from registry.models import Education, Organisation, Person
from registry.states import OrganisationKind, PostKind
from tests.portfolio.builders import FIVE_OBSERVERS, evidence, observation
from tests.registry import builders

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 20, 6, tzinfo=UTC)
BOTH = pytest.mark.parametrize("language", ["kk", "ru"])


@pytest.fixture(autouse=True)
def a_day_in_november() -> object:
    with clock.set_to(TODAY):
        yield


@pytest.fixture
def school() -> Organisation:
    return builders.organisation()


@pytest.fixture
def teacher(school: Organisation) -> Person:
    """Модератор since 2022, at work in a district school since 2015, with a pedagogical diploma."""
    found = builders.teacher(school)
    builders.hold(found, "moderator", date(2022, 9, 1), date(2027, 5, 1))
    Education.objects.create(
        person=found,
        grade=Education.Grade.HIGHER,
        is_pedagogical=True,
        speciality={"kk": "Математика", "ru": "Математика"},
        institution={"kk": "ҚарМУ", "ru": "КарГУ"},
        document_number="1",
        issued_on=date(2010, 6, 1),
    )
    return found


def ask(user: User | None, language: str = "ru", **asked: str) -> HttpResponse:
    assert user is not None
    User.objects.filter(pk=user.pk).update(language=language)
    client = Client()
    client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client.get(reverse("cabinet:needed"), asked)


@BOTH
def test_the_question_begins_with_what_the_registry_knows(teacher: Person, language: str) -> None:
    answer = ask(teacher.user, language)
    asked = answer.context["form"].data
    assert asked["post"] == "teacher"
    assert (asked["held"], asked["wanted"], asked["kind"]) == ("moderator", "expert", "regular")
    assert (asked["valid_until"], asked["tenure"]) == ("2027-05-01", "11")
    page = answer.content.decode()
    assert {"kk": "Маған не керек", "ru": "Что мне нужно"}[language] in page
    assert {"kk": "педагог-сарапшы", "ru": "педагог-эксперт"}[language] in page


def test_the_own_portfolio_is_counted(teacher: Person, school: Organisation) -> None:
    officer = builders.officer(school)
    evidence(teacher, officer, "2.1", level="district")
    for observer in FIVE_OBSERVERS:
        observation(teacher, officer, 75, observer)
    answer = ask(teacher.user).context["answer"]
    points = {row.number: Fraction(row.score.points) for row in answer.rows}
    assert (points["1.2"], points["2.1"]) == (75, 2)
    assert answer.portfolio_told


def test_age_and_sex_come_from_the_registry_and_stay_out_of_the_link(teacher: Person) -> None:
    answer = ask(teacher.user)
    person = answer.context["answer"].found.case.person
    assert (person.born, person.sex) == (date(1985, 6, 15), "female")
    assert teacher.iin not in answer.content.decode()
    assert "1985" not in answer.context["link"]


def test_what_is_asked_stands_before_what_the_registry_knows(teacher: Person) -> None:
    asked = {"post": "teacher", "held": "expert", "wanted": "researcher", "tenure": "4"}
    case = ask(teacher.user, **asked).context["answer"].found.case
    assert (case.claim.category, case.person.tenure_years) == ("researcher", 4)


def test_another_post_has_fields_for_its_rows_in_the_place_of_the_portfolio(
    teacher: Person,
) -> None:
    answer = ask(teacher.user, post="org_head", wanted="head3")
    assert answer.context["question"].points is not None
    assert answer.context["answer"].found.case.evidence == ()


@BOTH
def test_who_has_no_attested_post_is_told_so(language: str) -> None:
    page = ask(builders.user(), language).content.decode()
    told = {"kk": "аттестатталатын лауазымыңыз жоқ", "ru": "нет вашей аттестуемой должности"}
    assert told[language] in page


@pytest.mark.parametrize(
    ("post_kind", "where", "wanted"),
    [
        (PostKind.HEAD, OrganisationKind.SCHOOL, "head3"),
        (PostKind.DEPUTY, OrganisationKind.SCHOOL, "deputy3"),
        (PostKind.METHODIST, OrganisationKind.SCHOOL, "moderator"),
        (PostKind.PRESCHOOL_TEACHER, OrganisationKind.PRESCHOOL, "moderator"),
    ],
)
def test_every_attested_post_gets_an_answer(post_kind: str, where: str, wanted: str) -> None:
    somebody = builders.teacher(builders.organisation(where), post_kind=post_kind)
    answer = ask(somebody.user)
    assert answer.context["form"].data["wanted"] == wanted
    assert answer.context["answer"] is not None


def test_empty_fields_leave_the_address(teacher: Person) -> None:
    answer = ask(teacher.user, post="teacher", wanted="expert", held="")
    assert answer.headers["Location"] == "/needed/?post=teacher&wanted=expert"


def test_a_fuller_portfolio_asks_no_more_of_the_database(
    teacher: Person, school: Organisation
) -> None:
    officer = builders.officer(school)
    evidence(teacher, officer, "2.1")
    ask(teacher.user)
    with CaptureQueriesContext(connection) as with_one:
        ask(teacher.user)
    for _ in range(10):
        evidence(teacher, officer, "2.2", work=str(_))
        observation(teacher, officer, 75)
    with CaptureQueriesContext(connection) as with_many:
        ask(teacher.user)
    assert len(with_many) == len(with_one)
