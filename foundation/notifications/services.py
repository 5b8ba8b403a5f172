"""Sending messages. A letter leaves through the outbox, so none is lost."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from foundation.base import clock, outbox
from foundation.base.files import read
from foundation.base.models import StoredFile
from foundation.notifications.models import Message

Texts = dict[str, str]


@dataclass(frozen=True)
class Recipient:
    """Whom a message is for: a user's id, address and language, never a person."""

    user_id: UUID
    address: str
    language: str


@transaction.atomic
def send(
    *,
    to: Recipient,
    subject: Texts,
    body: Texts,
    link: str = "",
    attachments: tuple[UUID, ...] = (),
) -> Message:
    """Put a message into the user's cabinet and promise the letter.

    subject, body: {"kk": …, "ru": …}; link: a path inside the portal; attachments: ids of
    stored files.
    """
    message = Message.objects.create(
        user_id=to.user_id,
        address=to.address,
        language=to.language,
        subject=subject,
        body=body,
        link=link,
        created_at=clock.now(),
    )
    if to.address:
        outbox.enqueue(
            "notifications.letter",
            key=str(message.pk),
            message_id=str(message.pk),
            attachments=[str(file_id) for file_id in attachments],
        )
    return message


def send_letter(*, message_id: str, attachments: list[str]) -> None:
    """Send the e-mail of a message, once."""
    message = Message.objects.select_for_update().get(pk=message_id)
    if message.emailed_at:
        return
    letter = EmailMessage(
        subject=message.subject[message.language],
        body=f"{message.body[message.language]}\n\n{_address(message)}",
        to=[message.address],
    )
    for file in StoredFile.objects.filter(pk__in=attachments).order_by("name"):
        letter.attach(file.name, read(file), file.content_type)
    letter.send()
    message.emailed_at = clock.now()
    message.save(update_fields=["emailed_at"])


def mark_read(*, message: Message) -> None:
    if message.read_at is None:
        message.read_at = clock.now()
        message.save(update_fields=["read_at"])


def _address(message: Message) -> str:
    return f"{settings.PUBLIC_URL}{message.link}" if message.link else settings.PUBLIC_URL
