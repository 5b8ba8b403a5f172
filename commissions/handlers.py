"""What follows a signed protocol: its papers, and each teacher's extract."""

from commissions import services
from foundation.base import outbox


@outbox.handler("commissions.protocol")
def print_protocol(protocol_id: str) -> None:
    services.print_protocol(protocol_id=protocol_id)


@outbox.handler("commissions.extract")
def send_extract(item_id: str) -> None:
    services.send_extract(item_id=item_id)
