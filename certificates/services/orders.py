"""Orders: drafted after a protocol, signed by the head."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from attestation.services import change_state
from attestation.states import Actor, State
from certificates import papers, texts
from certificates.awards import gives_certificate, is_confirmed, lowers
from certificates.models import Order, OrderItem
from certificates.numbers import order_number
from certificates.selectors import decided_items
from certificates.services.certificates import revoke_certificates
from certificates.states import OrderState
from commissions.models import AgendaItem, Protocol, Sitting
from commissions.states import SittingState
from foundation.base import clock, outbox
from foundation.base.errors import Refused
from foundation.documents.dates import Language
from foundation.documents.services import next_number, render_once
from foundation.journal.services import record
from foundation.signatures.services import sign
from registry.models import Person
from registry.selectors import holds
from registry.services import hold_category
from registry.states import Role

REGISTER = "order"
DOCUMENT = "order"


@transaction.atomic
def draft_order(*, protocol: Protocol, by: UUID) -> Order:
    """Draft the order that follows from a signed protocol, or give the draft made before.

    Refused("protocol_not_signed"), or ("nothing_to_order") when no decision gives a certificate.
    """
    _lock_signed_sitting(protocol)
    earlier = Order.objects.filter(protocol=protocol).first()
    if earlier:
        return earlier
    awarded = [item for item in decided_items(protocol) if gives_certificate(item)]
    if not awarded:
        raise Refused("nothing_to_order", _("No decision of this protocol gives a certificate."))
    order = Order.objects.create(
        organisation=protocol.sitting.commission.organisation,
        protocol=protocol,
        drafted_at=clock.now(),
    )
    OrderItem.objects.bulk_create(
        _order_item(order, item, position) for position, item in enumerate(awarded, start=1)
    )
    facts = {"protocol": protocol.pk, "items": len(awarded)}
    record(action="order.drafted", on=order, by=by, facts=facts)
    return order


@transaction.atomic
def sign_order(*, order: Order, cms: bytes, by: UUID) -> Order:
    """Sign an order with the head's own key: it gets its number, and certificates are promised.

    The text signed is `papers.order_text` of today. The number is given here, under a lock and in
    the same transaction, so the register has no gaps and two heads signing at once get one number.
    Applications of the order go on to the certificate; the protocol's other cases are closed.
    Refused("order_signed"), ("not_head"), ("signature_…").
    """
    order = _lock_order(order.pk)
    if order.state != OrderState.DRAFT:
        raise Refused("order_signed", _("This order is already signed."))
    signer, today = _head(order, by), clock.today()
    list(_applications(order.protocol).select_for_update(of=("self",)))
    content = papers.order_content(order, today)
    number = next_number(owner=str(order.organisation_id), kind=REGISTER, year=today.year)
    sign(purpose=papers.PURPOSE, on=order, content=content, cms=cms, iin=signer.iin, by=by)
    _set_signed(order, number=order_number(number, today.year), day=today, by=by)
    _lead_on(order, by)
    _promise_papers(order)
    return order


@transaction.atomic
def close_without_order(*, protocol: Protocol, by: UUID) -> None:
    """Close the cases of a protocol none of whose decisions gives a certificate."""
    _lock_signed_sitting(protocol)
    if any(gives_certificate(item) for item in decided_items(protocol)):
        raise Refused("order_needed", _("This protocol needs an order."))
    for application in _applications(protocol).filter(state=State.DECIDED):
        _close(application, protocol, by)


@transaction.atomic
def print_order(*, order_id: UUID, language: Language) -> None:
    """Make the PDF of a signed order in one language, once."""
    order = _lock_order(order_id)
    render_once(
        kind=DOCUMENT,
        paper=papers.order_paper(order, language),
        on=order,
        language=language,
        file_name=texts.ORDER_FILE[language].format(number=order.number.replace("/", "-")),
        canonical=papers.order_text(order, papers.signed_on(order)),
    )


def _lock_signed_sitting(protocol: Protocol) -> None:
    sitting = Sitting.objects.select_for_update().get(pk=protocol.sitting_id)
    if sitting.state != SittingState.SIGNED:
        raise Refused("protocol_not_signed", _("The protocol is not signed by everybody yet."))


def _lock_order(order_id: UUID) -> Order:
    found = Order.objects.select_for_update(of=("self",))
    return found.select_related("organisation", "protocol__sitting__commission").get(pk=order_id)


def _order_item(order: Order, item: AgendaItem, position: int) -> OrderItem:
    return OrderItem(
        order=order,
        application=item.application,
        category=item.category,
        is_confirmed=is_confirmed(item),
        position=position,
    )


def _head(order: Order, by: UUID) -> Person:
    person = Person.objects.select_related("user").filter(user=by).first()
    user = person.user if person else None
    if person is None or user is None or not holds(user, Role.HEAD, order.organisation_id):
        raise Refused("not_head", _("Orders are signed by the head of the organisation."))
    return person


def _applications(protocol: Protocol) -> QuerySet[Application]:
    found = Application.objects.filter(
        items__sitting=protocol.sitting_id, items__decided_at__isnull=False
    )
    return found.order_by("pk")


def _set_signed(order: Order, *, number: str, day: date, by: UUID) -> None:
    order.state, order.number = OrderState.SIGNED, number
    order.signed_on, order.signed_by_id = day, by
    order.save()
    facts = {"number": number, "day": day, "items": order.items.count()}
    record(action="order.signed", on=order, by=by, facts=facts)


def _lead_on(order: Order, by: UUID) -> None:
    ordered = set(order.items.values_list("application_id", flat=True))
    for application in _applications(order.protocol):
        if application.pk in ordered:
            change_state(
                application_id=application.pk, target=State.ORDERED, actor=Actor.HEAD, by=by
            )
        else:
            _close(application, order.protocol, by)


def _close(application: Application, protocol: Protocol, by: UUID) -> None:
    """End a case without a certificate; a category that the decision lowered ends with it.

    So does its certificate, or its public page would go on calling it valid.
    """
    item = decided_items(protocol).get(application=application)
    if lowers(item):
        person, today = application.person, clock.today()
        hold_category(
            person=person,
            category=item.category,
            post=application.post,
            since=today,
            until=None,
            order_number=protocol.number,
            order_date=clock.local(protocol.formed_at).date(),
            certificate_number="",
            by=by,
        )
        revoke_certificates(person=person, day=today, protocol_number=protocol.number, by=by)
    change_state(application_id=application.pk, target=State.CLOSED, actor=Actor.HEAD, by=by)


def _promise_papers(order: Order) -> None:
    for item_id in order.items.order_by("position").values_list("pk", flat=True):
        outbox.enqueue("certificates.issue", key=str(item_id), item_id=str(item_id))
    for language in papers.LANGUAGES:
        outbox.enqueue(
            "certificates.print_order",
            key=f"{order.pk}:{language}",
            order_id=str(order.pk),
            language=language,
        )
