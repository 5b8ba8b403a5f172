"""The pages of tables: template, sending, waiting, mistakes, one button."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bulk.models import Upload
from bulk.services import check_upload, enter_upload
from bulk.states import State
from foundation.accounts.models import User
from foundation.base import outbox
from portfolio.models import Evidence
from registry.models import Organisation, Person
from registry.states import Role
from tests.bulk import builders as tables
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db
KIND = "courses"
MOST_QUERIES = 20


@pytest.fixture
def school() -> Organisation:
    return tables.school_of(2)


@pytest.fixture
def officer(school: Organisation, client: Client) -> User:
    user = registry.officer(school)
    client.force_login(user)
    return user


def rows(**cells: Any) -> list[tables.Cells]:
    found = Person.objects.filter(surname__startswith="Мұғалім")
    return [tables.right_row(KIND, one, **cells) for one in found]


def send(client: Client, school: Organisation, content: bytes) -> Any:
    address = reverse("bulk:send", args=[school.pk, KIND])
    token = client.get(address).context["form"]["form_token"].value()
    table = SimpleUploadedFile("курстар.csv", content)
    return client.post(address, {"form_token": token, "file": table})


def test_from_the_template_to_the_portfolio(
    client: Client, school: Organisation, officer: User
) -> None:
    answer = client.get(reverse("bulk:template", args=[school.pk, KIND]))
    assert "attachment" in answer.headers["Content-Disposition"]
    content = tables.fill(answer.content, rows())
    page = client.get(send(client, school, content).url)
    assert page.context["upload"].state == State.CHECKING
    outbox.deliver_due()
    page = client.get(page.request["PATH_INFO"])
    upload = page.context["upload"]
    data = {"form_token": page.context["form_token"]}
    for _press in range(2):
        assert client.post(reverse("bulk:enter", args=[upload.pk]), data).status_code == 302
    outbox.deliver_due()
    upload.refresh_from_db()
    assert (upload.state, Evidence.objects.count()) == (State.ENTERED, 2)


def test_no_table_is_told_beside_the_field(
    client: Client, school: Organisation, officer: User
) -> None:
    answer = send(client, school, b"<html>")
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]


def test_the_page_waits_and_then_asks_for_itself_anew(
    client: Client, school: Organisation, officer: User
) -> None:
    upload = tables.received(tables.as_csv(rows(), KIND, school, officer), KIND, school, officer)
    live = reverse("bulk:live", args=[upload.pk])
    waiting = client.get(live)
    assert "HX-Refresh" not in waiting.headers
    assert f'hx-get="{live}"' in waiting.content.decode()
    check_upload(upload_id=upload.pk)
    assert client.get(live).headers["HX-Refresh"] == "true"


def test_mistakes_have_no_button(client: Client, school: Organisation, officer: User) -> None:
    content = tables.as_csv(rows(hours="көп"), KIND, school, officer)
    upload = tables.checked(content, KIND, school, officer)
    page = client.get(reverse("bulk:upload", args=[upload.pk])).content.decode()
    enter = reverse("bulk:enter", args=[upload.pk])
    assert ">D2<" in page
    assert "көп" in page
    assert enter not in page


def test_the_head_reads_and_does_not_send(
    client: Client, school: Organisation, officer: User
) -> None:
    content = tables.as_csv(rows(), KIND, school, officer)
    upload = tables.checked(content, KIND, school, officer)
    client.force_login(registry.appoint(Role.HEAD, school).user)
    page = client.get(reverse("bulk:upload", args=[upload.pk])).content.decode()
    assert reverse("bulk:enter", args=[upload.pk]) not in page
    assert client.get(reverse("bulk:send", args=[school.pk, KIND])).status_code == 403
    assert client.get(reverse("bulk:uploads")).context["lines"]


def test_an_unknown_kind_is_not_found(client: Client, school: Organisation, officer: User) -> None:
    assert client.get(reverse("bulk:send", args=[school.pk, "anything"])).status_code == 404


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_pages_ask_as_often_for_many_as_for_one(
    client: Client, school: Organisation, officer: User
) -> None:
    def make(number: int, spoil: Callable[[int], str]) -> Upload:
        who = Person.objects.filter(surname__startswith="Мұғалім").first()
        assert who is not None
        found = [
            tables.right_row(KIND, who, hours=spoil(place), number=str(place))
            for place in range(number)
        ]
        content = tables.as_csv(found, KIND, school, officer)
        return tables.checked(content, KIND, school, officer)

    few, many = (make(number, lambda place: "көп") for number in (1, 120))
    asked = [queries(client, reverse("bulk:upload", args=[one.pk])) for one in (few, many)]
    assert asked[0] == asked[1] <= MOST_QUERIES
    listed = queries(client, reverse("bulk:uploads"))
    for _turn in range(5):
        make(1, lambda place: "1")
    assert queries(client, reverse("bulk:uploads")) == listed <= MOST_QUERIES


def test_a_table_entered_is_told_so(client: Client, school: Organisation, officer: User) -> None:
    upload = tables.entered(tables.as_csv(rows(), KIND, school, officer), KIND, school, officer)
    enter_upload(upload_id=upload.pk)
    page = client.get(reverse("bulk:upload", args=[upload.pk]))
    assert page.context["line"].tone == "green"
