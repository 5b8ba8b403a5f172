"""Reads of orders and certificates."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from attestation.states import State
from certificates.awards import gives_certificate
from certificates.models import Certificate, Order, OrderItem
from certificates.numbers import read_code, read_number
from certificates.states import CertificateState, Standing
from commissions.models import AgendaItem, Protocol
from commissions.states import SittingState
from foundation.accounts.models import User
from foundation.base.texts import LANGUAGES
from foundation.documents.models import Document
from registry.models import Person
from registry.selectors import organisations_with_role
from registry.states import Role


def headed_by(user: User) -> set[UUID]:
    """Organisations whose head the user is today."""
    return organisations_with_role(user, Role.HEAD)


def protocols_of_user(user: User) -> QuerySet[Protocol]:
    """Signed protocols of the commissions of organisations that the user heads."""
    found = Protocol.objects.filter(
        sitting__commission__organisation__in=headed_by(user),
        sitting__state=SittingState.SIGNED,
    )
    return found.select_related("sitting__commission__organisation").order_by("formed_at")


def protocols_awaiting_order(user: User) -> QuerySet[Protocol]:
    """Signed protocols with decisions that no order followed yet: the head's tasks."""
    waiting = AgendaItem.objects.filter(
        sitting=OuterRef("sitting"), application__state=State.DECIDED
    )
    return protocols_of_user(user).filter(Exists(waiting), order=None)


@dataclass(frozen=True)
class Waiting:
    """A protocol that waits for its order: how many people it gives a certificate, and not."""

    protocol: Protocol
    awarded: int
    others: int


def waiting_for_user(user: User) -> list[Waiting]:
    """Protocols that wait for an order, with what follows from them."""
    decided = AgendaItem.objects.filter(decided_at__isnull=False).select_related("application")
    found = protocols_awaiting_order(user).prefetch_related(
        Prefetch("sitting__items", queryset=decided, to_attr="decided")
    )
    return [_waiting(protocol) for protocol in found]


def decided_items(protocol: Protocol) -> QuerySet[AgendaItem]:
    """The decisions of a protocol, in the order of the agenda."""
    found = AgendaItem.objects.filter(sitting=protocol.sitting_id, decided_at__isnull=False)
    return found.select_related("application__person").order_by("position")


def orders_for_user(user: User) -> QuerySet[Order]:
    found = Order.objects.filter(organisation__in=headed_by(user))
    found = found.select_related("organisation", "protocol").annotate(people=Count("items"))
    return found.order_by("-drafted_at")


def items_of(order: Order) -> QuerySet[OrderItem]:
    found = OrderItem.objects.filter(order=order).order_by("position")
    return found.select_related("application__person", "certificate")


def cases_without_certificate(order: Order) -> QuerySet[AgendaItem]:
    """Decisions of the order's protocol that are not in the order."""
    ordered = OrderItem.objects.filter(order=order).values("application")
    return decided_items(order.protocol).exclude(application__in=ordered)


def certificates_for_user(user: User) -> QuerySet[Certificate]:
    """One's own certificates, and for a head those that the organisation issued."""
    visible = Q(person__user=user) | Q(organisation__in=headed_by(user))
    found = Certificate.objects.filter(visible).select_related("person", "organisation")
    return found.order_by("-order_date", "person__surname", "person__given_name", "pk")


def certificates_of(person: Person) -> QuerySet[Certificate]:
    return Certificate.objects.filter(person=person).order_by("-order_date")


def certificate_by_code(code: str) -> Certificate | None:
    """Whatever is typed costs one look into the table, so that time tells nothing."""
    return Certificate.objects.filter(code=read_code(code)).first()


def certificate_by_number(typed: str) -> Certificate | None:
    """By the registration number, or by the code that stands under the QR."""
    number, code = read_number(typed), read_code(typed)
    return Certificate.objects.filter(Q(number=number) | Q(code=code)).first()


def with_standing(found: Iterable[Certificate], day: date) -> list[tuple[Certificate, Standing]]:
    return [(certificate, standing_on(certificate, day)) for certificate in found]


def printed(found: Iterable[Certificate]) -> set[UUID]:
    """Those whose papers are made in every language."""
    ids = [str(certificate.pk) for certificate in found]
    documents = Document.objects.filter(
        kind="certificate", object_type=Certificate._meta.label_lower, object_id__in=ids
    )
    counts = Counter(documents.values_list("object_id", flat=True))
    return {UUID(key) for key, number in counts.items() if number == len(LANGUAGES)}


def standing_on(certificate: Certificate, day: date) -> Standing:
    """What a certificate is worth on a day; its last day is still a day in force."""
    if day < certificate.order_date:
        return Standing.NOT_YET
    if certificate.ended_on and day >= certificate.ended_on:
        return {
            CertificateState.REPLACED: Standing.REPLACED,
            CertificateState.REVOKED: Standing.REVOKED,
        }[CertificateState(certificate.state)]
    return Standing.EXPIRED if day > certificate.valid_until else Standing.VALID


def _waiting(protocol: Protocol) -> Waiting:
    decided = protocol.sitting.decided  # type: ignore[attr-defined]
    awarded = sum(gives_certificate(item) for item in decided)
    return Waiting(protocol, awarded, len(decided) - awarded)
