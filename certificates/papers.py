"""What stands on orders and certificates, ready to be printed."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

import scoring
from certificates.models import Certificate, Order, OrderItem
from certificates.numbers import in_two_lines
from certificates.selectors import items_of
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.documents.dates import Language
from foundation.documents.forms import CertificatePaper, OrderPaper, OrderRow, Signature
from foundation.signatures import models as signatures
from foundation.signatures.services import signatures_on, signing_content
from registry.models import Person

PURPOSE = "order"
VERSION = "1"
LANGUAGES: tuple[Language, ...] = ("kk", "ru")
SERIAL_SHOWN = 8  # characters of a key's serial number that a paper prints

Text = dict[str, str]


def order_text(order: Order, day: date) -> dict[str, Any]:
    """What the head signs on a day: organisation, protocol, date, and everybody with the category.

    The number is not part of it. A number is given at the moment of signing, in the same
    transaction and under a lock, so that a register has no gaps; a number promised to a draft that
    is never signed would leave one. The order's id and its protocol tie the number to the text.
    """
    protocol = order.protocol
    return {
        "organisation": {"bin": order.organisation.bin, "name": order.organisation.name},
        "protocol": {"number": protocol.number, "sha256": protocol.sha256},
        "date": day,
        "items": [_item_text(item, day) for item in items_of(order)],
    }


def order_content(order: Order, day: date) -> bytes:
    """The bytes that the head signs."""
    text = order_text(order, day)
    return signing_content(purpose=PURPOSE, on=order, version=VERSION, text=text)


def signed_on(order: Order) -> date:
    """The day of a signed order. Refused("order_not_signed")."""
    if order.signed_on is None:
        raise Refused("order_not_signed", _("The order is not signed yet."))
    return order.signed_on


def signed_by(order: Order) -> UUID:
    """The account that signed an order. Refused("order_not_signed")."""
    if order.signed_by_id is None:
        raise Refused("order_not_signed", _("The order is not signed yet."))
    return order.signed_by_id


def head_signature(order: Order) -> signatures.Signature:
    """The signature that made the order; there is one on every signed order."""
    return signatures_on(order, purpose=PURPOSE).get(signed_by_id=signed_by(order))


def head_of(order: Order) -> Person:
    """Who signed an order."""
    return Person.objects.get(user=signed_by(order))


def valid_until(item: OrderItem, day: date) -> date:
    """The last day of the category when the order is of `day`."""
    last = scoring.valid_until(item.application.ruleset, item.category, day)
    assert last is not None  # a category without a term is not put into an order
    return last


def category_name(item: OrderItem) -> Text:
    return item.application.ruleset.category_name(item.category).as_dict()


def order_paper(order: Order, language: Language) -> OrderPaper:
    day = signed_on(order)
    commission = order.protocol.sitting.commission
    return OrderPaper(
        organisation=order.organisation.name[language],
        date=day,
        number=order.number,
        place=_place(order, language),
        commission=commission.name[language],
        protocol_date=decided_on(order),
        protocol_number=order.protocol.number,
        rows=tuple(_order_row(item, day, language) for item in items_of(order)),
        head=head_line(order),
        demonstration=settings.DEMONSTRATION,
    )


def certificate_paper(certificate: Certificate, language: Language) -> CertificatePaper:
    other: Language = "ru" if language == "kk" else "kk"
    return CertificatePaper(
        holder=certificate.holder,
        decision_date=certificate.decided_on,
        organisation=certificate.organisation_name[language],
        order_date=certificate.order_date,
        order_number=certificate.order_number,
        category=certificate.category_name[language],
        category_other=_if_differs(certificate.category_name, other, language),
        post=certificate.post[language],
        confirmed=certificate.is_confirmed,
        valid_until=certificate.valid_until,
        head=head_line(certificate.item.order),
        registration_number=certificate.number,
        issue_date=certificate.issued_on,
        verify_url=public_address(certificate),
        short_code=in_two_lines(certificate.code),
        demonstration=settings.DEMONSTRATION,
    )


def public_address(certificate: Certificate) -> str:
    """What the QR holds."""
    path = reverse("certificates:public", kwargs={"code": certificate.code})
    return f"{settings.PUBLIC_URL}{path}"


def list_address() -> str:
    """Where a teacher finds the certificates."""
    return reverse("certificates:certificates")


def certificate_data(certificate: Certificate) -> dict[str, Any]:
    """The certificate for programs, carried inside the PDF."""
    names = (
        "number",
        "holder",
        "category",
        "category_name",
        "is_confirmed",
        "post",
        "organisation_name",
        "decided_on",
        "order_number",
        "order_date",
        "issued_on",
        "valid_until",
    )
    data = {name: getattr(certificate, name) for name in names}
    return {**data, "address": public_address(certificate)}


def decided_on(order: Order) -> date:
    """The day of the commission's decision: that of its protocol."""
    return clock.local(order.protocol.formed_at).date()


def _item_text(item: OrderItem, day: date) -> dict[str, Any]:
    application = item.application
    return {
        "application": application.pk,
        "person": application.person.full_name,
        "post": application.post,
        "category": item.category,
        "category_name": category_name(item),
        "confirmed": item.is_confirmed,
        "valid_until": valid_until(item, day),
    }


def _order_row(item: OrderItem, day: date, language: str) -> OrderRow:
    return OrderRow(
        person=item.application.person.full_name,
        post=item.application.post[language],
        category=category_name(item)[language],
        confirmed=item.is_confirmed,
        valid_until=valid_until(item, day),
    )


def _place(order: Order, language: Language) -> str:
    area = order.organisation.district or order.organisation.region
    return str(area.name[language]) if area else ""


def head_line(order: Order) -> Signature:
    """The head's signature as papers and pages print it."""
    signature = head_signature(order)
    return Signature(
        name=head_of(order).full_name,
        signed_at=signature.signed_at,
        certificate=signature.certificate_serial[:SERIAL_SHOWN],
    )


def _if_differs(name: dict[str, str], other: str, language: Language) -> str:
    """The name in the other language, where it is another word."""
    return name[other] if name[other] != name[language] else ""
