"""Logging in, being locked out, and the language of an account."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.accounts.models import User
from foundation.accounts.tasks import forget_ended_sessions

pytestmark = pytest.mark.django_db

EMAIL, PASSWORD = "mugalim@example.kz", "құпия-сөз-2026"
TRIES = settings.AXES_FAILURE_LIMIT
LOCKED = 429


@pytest.fixture
def user() -> User:
    return User.objects.create_user(email=EMAIL, password=PASSWORD, name="Айгүл")


def log_in(client: Client, password: str = PASSWORD, **more: str) -> object:
    return client.post(reverse("login"), {"username": EMAIL, "password": password, **more})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_right_password_opens(user: User, client: Client) -> None:
    answer = log_in(client)
    assert (answer.status_code, answer.url) == (302, "/")
    assert is_in(client)


def test_the_e_mail_is_asked_for_as_it_is_kept(user: User, client: Client) -> None:
    answer = log_in(client, "wrong")
    assert answer.status_code == 200
    assert not is_in(client)
    assert answer.context["form"].non_field_errors()
    assert EMAIL in answer.content.decode()  # nothing typed is lost, the password excepted
    assert "wrong" not in answer.content.decode()


def test_an_ended_session_is_forgotten_and_another_kept(user: User, client: Client) -> None:
    log_in(client)
    other = Client()
    log_in(other)
    ended = Session.objects.get(pk=other.session.session_key)
    ended.expire_date = timezone.now() - timedelta(minutes=1)
    ended.save()
    forget_ended_sessions()
    assert [session.pk for session in Session.objects.all()] == [client.session.session_key]


def test_a_closed_account_stays_out(user: User, client: Client) -> None:
    user.is_active = False
    user.save()
    assert log_in(client).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_after_ten_wrong_passwords_the_right_one_waits_too(
    user: User, client: Client, language: str
) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answers = [log_in(client, f"wrong-{number}").status_code for number in range(TRIES)]
    assert answers == [200] * (TRIES - 1) + [LOCKED]
    locked = log_in(client)
    page = locked.content.decode()
    assert locked.status_code == LOCKED
    assert not is_in(client)
    assert f'lang="{language}"' in page
    assert "Too many attempts" not in page
    assert reverse("login") in page


def test_a_lock_holds_for_one_address_only(user: User, client: Client) -> None:
    for number in range(TRIES):
        log_in(client, f"wrong-{number}")
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    assert log_in(elsewhere).status_code == 302
    assert is_in(elsewhere)


def test_an_account_remembers_its_language_on_another_computer(user: User, client: Client) -> None:
    log_in(client)
    answer = client.post(reverse("choose_language"), {"language": "ru", "next": "/messages/"})
    assert answer.url == "/messages/"
    user.refresh_from_db()
    assert user.language == "ru"
    other = Client()
    log_in(other)
    assert 'lang="ru"' in other.get("/messages/").content.decode()


def test_whoever_has_no_account_chooses_for_this_browser(client: Client) -> None:
    client.post(reverse("choose_language"), {"language": "ru", "next": "/login/"})
    assert 'lang="ru"' in client.get("/login/").content.decode()
    assert 'lang="kk"' in Client().get("/login/").content.decode()


def test_an_unknown_language_changes_nothing(user: User, client: Client) -> None:
    log_in(client)
    client.post(reverse("choose_language"), {"language": "en"})
    user.refresh_from_db()
    assert user.language == "kk"


@pytest.mark.parametrize(
    "address", ["https://example.com/", "//example.com", "javascript:alert(1)", "/\\example.com"]
)
def test_nobody_is_sent_to_another_site(user: User, client: Client, address: str) -> None:
    asked = {"language": "ru", "next": address}
    assert client.post(reverse("choose_language"), asked).url == "/"
    assert log_in(client, next=address).url == "/"
