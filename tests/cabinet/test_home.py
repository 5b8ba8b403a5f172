"""Where each kind of user begins, and what the menu offers."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from foundation.accounts.models import User
from foundation.notifications.services import Recipient, send
from registry.models import Employment
from registry.states import PostKind, Role
from tests.attestation import builders as applying
from tests.commissions.builders import commission, cycle, seats, secretary
from tests.registry import builders

pytestmark = pytest.mark.django_db


def client_of(user: User | None) -> Client:
    assert user is not None
    client = Client()
    client.force_login(user)
    return client


def menu(user: User) -> list[str]:
    page = client_of(user).get(reverse("cabinet:messages"))
    return [item["url"] for item in page.context["menu"]]


def officer(*roles: str) -> User:
    school, user = builders.organisation(), builders.user()
    for role in roles:
        builders.appoint(role, school, user)
    return user


BEGINNINGS = {
    (Role.DATA_ENTRY,): "portfolio:teachers",
    (Role.TESTING_CENTRE,): "registry:test_results",
    (Role.DISTRICT_STAFF,): "reports:decisions",
    (Role.REGION_STAFF,): "reports:decisions",
    (Role.MINISTRY_STAFF,): "reports:decisions",
}


@pytest.mark.parametrize(("roles", "name"), BEGINNINGS.items())
def test_one_kind_of_work_is_begun_at_once(roles: tuple[str], name: str) -> None:
    answer = client_of(officer(*roles)).get("/")
    assert (answer.status_code, answer.url) == (302, reverse(name))


def test_a_teacher_begins_with_the_own_attestation() -> None:
    teacher = builders.teacher(builders.organisation())
    assert client_of(teacher.user).get("/").url == reverse("attestation:my")


def test_a_head_by_post_is_no_teacher() -> None:
    head = builders.teacher(builders.organisation(), post_kind=PostKind.HEAD)
    assert client_of(head.user).get("/").status_code == 200
    assert reverse("attestation:my") not in menu(head.user)


@pytest.mark.parametrize("since", [date(2010, 9, 1), date(2020, 9, 1)])
def test_a_head_who_also_teaches_is_a_teacher(since: date) -> None:
    teacher = builders.teacher(builders.organisation())
    Employment.objects.create(
        person=teacher,
        organisation=builders.organisation(name="Екінші мектеп"),
        post_kind=PostKind.HEAD,
        post={"kk": "Басшы", "ru": "Руководитель"},
        since=since,
        teaching_since=since,
    )
    assert reverse("attestation:my") in menu(teacher.user)


@pytest.mark.parametrize("role", [Role.COMMISSION_MEMBER, Role.HEAD])
def test_staff_with_other_work_too_see_what_waits(role: str) -> None:
    page = client_of(officer(Role.REGION_STAFF, role)).get("/")
    assert page.status_code == 200
    assert page.context["duties"]


MENUS = {
    (): [],
    (Role.INTAKE_OFFICER,): ["attestation:queue", "portfolio:teachers", "sources:teachers"],
    (Role.DATA_ENTRY,): [
        "portfolio:teachers",
        "lessons:calendar",
        "bulk:uploads",
        "sources:teachers",
        "events:register",
    ],
    (Role.COMMISSION_SECRETARY,): [
        "commissions:portfolios",
        "commissions:sittings",
        "commissions:protocols",
        "commissions:list",
    ],
    (Role.COMMISSION_MEMBER,): ["commissions:cases", "commissions:sittings"],
    (Role.COMMISSION_MEMBER, Role.COMMISSION_CHAIR): ["commissions:cases", "commissions:sittings"],
    (Role.TESTING_CENTRE,): ["registry:test_results"],
    (Role.MINISTRY_STAFF,): ["reports:decisions"],
}


@pytest.mark.parametrize(("roles", "names"), MENUS.items())
def test_the_menu_offers_what_the_roles_do(roles: tuple[str, ...], names: list[str]) -> None:
    expected = [reverse(name) for name in [*names, "cabinet:messages"]]
    assert set(expected) <= set(menu(officer(*roles)))
    assert len(menu(officer(*roles))) <= len(expected) + 2


@pytest.mark.parametrize("role", [Role.INTAKE_OFFICER, Role.HEAD, Role.DATA_ENTRY])
def test_everything_a_school_s_menu_offers_opens(role: str) -> None:
    assert set(answers(officer(role))) == {200}


@pytest.mark.parametrize("role", [Role.TESTING_CENTRE, Role.MINISTRY_STAFF])
def test_everything_a_body_s_menu_offers_opens(role: str) -> None:
    assert set(answers(officer(role))) == {200}


def test_everything_the_commission_s_menu_offers_opens() -> None:
    formed = commission()
    chair, member, *_others = seats(formed)
    for user in (chair.person.user, member.person.user, secretary(formed)):
        assert user is not None
        assert set(answers(user)) == {200}


def answers(user: User) -> list[int]:
    """What each address of the menu answers."""
    return [client_of(user).get(address).status_code for address in menu(user)]


def test_an_officer_sees_how_many_applications_wait() -> None:
    cycle()
    school = builders.organisation()
    intake = applying.officer(school)
    for _ in range(2):
        applying.submitted(applying.teacher(school))
    duties = client_of(intake).get("/").context["duties"]
    queue = reverse("attestation:queue")
    waiting = [(duty.url, duty.waiting) for duty in duties]
    assert waiting == [(queue, 2), (f"{queue}?state=accepted", 0)]


def test_unread_messages_are_counted_and_opening_one_reads_it() -> None:
    user = builders.user()
    text = {"kk": "Хабар", "ru": "Сообщение"}
    to = Recipient(user_id=user.pk, address="", language="kk")
    message = send(to=to, subject=text, body=text, link=reverse("cabinet:documents"))
    client = client_of(user)
    assert client.get("/messages/").context["menu"][-1]["count"] == 1
    answer = client.post(reverse("cabinet:open_message", args=[message.pk]))
    assert answer.url == reverse("cabinet:documents")
    assert client.get("/messages/").context["menu"][-1]["count"] == 0


def test_the_demonstration_is_named_on_every_page(client: Client) -> None:
    for address in ("/login/", "/law/", "/verify/", "/no/such/page/"):
        assert re.search(r'class="at-demo"', client.get(address).content.decode()), address


def test_the_entry_page_leads_to_the_check_of_a_certificate(client: Client) -> None:
    page = client.get("/login/").content.decode()
    body = page.split("<main")[1].split("</main")[0]
    assert reverse("certificates:verify") in body
