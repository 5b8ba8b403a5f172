"""Printing a signed protocol and sending each teacher the extract."""

from typing import cast

from django.urls import reverse

from commissions.models import AgendaItem, Protocol
from commissions.papers import extract_paper, protocol_paper
from commissions.texts import EXTRACT_BODY, EXTRACT_FILE, EXTRACT_SUBJECT, PROTOCOL_FILE
from foundation.base import clock
from foundation.documents.dates import Language, short_date
from foundation.documents.models import Document
from foundation.documents.services import LANGUAGES, Draft, render_all
from foundation.journal.services import record
from foundation.notifications.services import Recipient, Texts, send
from scoring.models.commission import OutcomeCode


def print_protocol(*, protocol_id: str) -> list[Document]:
    """The protocol's PDF in both languages, made once. Called by the outbox."""
    protocol = Protocol.objects.select_related("sitting__commission__secretary").get(pk=protocol_id)
    drafts = [
        Draft(
            language,
            protocol_paper(protocol, language),
            PROTOCOL_FILE[language].format(number=protocol.number),
        )
        for language in LANGUAGES
    ]
    return render_all(kind="protocol", drafts=drafts, on=protocol, canonical=protocol.content)


def send_extract(*, item_id: str) -> None:
    """The extract's PDFs, the message to the teacher with them, and when it left.

    Called by the outbox in its transaction; the second time nothing happens.
    """
    found = AgendaItem.objects.select_for_update(of=("self",))
    item = found.select_related(
        "application__person__user", "sitting__commission__secretary", "sitting__protocol"
    ).get(pk=item_id)
    if item.extract_sent_at:
        return
    drafts = [_extract(item, language) for language in LANGUAGES]
    documents = render_all(kind="extract", drafts=drafts, on=item)
    item.extract_sent_at = clock.now()
    item.save(update_fields=["extract_sent_at"])
    _tell_teacher(item, documents)
    facts = {"due_on": item.extract_due_on, "protocol": item.sitting.protocol.number}
    record(action="extract.sent", on=item, by=None, facts=facts)


def _extract(item: AgendaItem, language: Language) -> Draft:
    file_name = EXTRACT_FILE[language].format(number=item.sitting.protocol.number)
    return Draft(language, extract_paper(item, language), file_name)


def _tell_teacher(item: AgendaItem, documents: list[Document]) -> None:
    user = item.application.person.user
    if user is None:
        return
    send(
        to=Recipient(user.pk, item.application.email or user.email, user.language),
        subject=_filled(EXTRACT_SUBJECT, item),
        body=_filled(EXTRACT_BODY, item),
        link=reverse("commissions:extract", args=[item.pk, user.language]),
        attachments=tuple(document.file_id for document in documents),
    )


def _filled(texts: Texts, item: AgendaItem) -> Texts:
    """The wording in both languages with this decision's names."""
    commission, rules = item.sitting.commission, item.application.ruleset
    code = cast(OutcomeCode, item.outcome)
    outcome = rules.conclusions_on(item.application.category).outcomes[code].text
    category = rules.category_name(item.category)
    return {
        language: text.format(
            number=item.sitting.protocol.number,
            name=item.application.person.full_name,
            commission=commission.name[language],
            date=short_date(clock.local(item.decided_at or clock.now()).date()),
            outcome=outcome.in_language(language),
            category=category.in_language(language),
        )
        for language, text in texts.items()
    }
