"""A message stands in the cabinet at once; its letter leaves once."""

from uuid import uuid4

import pytest
from django.core import mail

from foundation.base import outbox
from foundation.base.files import keep
from foundation.base.models import OutboxItem, StoredFile
from foundation.notifications.models import Message
from foundation.notifications.selectors import messages_for_user, unread_count
from foundation.notifications.services import Recipient, mark_read, send, send_letter

pytestmark = pytest.mark.django_db

SUBJECT = {"kk": "Өтініш қабылданды", "ru": "Заявление принято"}
BODY = {"kk": "Құжаттар жинала берсін.", "ru": "Собирайте документы."}


def tell(
    language: str = "kk", address: str = "a@example.kz", *files: StoredFile, link: str = "/my/"
) -> Message:
    return send(
        to=Recipient(user_id=uuid4(), address=address, language=language),
        subject=SUBJECT,
        body=BODY,
        link=link,
        attachments=tuple(file.pk for file in files),
    )


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_letter_is_in_the_reader_s_language(language: str) -> None:
    tell(language)
    assert mail.outbox == []
    outbox.deliver_due()
    (letter,) = mail.outbox
    assert letter.subject == SUBJECT[language]
    assert letter.body.startswith(BODY[language])
    assert letter.body.endswith("/my/")
    assert letter.to == ["a@example.kz"]


def test_the_letter_leaves_once() -> None:
    message = tell()
    outbox.deliver_due()
    outbox.deliver_due()
    send_letter(message_id=str(message.pk), attachments=[])
    assert len(mail.outbox) == 1
    message.refresh_from_db()
    assert message.emailed_at is not None


def test_files_go_with_the_letter_byte_for_byte() -> None:
    notice = keep(content=b"%PDF-1.7 notice", name="хабарлама.pdf", content_type="application/pdf")
    tell("kk", "a@example.kz", notice)
    outbox.deliver_due()
    assert mail.outbox[0].attachments == [("хабарлама.pdf", b"%PDF-1.7 notice", "application/pdf")]


def test_without_an_address_there_is_only_the_message() -> None:
    message = tell(address="")
    assert not OutboxItem.objects.exists()
    assert list(messages_for_user(message.user_id)) == [message]


def test_a_message_is_read_once_and_by_its_owner() -> None:
    message, other = tell(), tell()
    mark_read(message=message)
    first = message.read_at
    mark_read(message=message)
    assert message.read_at == first
    assert (unread_count(message.user_id), unread_count(other.user_id)) == (0, 1)
