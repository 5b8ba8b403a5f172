"""What the phone asks the portal for, over HTTP."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from foundation.base.models import StoredFile
from lessons.models import Sheet
from lessons.phone_app import MODULES
from lessons.states import State
from registry.models import Organisation
from tests.lessons.drafting import jpeg, observer, sheet, whole
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(db: None) -> Organisation:
    return registry.organisation()


@pytest.fixture
def draft(school: Organisation) -> Sheet:
    return sheet(school)


@pytest.fixture
def phone(draft: Sheet) -> Client:
    client = Client()
    client.force_login(draft.observer.user)
    return client


def address(name: str, draft: Sheet) -> str:
    return reverse(f"lessons:phone_{name}", args=[draft.pk])


def post(phone: Client, name: str, draft: Sheet, **sent: Any) -> HttpResponse:
    return phone.post(address(name, draft), json.dumps(sent), content_type="application/json")


def save(phone: Client, draft: Sheet, content: Any, base: int = 0) -> HttpResponse:
    return post(phone, "draft", draft, base_version=base, device="телефон", content=content)


def test_the_page_has_no_word_about_anybody(phone: Client, draft: Sheet) -> None:
    page = phone.get(address("sheet", draft)).content.decode()
    stranger = Client()
    stranger.force_login(registry.user())
    empty = stranger.get(reverse("lessons:phone")).content.decode()
    assert page == empty
    for word in (draft.visit.person.surname, draft.observer.surname, "csrf", str(draft.pk)):
        assert word not in page


def test_the_data_has_the_form_in_both_languages(phone: Client, draft: Sheet) -> None:
    answer = phone.get(address("data", draft))
    data = answer.json()
    form = draft.ruleset.observation_form(draft.form)
    lines = [
        line["text"]
        for section in data["form"]["sections"]
        for criterion in section["criteria"]
        for line in criterion["lines"]
    ]
    assert lines == [line.text.as_dict() for _, line in form.descriptors()]
    assert data["form"]["maximum"] == form.maximum
    assert data["visit"]["teacher"] == draft.visit.person.full_name
    assert "no-store" in answer.headers["Cache-Control"]


def test_of_a_sent_sheet_the_phone_learns_only_that_it_was_sent(
    phone: Client, draft: Sheet
) -> None:
    save(phone, draft, whole(draft))
    post(phone, "send", draft, version=1)
    data = phone.get(address("data", draft)).json()
    assert set(data) == {"id", "state", "sent_at", "key", "version"}
    assert phone.get(reverse("lessons:phone_mine")).json()["sheets"] == []


def test_each_sheet_has_a_key_of_its_own_and_always_the_same(
    phone: Client, draft: Sheet, school: Organisation
) -> None:
    other = sheet(school, draft.observer)
    keys = [phone.get(address("data", one)).json()["key"] for one in (draft, draft, other)]
    assert keys[0] == keys[1] != keys[2]


def test_a_draft_is_kept_and_told_of_another_device(phone: Client, draft: Sheet) -> None:
    content = whole(draft)
    assert save(phone, draft, content).json()["version"] == 1
    answer = save(phone, draft, {**content, "conclusions": "Басқа"})
    told = answer.json()
    assert answer.status_code == 409
    assert (told["version"], told["content"], told["device"]) == (1, content, "телефон")


def test_a_refusal_comes_in_both_languages_with_its_field(phone: Client, draft: Sheet) -> None:
    save(phone, draft, {**whole(draft), "recommendations": ""})
    answer = post(phone, "send", draft, version=1)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (422, "missing")
    assert told["field"] == "recommendations"
    assert told["message"]["kk"] != told["message"]["ru"]


def test_the_answer_to_a_sending_is_the_same_again(phone: Client, draft: Sheet) -> None:
    save(phone, draft, whole(draft))
    answers = [post(phone, "send", draft, version=1).json() for _ in range(2)]
    draft.refresh_from_db()
    assert answers[0] == answers[1]
    assert (answers[0]["state"], draft.state) == (State.SENT, State.SENT)


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b'{"version": "1"}', b'{"version": true}', b'{"version": 1, "by": 2}'],
)
def test_what_is_not_a_sending_is_not_read(phone: Client, draft: Sheet, body: bytes) -> None:
    answer = phone.post(address("send", draft), body, content_type="application/json")
    assert answer.status_code == 400


@pytest.mark.parametrize("name", ["sheet", "data", "photo"])
def test_another_observer_finds_no_such_sheet(
    draft: Sheet, school: Organisation, name: str
) -> None:
    other = Client()
    other.force_login(observer(school).user)
    assert other.get(address(name, draft)).status_code == 404


@pytest.mark.parametrize("name", ["draft", "send", "photo"])
def test_another_observer_writes_into_no_such_sheet(
    draft: Sheet, school: Organisation, name: str
) -> None:
    other = Client()
    other.force_login(observer(school).user)
    assert post(other, name, draft).status_code == 404


def test_a_photograph_sent_twice_is_kept_once_and_given_back(phone: Client, draft: Sheet) -> None:
    mark = uuid4()
    ids = set()
    for _ in range(2):
        upload = SimpleUploadedFile("photo.jpg", jpeg())
        sent = {"form_token": mark, "photo": upload}
        ids.add(phone.post(address("photo", draft), sent).json()["id"])
    photo = ids.pop()
    assert (ids, StoredFile.objects.count()) == (set(), 1)
    save(phone, draft, {**whole(draft), "photo": photo})
    answer = phone.get(address("photo", draft))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_no_photograph_is_no_such_thing(phone: Client, draft: Sheet) -> None:
    assert phone.get(address("photo", draft)).status_code == 404


def test_the_worker_keeps_every_module_of_the_page(client: Client, settings: Any) -> None:
    answer = client.get(reverse("lessons:phone_worker"))
    folder = settings.BASE_DIR / "static" / "js" / "lessons"
    apart = {"start", "worker", "leave", "leaving", "along"}  # by another name, or on other pages
    assert set(MODULES) == {path.stem for path in folder.glob("*.js")} - apart
    assert all(f"/static/js/lessons/{name}.js" in answer.content.decode() for name in MODULES)
    assert answer.headers["Content-Type"].startswith("text/javascript")


def test_the_manifest_makes_an_app_of_these_addresses_alone(client: Client, settings: Any) -> None:
    found = client.get(reverse("lessons:phone_manifest")).json()
    assert found["scope"] == found["start_url"] == "/lessons/phone/"
    assert {icon["sizes"] for icon in found["icons"]} == {"192x192", "512x512"}
    files = [settings.BASE_DIR / icon["src"].removeprefix("/") for icon in found["icons"]]
    assert all(path.is_file() for path in files)
