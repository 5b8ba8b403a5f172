"""Every address of the portal, asked for by everybody, against the one table of access."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from foundation.base import clock
from foundation.base.models import FileCheck, StoredFile
from foundation.base.states import FileState
from tests.house.access import ACCESS, PRINCIPALS, Row, expected
from tests.house.world import World, make_world

pytestmark = pytest.mark.django_db
WORDS = {200: "page", 302: "onward", 400: "wrong", 403: "forbidden", 404: "unknown"} | {
    405: "not taken"
}
REFUSALS = {"login", "forbidden", "unknown", "not taken", "wrong"}
WRITES = re.compile(r'^(INSERT INTO|UPDATE|DELETE FROM) "?(\w+)')
OWN_BOOKS = {"django_session"}  # what a request writes of itself, whatever it asks


def addresses(resolver: URLResolver, rooms: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join((*rooms, str(pattern.name)))
        else:
            inside = (*rooms, pattern.namespace) if pattern.namespace else rooms
            yield from addresses(pattern, inside)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("world")


@pytest.fixture(autouse=True)
def private_files() -> None:
    """The files of this module stand in the world's folder."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, folder: Path) -> Iterator[World]:
    """Made once: every asking is undone after its answer was looked at."""
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": folder}}
    storages = {**settings.STORAGES, "private": private}
    with django_db_blocker.unblock(), override_settings(STORAGES=storages), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def clients(world: World) -> dict[Any, Client]:
    """One browser for each account, logged in once."""
    browsers = {user.pk: Client() for user in (*world.users.values(), *world.owners.values())}
    for user in (*world.users.values(), *world.owners.values()):
        browsers[user.pk].force_login(user)
    return browsers


def browser(world: World, clients: dict[Any, Client], principal: str, about: str) -> Client:
    user = world.user(principal, about)
    return clients[user.pk] if user else Client()


def ask(client: Client, address: str, method: str) -> tuple[HttpResponse, set[str]]:
    """The answer, and the tables that the asking wrote to. Everything is undone."""
    sent = {"data": {"form_token": str(uuid4())}} if method == "post" else {}
    cookies = client.cookies.copy()
    undo = transaction.savepoint()
    with CaptureQueriesContext(connection) as seen:
        answer = getattr(client, method)(address, **sent)
        if answer.streaming:
            b"".join(answer)  # read to its end, so that its file is closed
    transaction.savepoint_rollback(undo)
    client.cookies = cookies
    written = {found[2] for query in seen if (found := WRITES.match(query["sql"]))}
    return answer, written - OWN_BOOKS


def word(answer: HttpResponse) -> str:
    to_entry = answer.status_code == 302 and answer.headers["Location"].startswith("/login/")
    return "login" if to_entry else WORDS.get(answer.status_code, str(answer.status_code))


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    assert sorted(addresses(get_resolver())) == sorted(ACCESS)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ACCESS)
def test_everybody_gets_the_answer_of_the_table(
    world: World, clients: dict[Any, Client], name: str, method: str
) -> None:
    row: Row = ACCESS[name]
    address = reverse(name, kwargs=world.objects.get(row.about))
    answers, wrote = {}, {}
    for principal in PRINCIPALS:
        client = browser(world, clients, principal, row.about)
        answer, written = ask(client, address, method)
        answers[principal] = word(answer)
        if written and (answers[principal] in REFUSALS or method == "get"):
            wrote[principal] = written
    assert answers == expected(getattr(row, method))
    assert wrote.keys() <= WRITERS.get((name, method), set()), wrote


# Addresses that keep a book of being asked: the count of a public page, the end of a session.
WRITERS = {
    ("certificates:public", "get"): set(PRINCIPALS),
    ("logout", "post"): set(PRINCIPALS),
}

FOREIGN = [
    (name, method)
    for name, row in ACCESS.items()
    for method in ("get", "post")
    if row.about and "unknown" in getattr(row, method)
]


@pytest.mark.parametrize(("name", "method"), FOREIGN)
def test_a_foreign_thing_answers_like_one_that_never_was(
    world: World, clients: dict[Any, Client], name: str, method: str
) -> None:
    row = ACCESS[name]
    named = world.objects[row.about]
    never = {key: uuid4() if is_id(value) else value for key, value in named.items()}
    for principal in ("stranger", "other-head", "other-intake", "other-secretary"):
        client = browser(world, clients, principal, row.about)
        there, _ = ask(client, reverse(name, kwargs=named), method)
        nowhere, _ = ask(client, reverse(name, kwargs=never), method)
        assert (there.status_code, nowhere.status_code) == (404, 404)
        assert bare(there) == bare(nowhere)


def is_id(value: Any) -> bool:
    return bool(re.fullmatch(r"[0-9a-f-]{36}", str(value)))


def bare(answer: HttpResponse) -> str:
    """A page without what differs at every asking: the address, its number, the form's secret."""
    text = answer.content.decode()
    text = re.sub(r'(at-mono">)[0-9A-F]{8}', "", text)
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", text)
    return re.sub(r'(csrfmiddlewaretoken" value=")\w+|("X-CSRFToken": ")\w+', "", text)


FILES = [
    "attestation:document", "certificates:download", "certificates:order_pdf",
    "commissions:evidence", "commissions:extract", "commissions:pdf", "portfolio:evidence_file",
]  # fmt: skip
PICTURES = ["commissions:evidence_page", "portfolio:evidence_page"]


def readers(name: str) -> list[str]:
    return [who for who, answer in expected(ACCESS[name].get).items() if answer == "page"]


@pytest.mark.parametrize("name", [*FILES, *PICTURES])
def test_a_file_leaves_only_as_an_attachment_and_its_pages_only_as_pictures(
    world: World, clients: dict[Any, Client], name: str
) -> None:
    about = ACCESS[name].about
    for principal in readers(name):
        client = browser(world, clients, principal, about)
        answer, _ = ask(client, reverse(name, kwargs=world.objects[about]), "get")
        assert answer.status_code == 200
        assert answer["X-Content-Type-Options"] == "nosniff"
        if name in PICTURES:
            assert answer["Content-Type"] == "image/webp"
            assert answer["Cache-Control"].startswith("private")
        else:
            assert answer["Content-Disposition"].startswith("attachment")
            assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("state", [FileState.WAITING, FileState.REFUSED])
@pytest.mark.parametrize("name", [*FILES, *PICTURES])
def test_a_file_that_is_not_clean_leaves_for_nobody(
    world: World, clients: dict[Any, Client], name: str, state: str
) -> None:
    about = ACCESS[name].about
    undo = transaction.savepoint()
    checked_at = clock.now() if state == FileState.REFUSED else None
    found = "Eicar" if state == FileState.REFUSED else ""
    FileCheck.objects.update(state=state, checked_at=checked_at, found=found)
    answers = {}
    for principal in PRINCIPALS:
        client = browser(world, clients, principal, about)
        answers[principal] = word(ask(client, reverse(name, kwargs=world.objects[about]), "get")[0])
    transaction.savepoint_rollback(undo)
    wanted = expected(ACCESS[name].get)
    assert answers == {who: {"page": "forbidden"}.get(one, one) for who, one in wanted.items()}


@pytest.mark.parametrize("place", ["", "files/", "media/", "private/", "static/", "var/files/"])
def test_a_guessed_path_finds_no_file(world: World, clients: dict[Any, Client], place: str) -> None:
    path = StoredFile.objects.values_list("path", flat=True)[0]
    for principal in ("owner", "entry", "head", "ministry"):
        client = browser(world, clients, principal, "evidence")
        for guessed in (f"/{place}{path}", f"/{place}../{path}", f"/{place}pages/{path}/count"):
            assert client.get(guessed).status_code == 404
