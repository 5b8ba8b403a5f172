"""A fault shows a number to quote and never its inside."""

import re
from http import HTTPStatus

import pytest
from django.conf import LazySettings
from django.test import Client

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


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_page_that_is_not_there_speaks_the_language(client: Client, language: str) -> None:
    client.cookies["django_language"] = language
    page = client.get("/nowhere/")
    assert page.status_code == HTTPStatus.NOT_FOUND
    assert f'lang="{language}"' in page.content.decode()
