"""The teacher's way through the browser's forms."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from attestation import services
from attestation.models import Application, Consent, Cycle
from attestation.states import State
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from registry.models import Person
from tests.attestation import builders


@pytest.fixture
def me(teacher: Person, client: Client) -> Client:
    client.force_login(teacher.user)
    return client


def url(name: str, application: Application) -> str:
    return reverse(f"attestation:{name}", args=[application.pk])


def details(application: Application, **changed: str) -> dict[str, str]:
    return {
        "employment": str(application.employment_id),
        "sought": "assign:moderator",
        "email": "teacher@example.kz",
        "phone": "8 701 123 45 67",
        "is_familiar": "on",
        **changed,
    }


def test_the_whole_way_from_nothing_to_a_sent_application(me: Client, cycle: Cycle) -> None:
    assert "form_token" in me.get("/my/").content.decode()
    answer = me.post("/my/start/", {"form_token": uuid4()})
    application = Application.objects.get()
    assert answer.url == url("application", application)
    answer = me.post(url("details", application), details(application))
    assert answer.url == url("consent", application)
    answer = me.post(url("consent", application), {"form_token": uuid4(), "agree": "on"})
    assert answer.url == url("essay", application)
    essay = {
        "topic": str(cycle.topics.first().pk),
        "language": "kk",
        "text": builders.essay_of(255),
    }
    answer = me.post(url("essay", application), essay)
    assert answer.url == url("check", application)
    page = me.get(url("check", application)).content.decode()
    assert "+7 701 123 45 67" in page
    token = uuid4()
    for _tab in range(2):
        answer = me.post(url("check", application), {"form_token": token})
        assert answer.url == "/my/"
    application.refresh_from_db()
    assert application.state == State.SUBMITTED
    assert application.number in me.get("/my/").content.decode()


def test_save_and_return_goes_back_to_the_list(me: Client, draft: Application) -> None:
    answer = me.post(url("essay", draft), {"text": "үш сөз ғана", "later": "1"})
    assert answer.url == url("application", draft)
    draft.refresh_from_db()
    assert draft.essay == "үш сөз ғана"


def test_a_draft_is_kept_without_leaving_the_page(me: Client, draft: Application) -> None:
    answer = me.post(url("essay_draft", draft), {"text": "бастау"})
    assert answer.json() == {"saved_at": "12:00"}
    draft.refresh_from_db()
    assert draft.essay == "бастау"


def test_bad_input_loses_nothing_and_says_why(me: Client, draft: Application) -> None:
    typed = details(draft, email="teacher@", phone="12 34", sought="")
    page = me.post(url("details", draft), typed)
    assert page.status_code == 200
    content = page.content.decode()
    assert 'value="teacher@"' in content
    assert 'value="12 34"' in content
    form = page.context["form"]
    assert set(form.errors) == {"email", "phone", "sought"}
    assert content.count("govuk-error-message") == 3
    assert "govuk-error-summary" in content
    draft.refresh_from_db()
    assert draft.category == ""


def test_an_essay_far_too_long_is_given_back_whole(me: Client, draft: Application) -> None:
    text = "сөз " * 6000
    page = me.post(url("essay", draft), {"text": text})
    assert page.status_code == 200
    assert page.context["form"]["text"].value() == text
    assert "text" in page.context["form"].errors
    assert me.post(url("essay_draft", draft), {"text": text}).status_code == 422


def test_the_consent_is_not_given_by_silence(me: Client, draft: Application) -> None:
    page = me.post(url("consent", draft), {"form_token": uuid4()})
    assert page.status_code == 200
    assert "agree" in page.context["form"].errors
    assert not Consent.objects.exists()


def test_the_check_page_names_what_is_missing(me: Client, draft: Application) -> None:
    page = me.get(url("check", draft))
    assert len(page.context["lacking"]) == 6
    answer = me.post(url("check", draft), {"form_token": uuid4()})
    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_a_form_without_a_token_is_shown_again(me: Client, draft: Application) -> None:
    builders.fill(draft)
    assert me.post(url("check", draft)).status_code == 200
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_withdrawing_asks_first(me: Client, submitted: Application) -> None:
    assert me.get(url("withdraw", submitted)).status_code == 200
    submitted.refresh_from_db()
    assert submitted.state == State.SUBMITTED
    me.post(url("withdraw", submitted), {"form_token": uuid4()})
    submitted.refresh_from_db()
    assert submitted.state == State.WITHDRAWN


def test_a_sent_application_is_no_longer_edited(me: Client, submitted: Application) -> None:
    for name in ("details", "consent", "essay"):
        assert me.get(url(name, submitted)).status_code == 403
    assert me.post(url("essay_draft", submitted), {"text": ""}).status_code == 403
    for name in ("application", "check"):
        assert me.get(url(name, submitted)).url == "/my/"


PARTS = ["application", "details", "consent", "essay", "check", "withdraw"]


@pytest.mark.parametrize("name", PARTS)
def test_another_teachers_draft_answers_404(
    draft: Application, town: builders.Town, client: Client, name: str
) -> None:
    client.force_login(builders.teacher(town.school).user)
    assert client.get(url(name, draft)).status_code == 404


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_part_is_shown_in_both_languages(
    draft: Application, client: Client, name: str, language: str
) -> None:
    user = draft.person.user
    user.language = language
    user.save()
    client.force_login(user)
    page = client.get(url(name, draft))
    assert page.status_code == 200
    assert f'lang="{language}"' in page.content.decode()
    assert "style=" not in page.content.decode()


def test_the_page_of_someone_the_registry_does_not_know(client: Client, cycle: Cycle) -> None:
    client.force_login(builders.account())
    assert client.get("/my/").status_code == 200
    assert client.post("/my/start/", {"form_token": uuid4()}).url == "/my/"


def test_outside_the_window_the_reason_is_said(me: Client, cycle: Cycle) -> None:
    with clock.set_to(builders.NOON.replace(month=8)):
        assert "form_token" not in me.get("/my/").content.decode()
        assert me.post("/my/start/", {"form_token": uuid4()}).status_code == 200


def test_a_refusal_is_explained(me: Client, submitted: Application, officer: User) -> None:
    services.refuse_application(
        application=submitted, ground="untrue", documents=["диплом көшірмесі"], by=officer.pk
    )
    content = me.get("/my/").content.decode()
    assert "диплом көшірмесі" in content
    assert "form_token" in content


STATES = [
    State.HANDED_OVER,
    State.IN_COMMISSION,
    State.DECIDED,
    State.ORDERED,
    State.CERTIFIED,
    State.CLOSED,
]


@pytest.mark.parametrize("state", STATES)
def test_the_page_knows_every_state(me: Client, accepted: Application, state: str) -> None:
    Application.objects.filter(pk=accepted.pk).update(state=state)
    assert me.get("/my/").status_code == 200


def test_who_has_nothing_to_ask_for_yet_is_told_at_once_and_from_when(
    me: Client, teacher: Person, cycle: Cycle
) -> None:
    builders.hold(teacher, "moderator", since=date(2026, 9, 1), until=date(2031, 9, 1))
    page = me.get(reverse("attestation:my")).content.decode()
    assert "01.09.2031" in page
    assert "01.09.2028" in page
    assert reverse("attestation:start") not in page
    with pytest.raises(Refused) as refusal:
        builders.draft(teacher)
    assert refusal.value.code == "nothing_to_ask"
