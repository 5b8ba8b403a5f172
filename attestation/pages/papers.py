"""Documents of an application, and why it was refused."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from attestation.models import Application
from attestation.states import State
from foundation.documents.models import Document
from foundation.documents.services import documents_of

DOCUMENTS = {
    "notice_accepted": gettext_lazy("Notice of acceptance"),
    "notice_refused": gettext_lazy("Notice of refusal"),
    "hand_over_act": gettext_lazy("Act of hand-over to the commission"),
    "extract": gettext_lazy("Extract from the protocol"),
    "certificate": gettext_lazy("Certificate"),
}
LANGUAGE_NAMES = {"kk": gettext_lazy("in Kazakh"), "ru": gettext_lazy("in Russian")}


def documents(application: Application) -> list[dict[str, Any]]:
    found = documents_of(application).order_by("made_at", "language")
    return [_document(application, document) for document in found]


def _document(application: Application, document: Document) -> dict[str, Any]:
    kind = DOCUMENTS.get(document.kind, document.file.name)
    language = LANGUAGE_NAMES[document.language]
    return {
        "name": f"{kind} ({language})",
        "href": reverse("attestation:document", args=[application.pk, document.pk]),
        "size": document.file.size,
        "made_at": document.made_at,
    }


def refusal(application: Application, language: str) -> dict[str, Any] | None:
    if application.state != State.REFUSED:
        return None
    ground = application.ruleset.application.refusal_grounds[application.refusal_ground]
    return {
        "ground": ground.text.in_language(language),
        "clause": application.ruleset.reference(ground.ref).label.in_language(language),
        "documents": application.refused_documents,
    }
