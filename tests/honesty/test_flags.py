"""What the portal notices about a case, and how people answer it before the vote."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from attestation.models import Application
from commissions.models import Commission
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.files import keep, read
from foundation.journal.models import Entry
from honesty.models import EssayPrint, FlagAnswer
from honesty.selectors import questions_on, unanswered
from honesty.services import answer_flag, print_essays
from honesty.states import Kind
from portfolio.models import Evidence
from portfolio.services import withdraw_evidence
from registry.models import Person
from tests.commissions import builders as build
from tests.portfolio.builders import evidence, lowest_portfolio
from tests.registry import builders as registry
from tests.roles import refusal as refused_by_database

pytestmark = pytest.mark.django_db

DIPLOMA = {"issuer": "«Дарын» орталығы", "number": "№ 00123"}


@pytest.fixture
def commission() -> Commission:
    return build.commission()


@pytest.fixture
def who(commission: Commission) -> Person:
    person = registry.teacher(commission.organisation, "Нұрланова")
    lowest_portfolio(person, registry.officer(commission.organisation))
    build.registry_test(person, 70)
    return person


@pytest.fixture
def other(commission: Commission) -> Person:
    """A teacher of another school whose papers are somebody's, too."""
    return registry.teacher(registry.organisation(name="№ 2 мектеп"), "Оспанова")


@pytest.fixture
def officer(commission: Commission) -> User:
    return registry.officer(commission.organisation)


def entered_elsewhere(other: Person, **facts: object) -> Evidence:
    school = other.employments.get().organisation
    return evidence(other, registry.officer(school), **facts)


def handed_over(who: Person) -> Application:
    build.cycle()
    return build.handed_over(who)


def noticed(application: Application) -> list[Kind]:
    return [question.flag.kind for question in questions_on(application)]


def test_an_honest_dossier_raises_nothing(who: Person) -> None:
    assert noticed(handed_over(who)) == []


def test_the_same_file_in_two_portfolios(who: Person, other: Person, officer: User) -> None:
    mine = evidence(who, officer, title="Диплом")
    assert mine.file is not None
    application = handed_over(who)
    school = registry.officer(other.employments.get().organisation)
    copy = keep(
        content=read(mine.file), name="a.pdf", content_type="application/pdf", by_id=school.pk
    )
    assert noticed(application) == []
    theirs = evidence(other, school, file=copy, title="Оның дипломы")
    (found,) = questions_on(application)
    assert found.flag.kind == Kind.SAME_FILE
    with override("ru"):
        assert "«Диплом»" in found.sentence
        assert "Оспанова" in found.sentence
        assert "№ 2" in found.sentence
    withdraw_evidence(evidence=theirs, reason="қате", by=school.pk)
    assert noticed(application) == []


def test_one_number_of_an_issuer_on_two_people(who: Person, other: Person, officer: User) -> None:
    evidence(who, officer, **DIPLOMA)
    application = handed_over(who)
    entered_elsewhere(other, issuer=DIPLOMA["issuer"], number="№ 00124")
    entered_elsewhere(other, issuer="Басқа орталық", number=DIPLOMA["number"])
    assert noticed(application) == []
    entered_elsewhere(other, issuer=DIPLOMA["issuer"].upper(), number=DIPLOMA["number"].lower())
    assert noticed(application) == [Kind.SAME_NUMBER]


def test_a_day_before_the_person_began_to_teach(who: Person, officer: User) -> None:
    day = clock.today() - timedelta(days=40)
    evidence(who, officer, day=day)
    application = handed_over(who)
    work = application.employment
    work.teaching_since = day
    work.save()
    assert noticed(application) == []
    work.teaching_since = day + timedelta(days=1)
    work.save()
    assert noticed(application) == [Kind.BEFORE_WORK]


def test_a_lesson_on_a_sunday(who: Person) -> None:
    application = handed_over(who)
    content = application.frozenportfolio.content
    sunday = clock.today() - timedelta(days=clock.today().weekday() + 1)
    content["observations"][0]["observed_on"] = sunday.isoformat()
    assert noticed(application) == [Kind.LESSON_ON_DAY_OFF]
    content["observations"][0]["observed_on"] = (sunday - timedelta(days=1)).isoformat()
    assert noticed(application) == []


def test_an_event_outside_the_lists(who: Person, officer: User) -> None:
    evidence(who, officer, event_reason="Тізбе әлі жарияланған жоқ")
    (found,) = questions_on(handed_over(who))
    assert found.flag.kind == Kind.UNLISTED_EVENT
    assert "Тізбе әлі жарияланған жоқ" in found.sentence


def test_close_essays_of_two_people(who: Person, other: Person) -> None:
    application = handed_over(who)
    twin = build.sent(other)
    assert noticed(application) == []
    assert print_essays() == 2
    (found,) = questions_on(application)
    assert (found.flag.kind, found.flag.facts["percent"]) == (Kind.SIMILAR_ESSAY, 100)
    assert twin.number in found.sentence
    assert print_essays() == 0
    assert EssayPrint.objects.count() == 2


def client_of(user: User | None, language: str) -> Client:
    assert user is not None
    client = Client(headers={"accept-language": language})
    client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


def asked(who: Person, officer: User) -> tuple[Application, str]:
    evidence(who, officer, event_reason="Тізбеде жоқ")
    application = handed_over(who)
    return application, questions_on(application)[0].flag.key


def refused(action: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        action()
    return refusal.value.code


def test_an_answer_needs_a_verdict_and_a_reason(
    who: Person, officer: User, commission: Commission
) -> None:
    application, key = asked(who, officer)
    by = build.secretary(commission).pk

    def answer(**given: object) -> Callable[[], object]:
        said = {"key": key, "verdict": "explained", "reason": "Себебі", "by": by, **given}
        return lambda: answer_flag(application=application, **said)  # type: ignore[arg-type]

    assert refused(answer(key="0" * 32)) == "gone"
    assert refused(answer(verdict="maybe")) == "verdict"
    assert refused(answer(reason="  ")) == "missing"
    assert refused(answer(by=who.user_id)) == "own_case"
    assert len(unanswered(application)) == 1
    answer()()
    assert unanswered(application) == []
    said = Entry.objects.get(action="flag.answered")
    assert "Себебі" not in str(said.facts)


def test_a_later_answer_stands_beside_the_first(
    who: Person, officer: User, commission: Commission
) -> None:
    application, key = asked(who, officer)
    by = build.secretary(commission).pk
    for verdict in ("explained", "confirmed"):
        answer_flag(application=application, key=key, verdict=verdict, reason="Себебі", by=by)
    assert FlagAnswer.objects.count() == 2
    (question,) = questions_on(application)
    assert question.answer is not None
    assert question.answer.verdict == "confirmed"


@pytest.mark.parametrize("role", ["portal_app", "portal_owner"])
def test_an_answer_is_not_rewritten(
    role: str, who: Person, officer: User, commission: Commission
) -> None:
    application, key = asked(who, officer)
    by = build.secretary(commission).pk
    answer_flag(application=application, key=key, verdict="explained", reason="Себебі", by=by)
    assert refused_by_database(role, "UPDATE honesty_flaganswer SET reason = ''") is not None
    assert refused_by_database(role, "DELETE FROM honesty_flaganswer") is not None


def test_nothing_is_put_to_the_vote_before_it_is_answered(
    who: Person, officer: User, commission: Commission
) -> None:
    application, key = asked(who, officer)
    build.send_all_sheets(application, commission)
    item = build.item(build.open_sitting(commission, [application]))
    assert refused(lambda: build.put(item)) == "unanswered"
    by = build.secretary(commission).pk
    answer_flag(application=application, key=key, verdict="explained", reason="Себебі", by=by)
    assert build.put(item).is_proposal


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_member_reads_and_answers_on_the_case_s_page(
    language: str, who: Person, officer: User, commission: Commission
) -> None:
    application, key = asked(who, officer)
    member = build.seats(commission)[1].person.user
    client = client_of(member, language)
    case = client.get(reverse("commissions:case", args=[application.pk])).content.decode()
    assert {"kk": "Академиялық адалдық", "ru": "академической честности"}[language] in case
    assert "Тізбеде жоқ" in case
    address = reverse("commissions:flag", args=[application.pk, key])
    form = client.get(address).context["form"]
    data = {"form_token": form["form_token"].value(), "verdict": "explained", "reason": ""}
    again = client.post(address, data)
    assert again.status_code == 200
    assert again.context["form"].errors.keys() == {"reason"}
    for _press in range(2):
        answer = client.post(address, {**data, "reason": "Тізбе кейін шықты"})
        assert answer.status_code == 302
    assert FlagAnswer.objects.get().reason == "Тізбе кейін шықты"
    case = client.get(reverse("commissions:case", args=[application.pk])).content.decode()
    assert "Тізбе кейін шықты" in case
