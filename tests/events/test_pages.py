"""The pages of the approved lists."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Event
from tests.events.builders import NAME, department, ministry, national, regional
from tests.registry.builders import region, user

pytestmark = pytest.mark.django_db


def filled(client: Client, address: str, **changes: Any) -> dict[str, Any]:
    form = client.get(address).context["form"]
    data = {
        "form_token": str(form["form_token"].value()),
        "kept": "national",
        "name_kk": NAME["kk"],
        "name_ru": NAME["ru"],
        "level": "republic",
        "first_year": "2024",
        "order_number": "514",
        "order_date": "2024-08-20",
        **changes,
    }
    return {name: value for name, value in data.items() if name in form.fields}


def names(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"/events/{query}")
    return [line["event"].name["kk"] for line in answer.context["lines"]]


def test_everybody_with_an_account_searches_the_lists(client: Client) -> None:
    regional(department("35"), region("35"), name={"kk": "Облыстық байқау", "ru": "Областной"})
    national(ministry(), name={"kk": "Ескі олимпиада", "ru": "Старая олимпиада"}, last_year=2021)
    client.force_login(user())
    assert names(client) == ["Облыстық байқау"]
    assert sorted(names(client, "?year=")) == ["Ескі олимпиада", "Облыстық байқау"]
    assert names(client, "?words=олимпиада") == ["Ескі олимпиада"]
    assert names(client, "?kind=regional") == ["Облыстық байқау"]
    assert names(client, "?region=71") == []
    assert "Correct" not in client.get("/events/").content.decode()


def test_a_keeper_enters_an_event_once(client: Client) -> None:
    client.force_login(ministry())
    data = filled(client, "/events/add/")
    for _ in range(2):
        assert client.post("/events/add/", data).status_code == 302
    event = Event.objects.get()
    assert (event.kind, event.name, event.first_year) == ("national", NAME, 2024)


def test_a_region_s_keeper_is_offered_the_own_list_alone(client: Client) -> None:
    client.force_login(department("35"))
    offered = client.get("/events/add/").context["form"].fields["kept"].choices
    assert [key for key, _ in offered] == ["regional:35"]
    answer = client.post("/events/add/", filled(client, "/events/add/", kept="national"))
    assert answer.context["form"].errors["kept"]
    assert not Event.objects.exists()


def test_a_mistake_loses_nothing_typed(client: Client) -> None:
    client.force_login(ministry())
    data = filled(client, "/events/add/", last_year="2023")
    answer = client.post("/events/add/", data)
    assert answer.context["form"].errors["last_year"]
    assert NAME["ru"] in answer.content.decode()


def test_a_keeper_corrects_and_ends(client: Client) -> None:
    by = ministry()
    event = national(by)
    client.force_login(by)
    path = f"/events/{event.pk}/"
    assert client.post(path, filled(client, path, order_number="515")).status_code == 302
    token = str(client.get(f"{path}end/").context["form"]["form_token"].value())
    sent = {"form_token": token, "last_year": "2025"}
    assert client.post(f"{path}end/", sent).status_code == 302
    event.refresh_from_db()
    assert (event.order_number, event.last_year) == ("515", 2025)


def test_the_register_runs_a_fixed_number_of_queries(client: Client) -> None:
    by = ministry()
    client.force_login(by)
    national(by)
    client.get("/events/")
    with CaptureQueriesContext(connection) as one:
        client.get("/events/")
    for number in range(20):
        national(by, name={"kk": f"Байқау {number}", "ru": f"Конкурс {number}"})
    with CaptureQueriesContext(connection) as many:
        assert len(client.get("/events/").context["lines"]) == 21
    assert len(many) == len(one) <= 20
