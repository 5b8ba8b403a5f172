"""A fault shows a number to quote and never its inside."""

import re
from http import HTTPStatus

import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper
from django.test import Client

from foundation.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(settings: LazySettings) -> Client:
    settings.ROOT_URLCONF = "tests.foundation.faulty_urls"
    return Client(raise_request_exception=False)


def test_a_fault_shows_a_number_and_not_its_inside(client: Client) -> None:
    page = client.get("/fails/")
    assert page.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    text = page.content.decode()
    assert "RuntimeError" not in text
    assert "inside of a fault" not in text
    assert re.search(r"\b[0-9A-F]{8}\b", text), "no number to quote"


def test_a_page_without_its_database_shows_a_number_too(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(User.objects.create_user(email="a@example.kz", name="Айгүл"))

    def away(*args: object, **kwargs: object) -> None:
        raise OperationalError("the database is away")

    with monkeypatch.context() as patch:
        patch.setattr(CursorWrapper, "execute", away)
        page = client.get("/")
    text = page.content.decode()
    assert page.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "</html>" in text
    assert "is away" not in text
    assert re.search(r"\b[0-9A-F]{8}\b", text), "no number to quote"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_page_that_is_not_there_speaks_the_language(client: Client, language: str) -> None:
    client.cookies["django_language"] = language
    page = client.get("/nowhere/")
    assert page.status_code == HTTPStatus.NOT_FOUND
    assert f'lang="{language}"' in page.content.decode()
