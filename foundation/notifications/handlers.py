from foundation.base import outbox
from foundation.notifications import services


@outbox.handler("notifications.letter")
def send_letter(message_id: str, attachments: list[str]) -> None:
    services.send_letter(message_id=message_id, attachments=attachments)
