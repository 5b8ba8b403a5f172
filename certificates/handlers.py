"""Work that the outbox promises for orders and certificates; each is safe to run twice."""

from uuid import UUID

from certificates import services
from foundation.base import outbox
from foundation.documents.dates import Language


@outbox.handler("certificates.issue")
def issue(item_id: str) -> None:
    services.issue_certificate(item_id=UUID(item_id))


@outbox.handler("certificates.print")
def print_certificate(certificate_id: str, language: Language) -> None:
    services.print_certificate(certificate_id=UUID(certificate_id), language=language)


@outbox.handler("certificates.hand_over")
def hand_over(certificate_id: str) -> None:
    services.hand_over_certificate(certificate_id=UUID(certificate_id))


@outbox.handler("certificates.print_order")
def print_order(order_id: str, language: Language) -> None:
    services.print_order(order_id=UUID(order_id), language=language)
