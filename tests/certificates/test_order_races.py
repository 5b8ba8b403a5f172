"""Two heads, two tabs, two workers at once. Each guard is removed once, to see it work."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from certificates import services
from certificates.models import Certificate, Order, OrderItem
from certificates.services import certificates as certificate_services
from certificates.services import orders as order_services
from certificates.states import OrderState
from foundation.base.errors import Refused
from foundation.base.models import OutboxItem
from foundation.documents.models import Register
from foundation.signatures.models import Signature
from registry.models import CategoryHeld, Organisation, Person
from tests.certificates import builders
from tests.threads import at_once

Sign = Callable[[Order, Person], bytes]
pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

WORKERS = 4


@pytest.fixture
def signings(
    draft: Order, head: Person, school: Organisation, key_folder: Any, signature_of: Sign
) -> list[Callable[[], Order]]:
    """The same draft signed by two heads, in two tabs each."""
    second = builders.make_head(school, "Оспанов")
    builders.make_key(key_folder, second)
    prepared = [(person.user_id, signature_of(draft, person)) for person in (head, second) * 2]
    return [
        lambda by=by, cms=cms: services.sign_order(order=draft, cms=cms, by=by)
        for by, cms in prepared
    ]


def test_two_heads_signing_at_once_make_one_order(signings: list[Callable[[], Order]]) -> None:
    answers = at_once(*signings)
    refusals = [answer.code for answer in answers if isinstance(answer, Refused)]
    assert refusals == ["order_signed"] * 3
    assert Register.objects.get(kind="order").last == 1
    assert Signature.objects.count() == 1
    assert OutboxItem.objects.filter(kind="certificates.issue").count() == 1
    assert Order.objects.get().state == OrderState.SIGNED


def test_without_the_lock_two_heads_would_get_two_numbers(
    signings: list[Callable[[], Order]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the order is read without a lock, its cases are not led on."""
    met = threading.Barrier(len(signings))

    def read_together(order_id: object) -> Order:
        order = Order.objects.get(pk=order_id)
        met.wait(timeout=10)
        return order

    monkeypatch.setattr(order_services, "_lock_order", read_together)
    monkeypatch.setattr(order_services, "_lead_on", lambda order, by: None)
    at_once(*signings)
    assert Register.objects.get(kind="order").last > 1


def test_a_certificate_issued_by_many_workers_at_once_is_one(signed: Order) -> None:
    item = signed.items.get()
    issue = lambda: services.issue_certificate(item_id=item.pk)  # noqa: E731
    answers = at_once(*[issue] * WORKERS)
    certificate = Certificate.objects.get()
    assert answers == [certificate] * WORKERS
    assert Register.objects.get(kind="certificate").last == 1
    assert CategoryHeld.objects.count() == 1


@pytest.fixture
def certificate_without_constraints() -> Any:
    """The table lets an item have two certificates; put right afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE contype = 'u'"
            " AND conrelid = 'certificates_certificate'::regclass"
            " AND pg_get_constraintdef(oid) = 'UNIQUE (item_id)'"
        )
        name = cursor.fetchone()[0]
        cursor.execute(f'ALTER TABLE certificates_certificate DROP CONSTRAINT "{name}"')
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE certificates_certificate CASCADE")
        cursor.execute(
            f'ALTER TABLE certificates_certificate ADD CONSTRAINT "{name}" UNIQUE (item_id)'
        )


@pytest.mark.usefixtures("certificate_without_constraints")
def test_without_lock_and_constraint_workers_would_issue_two(
    signed: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the item is read without a lock, and the table does not object."""
    met = threading.Barrier(WORKERS)

    def plain_read(item_id: object) -> OrderItem:
        return OrderItem.objects.get(pk=item_id)

    def look_together(item: OrderItem) -> Certificate | None:
        found = Certificate.objects.filter(item=item).first()
        met.wait(timeout=10)
        return found

    monkeypatch.setattr(certificate_services, "_lock_item", plain_read)
    monkeypatch.setattr(certificate_services, "_issued_before", look_together)
    monkeypatch.setattr(certificate_services, "_replace_earlier", lambda certificate: None)
    monkeypatch.setattr(certificate_services, "_hold", lambda certificate: None)
    item = signed.items.get()
    issue = lambda: services.issue_certificate(item_id=item.pk)  # noqa: E731
    at_once(*[issue] * WORKERS)
    assert Certificate.objects.count() > 1


def test_papers_printed_by_many_workers_at_once_are_made_once(signed: Order) -> None:
    certificate = services.issue_certificate(item_id=signed.items.get().pk)
    make = lambda: services.print_certificate(certificate_id=certificate.pk, language="kk")  # noqa: E731
    assert at_once(*[make] * 2) == [None, None]
    hand_over = lambda: services.hand_over_certificate(certificate_id=certificate.pk)  # noqa: E731
    assert at_once(*[hand_over] * 2) == [None, None]
