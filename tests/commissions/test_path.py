"""The commission's whole way with one case, from the sheets to the extract."""

import pytest

from attestation.states import State
from commissions.models import AgendaItem
from commissions.states import SittingState
from foundation.base import outbox
from foundation.base.models import OutboxItem
from foundation.documents.services import documents_of
from foundation.journal.services import broken_entries
from foundation.notifications.models import Message
from tests.commissions import builders as build

pytestmark = pytest.mark.django_db


def deliver() -> None:
    for promised in OutboxItem.objects.filter(kind__startswith="commissions."):
        assert outbox.deliver(str(promised.pk)), promised.last_error


def test_a_case_goes_from_sheets_to_the_extract() -> None:
    protocol = build.protocol()
    build.sign_all(protocol)
    item = AgendaItem.objects.select_related("application", "sitting").get()
    assert item.sitting.state == SittingState.SIGNED
    assert item.application.state == State.DECIDED
    assert (item.outcome, item.category) == ("conforms_to_declared", "moderator")
    deliver()
    item.refresh_from_db()
    assert item.extract_sent_at is not None
    assert {paper.language for paper in documents_of(protocol)} == {"kk", "ru"}
    assert {paper.language for paper in documents_of(item)} == {"kk", "ru"}
    message = Message.objects.get(link__contains="extract")
    assert message.user_id == item.application.person.user_id
    assert list(broken_entries()) == []
