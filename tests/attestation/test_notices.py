"""The notice goes out once, in both languages, through the outbox."""

import io

import pikepdf
import pytest
from django.core import mail

from attestation import services
from attestation.models import Application
from foundation.accounts.models import User
from foundation.base import outbox
from foundation.base.files import read
from foundation.base.models import OutboxItem
from foundation.documents.services import documents_of
from foundation.notifications.models import Message
from tests.attestation.builders import by

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def deliver_all() -> None:
    for _ in range(3):  # a notice promises a letter
        outbox.deliver_due()
    assert not OutboxItem.objects.filter(done_at=None).exists()


def test_the_notice_of_acceptance_reaches_the_teacher(accepted: Application) -> None:
    mail.outbox.clear()
    deliver_all()
    documents = list(documents_of(accepted).order_by("language"))
    assert [(d.kind, d.language) for d in documents] == [
        ("notice_accepted", "kk"),
        ("notice_accepted", "ru"),
    ]
    for document in documents:
        with pikepdf.open(io.BytesIO(read(document.file))) as pdf:
            assert len(pdf.pages) == 1
    letter = next(m for m in mail.outbox if m.to == ["teacher@example.kz"] and m.attachments)
    assert accepted.number in letter.subject
    assert sorted(name for name, _content, _kind in letter.attachments) == sorted(
        document.file.name for document in documents
    )


def test_the_notice_of_refusal_names_the_documents(submitted: Application, officer: User) -> None:
    refused = services.refuse_application(
        application=submitted, ground="untrue", documents=["диплом", "эссе"], by=officer.pk
    )
    deliver_all()
    assert {document.kind for document in documents_of(refused)} == {"notice_refused"}
    told = [message.subject for message in Message.objects.filter(user_id=by(refused.person))]
    number = refused.number
    assert {
        "kk": f"№ {number} өтінішіңіз қабылданбады",
        "ru": f"Ваше заявление № {number} не принято",
    } in told


def test_the_notice_sent_twice_is_one_document(accepted: Application) -> None:
    services.send_notice(application_id=str(accepted.pk))
    services.send_notice(application_id=str(accepted.pk))
    assert documents_of(accepted).count() == 2


def test_an_application_without_an_answer_has_no_notice(submitted: Application) -> None:
    with pytest.raises(ValueError, match="not answered"):
        services.send_notice(application_id=str(submitted.pk))
