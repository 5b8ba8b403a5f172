"""The receiving organisation's pages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attestation import services
from attestation.models import Application, Cycle
from attestation.states import State
from foundation.accounts.models import User
from foundation.base import clock
from foundation.documents.services import documents_of
from registry.states import Role
from tests.attestation import builders
from tests.queries import asked


@pytest.fixture
def desk(officer: User, client: Client) -> Client:
    client.force_login(officer)
    return client


def url(name: str, application: Application) -> str:
    return reverse(f"attestation:{name}", args=[application.pk])


def test_the_case_is_accepted_once(desk: Client, submitted: Application) -> None:
    assert desk.get(url("accept", submitted)).status_code == 200
    token = uuid4()
    for _press in range(2):
        answer = desk.post(url("accept", submitted), {"form_token": token})
        assert answer.url == url("case", submitted)
    assert desk.post(url("accept", submitted), {"form_token": uuid4()}).status_code == 403
    submitted.refresh_from_db()
    assert submitted.state == State.ACCEPTED
    assert desk.get(url("case", submitted)).status_code == 200


def test_the_case_is_refused_with_its_documents(desk: Client, submitted: Application) -> None:
    typed = {
        "form_token": uuid4(),
        "ground": "not_conforming",
        "document_1": "диплом",
        "document_2": "",
        "document_3": "эссе",
    }
    answer = desk.post(url("refuse", submitted), typed)
    assert answer.url == url("case", submitted)
    submitted.refresh_from_db()
    assert submitted.refused_documents == ["диплом", "эссе"]


def test_a_refusal_without_ground_or_document_loses_nothing(
    desk: Client, submitted: Application
) -> None:
    page = desk.post(url("refuse", submitted), {"form_token": uuid4(), "document_2": " "})
    assert set(page.context["form"].errors) == {"ground", "document_1"}
    typed = {"form_token": uuid4(), "document_2": "диплом"}
    page = desk.post(url("refuse", submitted), typed)
    assert set(page.context["form"].errors) == {"ground"}
    assert 'value="диплом"' in page.content.decode()
    submitted.refresh_from_db()
    assert submitted.state == State.SUBMITTED


def test_one_more_document_keeps_what_is_typed(desk: Client, submitted: Application) -> None:
    typed = {"ground": "untrue", "add": "1"} | {f"document_{n}": f"№ {n}" for n in (1, 2, 3)}
    page = desk.post(url("refuse", submitted), typed)
    assert len(page.context["form"].document_fields) == 4
    content = page.content.decode()
    assert 'value="№ 3"' in content
    assert "govuk-error" not in content
    assert "checked" in content


def test_handing_over_warns_and_does(desk: Client, accepted: Application) -> None:
    builders.gathered(accepted)
    page = desk.get(url("hand_over", accepted))
    assert len(page.context["readiness"].warnings) == 3
    desk.post(url("hand_over", accepted), {"form_token": uuid4()})
    accepted.refresh_from_db()
    assert accepted.state == State.HANDED_OVER


ACTIONS = ["case", "accept", "refuse", "hand_over"]


@pytest.mark.parametrize("name", ACTIONS)
def test_another_schools_case_answers_404(
    submitted: Application, client: Client, name: str
) -> None:
    client.force_login(builders.officer(builders.town().school))
    assert client.get(url(name, submitted)).status_code == 404
    assert client.post(url(name, submitted)).status_code in {404, 405}


@pytest.mark.parametrize("name", ["accept", "refuse", "hand_over"])
def test_an_officer_does_not_act_on_the_own_application(
    submitted: Application, town: builders.Town, client: Client, name: str
) -> None:
    builders.grant(submitted.person.user, town.school, Role.INTAKE_OFFICER)
    client.force_login(submitted.person.user)
    assert client.get(url(name, submitted)).status_code == 403
    assert client.post(url(name, submitted), {"form_token": uuid4()}).status_code == 403
    assert client.get(url("case", submitted)).status_code == 200


def test_a_teacher_sees_no_queue(submitted: Application, client: Client) -> None:
    client.force_login(submitted.person.user)
    assert client.get(reverse("attestation:queue")).status_code == 403
    assert client.get(url("case", submitted)).status_code == 404


def test_a_department_reads_and_does_not_act(
    submitted: Application, town: builders.Town, client: Client
) -> None:
    client.force_login(builders.officer(town.district_department, Role.DISTRICT_STAFF))
    assert client.get(url("case", submitted)).status_code == 200
    assert client.get(url("accept", submitted)).status_code == 403


@pytest.mark.parametrize(("days", "kind"), [(0, "green"), (1, "gold"), (2, "red"), (5, "red")])
def test_the_queue_says_how_long_is_left(
    desk: Client, submitted: Application, days: int, kind: str
) -> None:
    with clock.set_to(builders.NOON + timedelta(days=days)):
        page = desk.get(reverse("attestation:queue"))
    (row,) = page.context["page"].object_list
    assert row.due.kind == kind
    assert row.due.words in page.content.decode()


def test_lateness_is_counted_in_working_days(desk: Client, submitted: Application) -> None:
    with clock.set_to(builders.NOON + timedelta(days=5)):  # Monday; the answer was due Thursday
        page = desk.get(reverse("attestation:queue"))
    (row,) = page.context["page"].object_list
    assert row.due.left == -2


def test_the_queue_is_filtered(desk: Client, submitted: Application) -> None:
    def rows(query: str) -> list[Application]:
        return list(desk.get(f"/intake/?{query}").context["page"].object_list)

    assert rows("") == rows("state=submitted") == rows("search=нұрл") == [submitted]
    assert rows("search=2026-000001") == [submitted]
    assert rows("state=refused") == rows("search=жоқ") == []
    assert rows("state=nonsense") == [submitted]


def questions(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert desk.get(address).status_code == 200
    return asked(found)


def test_the_queue_asks_the_same_of_one_row_and_of_fifty(
    desk: Client, submitted: Application, town: builders.Town
) -> None:
    one = questions(desk, reverse("attestation:queue"))
    for number in range(49):
        with clock.set_to(builders.NOON + timedelta(days=number % 7)):
            builders.submitted(builders.teacher(town.school))
    fifty = questions(desk, reverse("attestation:queue"))
    assert one == fifty <= 20


def test_case_pages_ask_few_questions(desk: Client, accepted: Application) -> None:
    builders.gathered(accepted)
    assert questions(desk, url("case", accepted)) <= 20
    assert questions(desk, url("hand_over", accepted)) <= 20
    desk.force_login(accepted.person.user)
    assert questions(desk, "/my/") <= 20


def test_the_documents_open_for_those_who_see_the_case(
    desk: Client, accepted: Application, client: Client
) -> None:
    services.send_notice(application_id=str(accepted.pk))
    document = documents_of(accepted).first()
    address = reverse("attestation:document", args=[accepted.pk, document.pk])
    answer = desk.get(address)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"%PDF")
    client.force_login(builders.officer(builders.town().school))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_page_is_shown_in_both_languages(
    officer: User, submitted: Application, client: Client, language: str
) -> None:
    officer.language = language
    officer.save()
    client.force_login(officer)
    for address in ["/intake/", *(url(name, submitted) for name in ("case", "accept", "refuse"))]:
        content = client.get(address).content.decode()
        assert f'lang="{language}"' in content
        assert "style=" not in content


def test_the_api_gives_what_the_person_sees(
    submitted: Application, officer: User, client: Client, cycle: Cycle
) -> None:
    client.force_login(officer)
    (row,) = client.get("/api/v1/applications/").json()["results"]
    assert row["number"] == submitted.number
    assert submitted.person.iin not in str(row)
    assert client.get(f"/api/v1/applications/{submitted.pk}/").status_code == 200
    assert client.post("/api/v1/applications/").status_code == 405
    client.force_login(builders.officer(builders.town().school))
    assert client.get("/api/v1/applications/").json()["count"] == 0
    assert client.get(f"/api/v1/applications/{submitted.pk}/").status_code == 404
    client.logout()
    assert client.get("/api/v1/applications/").status_code in {401, 403}
