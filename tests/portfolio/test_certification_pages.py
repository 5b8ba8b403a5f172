"""The card of certification, the page on which one certifies, the head's list."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.accounts.models import User
from portfolio.models import Certification
from registry.models import Organisation, Person
from registry.states import Role
from tests.portfolio.builders import certify, certify_and_confirm, evidence, observation, state_of
from tests.queries import MOST, MOST_OF_A_PORTFOLIO, asked
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> Organisation:
    return registry.organisation()


@pytest.fixture
def head(school: Organisation) -> User:
    return registry.appoint(Role.HEAD, school).user


@pytest.fixture
def entry(school: Organisation) -> User:
    return registry.officer(school)


@pytest.fixture
def who(school: Organisation, entry: User) -> Person:
    found = registry.teacher(school)
    evidence(found, entry)
    return found


def card_for(user: User, who: Person, client: Client) -> str:
    client.force_login(user)
    return str(client.get(reverse("portfolio:teacher", args=[who.pk])).context["card"].action)


def press(client: Client, name: str, who: Person) -> str:
    form = {"form_token": uuid4(), "sha256": state_of(who).sha256}
    return client.post(reverse(f"portfolio:{name}", args=[who.pk]), form).url


def test_the_button_is_for_whose_turn_it_is(
    who: Person, head: User, entry: User, client: Client
) -> None:
    owner = who.user
    assert [card_for(user, who, client) for user in (entry, head, owner)] == [
        "offered", "certified", "",
    ]  # fmt: skip
    client.force_login(entry)
    press(client, "offer", who)
    assert [card_for(user, who, client) for user in (entry, head)] == ["", "certified"]
    client.force_login(head)
    press(client, "certify", who)
    assert [card_for(user, who, client) for user in (entry, head, owner)] == ["", "", "confirmed"]
    client.force_login(owner)
    assert press(client, "confirm", who) == reverse("portfolio:mine")
    assert [card_for(user, who, client) for user in (entry, head, owner)] == ["", "", ""]


def test_the_page_says_what_is_certified(who: Person, head: User, client: Client) -> None:
    client.force_login(head)
    page = client.get(reverse("portfolio:certify", args=[who.pk]))
    (row,) = page.context["rows"]
    assert (row.number, len(row.pieces), len(row.files)) == ("2.1", 1, 1)
    assert row.files[0].name in page.content.decode()


def test_a_change_after_it_is_told_to_everybody(
    who: Person, head: User, entry: User, client: Client
) -> None:
    certify_and_confirm(who, head)
    added = evidence(who, entry, "2.2", title="Кейін қосылған байқау")
    for user in (entry, head, who.user):
        client.force_login(user)
        page = client.get(reverse("portfolio:teacher", args=[who.pk]))
        card = page.context["card"]
        assert card.voided is not None
        assert card.added == [f"2.2 · {added.title}"]
        certification = page.content.decode().split('id="certification"')[1].split("</section>")[0]
        assert added.title in certification


def test_what_changed_meanwhile_is_not_certified(
    who: Person, head: User, entry: User, client: Client
) -> None:
    shown = {"form_token": uuid4(), "sha256": state_of(who).sha256}
    evidence(who, entry, "2.2")
    client.force_login(head)
    address = reverse("portfolio:certify", args=[who.pk])
    assert client.post(address, shown).url == address
    assert not Certification.objects.exists()
    assert client.post(address, shown | {"sha256": state_of(who).sha256}).url != address
    assert Certification.objects.count() == 1


def test_a_second_press_goes_on_like_the_first(who: Person, head: User, client: Client) -> None:
    client.force_login(head)
    form = {"form_token": uuid4(), "sha256": state_of(who).sha256}
    address = reverse("portfolio:certify", args=[who.pk])
    assert client.post(address, form).url == client.post(address, form).url
    assert Certification.objects.count() == 1


def test_the_head_goes_from_one_to_the_next(
    who: Person, school: Organisation, head: User, entry: User, client: Client
) -> None:
    other = registry.teacher(school, "Екіншібаева")
    evidence(other, entry)
    client.force_login(entry)
    for person in (who, other):
        press(client, "offer", person)
    client.force_login(head)
    page = client.get(reverse("portfolio:waiting"))
    assert set(page.context["page"].object_list) == {who, other}
    assert press(client, "certify", who) == reverse("portfolio:waiting")
    assert press(client, "certify", other) == reverse("portfolio:teacher", args=[other.pk])


def test_pages_ask_few_questions(who: Person, head: User, entry: User, client: Client) -> None:
    for row in ("2.2", "3.2", "3.4"):
        evidence(who, entry, row)
    observation(who, entry)
    certify(who, head)
    evidence(who, entry, "3.5")
    client.force_login(head)
    for name, most in {"certify": MOST, "teacher": MOST_OF_A_PORTFOLIO}.items():
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse(f"portfolio:{name}", args=[who.pk]))
        assert asked(seen) <= most, name
