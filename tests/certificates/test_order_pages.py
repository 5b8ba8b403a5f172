"""The head's pages in HTTP: who sees them, and signing through them."""

import base64
import hashlib
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from certificates import papers, services
from certificates.models import Certificate, Order
from certificates.states import OrderState
from commissions.models import Protocol
from commissions.states import Outcome
from foundation.base import clock
from foundation.documents.models import Register
from registry.models import Organisation, Person
from registry.states import Category, Role
from tests.certificates import builders
from tests.certificates.builders import Decision
from tests.certificates.conftest import do_promised_work

Cms = Callable[[Order, Person], str]


@pytest.fixture
def at_head(client: Client, head: Person) -> Client:
    client.force_login(head.user)
    client.cookies.load({"django_language": "kk"})
    return client


@pytest.fixture
def stranger(school: Organisation) -> Client:
    """A head of another school."""
    client = Client()
    client.force_login(builders.make_head(builders.make_school()).user)
    return client


def token() -> str:
    return str(uuid4())


def test_the_head_drafts_and_signs(
    at_head: Client, protocol: Protocol, cms_of: Cms, head: Person
) -> None:
    assert protocol.number in at_head.get(reverse("certificates:orders")).content.decode()
    drafted = at_head.post(
        reverse("certificates:draft", args=[protocol.pk]), {"form_token": token()}
    )
    order = Order.objects.get()
    assert drafted.url == reverse("certificates:order", args=[order.pk])
    page = at_head.get(drafted.url).content.decode()
    assert "Нұрланова Айгүл Серікқызы" in page
    assert "педагог-модератор" in page
    signed = at_head.post(
        reverse("certificates:sign", args=[order.pk]),
        {"form_token": token(), "cms": cms_of(order, head)},
    )
    assert signed.status_code == 302
    order.refresh_from_db()
    assert order.state == OrderState.SIGNED
    assert order.number in at_head.get(signed.url).content.decode()


def test_what_is_signed_is_what_the_page_gives(at_head: Client, draft: Order) -> None:
    answer = at_head.get(reverse("certificates:order_content", args=[draft.pk])).json()
    content = base64.b64decode(answer["content"])
    assert content == papers.order_content(draft, clock.today())
    assert answer["sha256"] == hashlib.sha256(content).hexdigest()


def test_a_form_sent_twice_signs_once(
    at_head: Client, draft: Order, cms_of: Cms, head: Person
) -> None:
    form = {"form_token": token(), "cms": cms_of(draft, head)}
    url = reverse("certificates:sign", args=[draft.pk])
    first, second = at_head.post(url, form), at_head.post(url, form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert Register.objects.get(kind="order").last == 1


def test_a_second_tab_is_told_that_the_order_is_signed(
    at_head: Client, draft: Order, cms_of: Cms, head: Person
) -> None:
    url = reverse("certificates:sign", args=[draft.pk])
    cms = cms_of(draft, head)
    at_head.post(url, {"form_token": token(), "cms": cms})
    second = at_head.post(url, {"form_token": token(), "cms": cms})
    assert second.status_code == 200
    assert "govuk-error-summary" in second.content.decode()
    assert Register.objects.get(kind="order").last == 1


def test_a_bad_signature_is_explained_on_the_page(at_head: Client, draft: Order) -> None:
    form = {"form_token": token(), "cms": base64.b64encode(b"nothing").decode()}
    response = at_head.post(reverse("certificates:sign", args=[draft.pk]), form)
    assert response.status_code == 200
    assert "govuk-error-summary" in response.content.decode()
    assert Order.objects.get().state == OrderState.DRAFT


@pytest.mark.parametrize("form", [{"cms": "!!"}, {"cms": ""}, {}])
def test_what_the_page_never_sends_is_a_bad_request(
    at_head: Client, draft: Order, form: dict[str, str]
) -> None:
    response = at_head.post(reverse("certificates:sign", args=[draft.pk]), form)
    assert response.status_code == 400


def test_cases_without_certificates_are_closed(
    at_head: Client, school: Organisation, head: Person
) -> None:
    application = builders.make_application(school)
    decision = Decision(application, Outcome.LOWER_THAN_PRESENT, Category.TEACHER)
    protocol = builders.make_protocol(school, decision)
    url = reverse("certificates:close", args=[protocol.pk])
    assert url in at_head.get(reverse("certificates:orders")).content.decode()
    assert at_head.post(url, {"form_token": token()}).status_code == 302
    assert url not in at_head.get(reverse("certificates:orders")).content.decode()


def test_another_school_sees_nothing(
    stranger: Client, draft: Order, protocol: Protocol, cms_of: Cms, head: Person
) -> None:
    form = {"form_token": token(), "cms": cms_of(draft, head)}
    for name in ("order", "order_content"):
        assert stranger.get(reverse(f"certificates:{name}", args=[draft.pk])).status_code == 404
    assert stranger.get(reverse("certificates:order_pdf", args=[draft.pk, "kk"])).status_code == 404
    assert stranger.post(reverse("certificates:sign", args=[draft.pk]), form).status_code == 404
    for name in ("draft", "close"):
        url = reverse(f"certificates:{name}", args=[protocol.pk])
        assert stranger.post(url, form).status_code == 404


@pytest.mark.parametrize("role", [Role.INTAKE_OFFICER, Role.DATA_ENTRY, Role.COMMISSION_SECRETARY])
def test_orders_are_the_heads(client: Client, draft: Order, role: Role) -> None:
    person = builders.make_person()
    builders.give_role(person, draft.organisation, role)
    client.force_login(person.user)
    assert client.get(reverse("certificates:orders")).status_code == 403
    assert client.get(reverse("certificates:order", args=[draft.pk])).status_code == 404


def test_a_former_head_signs_no_more(
    at_head: Client, draft: Order, cms_of: Cms, head: Person
) -> None:
    cms = cms_of(draft, head)
    grant = head.user.grants.get()
    grant.until = clock.today().replace(year=clock.today().year - 1)
    grant.save()
    url = reverse("certificates:sign", args=[draft.pk])
    assert at_head.post(url, {"form_token": token(), "cms": cms}).status_code == 404


def test_papers_are_downloaded_by_their_owner_and_the_head_only(
    at_head: Client, stranger: Client, signed: Order
) -> None:
    do_promised_work()
    certificate = Certificate.objects.get()
    teacher, other = Client(), Client()
    teacher.force_login(certificate.person.user)
    other.force_login(builders.make_person("Бөтен").user)
    for language in ("kk", "ru"):
        url = reverse("certificates:download", args=[certificate.pk, language])
        for client in (teacher, at_head):
            response = client.get(url)
            assert response.content.startswith(b"%PDF-")
            assert response["Cache-Control"] == "private, no-store"
        assert other.get(url).status_code == stranger.get(url).status_code == 404
        order_url = reverse("certificates:order_pdf", args=[signed.pk, language])
        assert at_head.get(order_url).content.startswith(b"%PDF-")
        assert teacher.get(order_url).status_code == 404


def test_a_paper_not_yet_printed_is_not_found(at_head: Client, signed: Order) -> None:
    certificate = services.issue_certificate(item_id=signed.items.get().pk)
    url = reverse("certificates:download", args=[certificate.pk, "kk"])
    assert at_head.get(url).status_code == 404


def test_the_list_shows_ones_own(at_head: Client, stranger: Client, signed: Order) -> None:
    certificate = services.issue_certificate(item_id=signed.items.get().pk)
    teacher, url = Client(), reverse("certificates:certificates")
    teacher.force_login(certificate.person.user)
    assert certificate.number in teacher.get(url).content.decode()
    assert certificate.holder in at_head.get(url).content.decode()
    assert certificate.number not in stranger.get(url).content.decode()


def test_lists_cost_the_same_whatever_their_length(
    at_head: Client,
    school: Organisation,
    head: Person,
    signed: Order,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    def cost() -> list[int]:
        names = ("certificates:orders", "certificates:certificates")
        return [_cost(reverse(name)) for name in names]

    def _cost(url: str) -> int:
        with django_assert_max_num_queries(20) as asked:
            assert at_head.get(url).status_code == 200
        return len(asked)

    def add_protocol() -> None:
        decisions = [Decision(builders.make_application(school)) for _ in range(3)]
        builders.make_protocol(school, *decisions)

    services.issue_certificate(item_id=signed.items.get().pk)
    add_protocol()
    at_head.get(reverse("certificates:orders"))
    few = cost()
    for _ in range(4):
        add_protocol()
        decision = Decision(builders.make_application(school))
        services.draft_order(protocol=builders.make_protocol(school, decision), by=head.user_id)
    assert cost() == few


def test_an_order_costs_the_same_whatever_its_length(
    at_head: Client,
    school: Organisation,
    head: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    def cost(people: int) -> int:
        decisions = [Decision(builders.make_application(school)) for _ in range(people)]
        protocol = builders.make_protocol(school, *decisions)
        order = services.draft_order(protocol=protocol, by=head.user_id)
        url = reverse("certificates:order", args=[order.pk])
        at_head.get(url)
        with django_assert_max_num_queries(20) as asked:
            assert at_head.get(url).status_code == 200
        return len(asked)

    assert cost(1) == cost(12)
