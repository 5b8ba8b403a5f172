"""The notice of acceptance or refusal: a document in both languages, and the letter with it."""

from django.conf import settings
from django.db import transaction

from attestation import texts
from attestation.models import Application
from attestation.services.letters import tell_teacher
from attestation.states import State
from foundation.base import clock
from foundation.documents.dates import Language
from foundation.documents.forms import AcceptanceNoticePaper, RefusalNoticePaper
from foundation.documents.services import LANGUAGES, Draft, render_all

NoticePaper = AcceptanceNoticePaper | RefusalNoticePaper


@transaction.atomic
def send_notice(*, application_id: str) -> None:
    """Make the notice of an answered application and send it. Safe to run twice."""
    application = Application.objects.select_related("person__user", "organisation").get(
        pk=application_id
    )
    refused = application.state == State.REFUSED
    kind = "notice_refused" if refused else "notice_accepted"
    documents = render_all(
        kind=kind,
        drafts=[_draft(application, refused, language) for language in LANGUAGES],
        on=application,
        canonical=_canonical(application, kind),
    )
    files = tuple(document.file_id for document in documents)
    tell_teacher(application, texts.REFUSED if refused else texts.ACCEPTED, attachments=files)


def _draft(application: Application, refused: bool, language: Language) -> Draft:
    file_name = f"{application.number}-{texts.NOTICE_FILE[language]}-{language}.pdf"
    return Draft(language, _paper(application, refused, language), file_name)


def _paper(application: Application, refused: bool, language: str) -> NoticePaper:
    answered_at = application.answered_at
    if answered_at is None:
        raise ValueError(f"application {application.number} is not answered")
    common = {
        "organisation": application.organisation.name[language],
        "person": application.person.full_name,
        "sent_on": clock.local(answered_at).date(),
        "signature": None,  # the form asks for none; the officer's key comes with signing
        "demonstration": settings.DEMONSTRATION,
    }
    if refused:
        return RefusalNoticePaper(documents=tuple(application.refused_documents), **common)
    return AcceptanceNoticePaper(**common)


def _canonical(application: Application, kind: str) -> dict[str, object]:
    return {
        "document": kind,
        "application": application.number,
        "person": application.person.full_name,
        "organisation": application.organisation.name,
        "answered_at": application.answered_at,
        "ground": application.refusal_ground,
        "documents": application.refused_documents,
        "ruleset": application.ruleset_id,
    }
