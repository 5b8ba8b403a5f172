"""Making documents: a number under a lock, bytes rendered once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction

from foundation.base import clock
from foundation.base.canonical import canonical_bytes
from foundation.base.files import keep
from foundation.documents.dates import Language
from foundation.documents.forms import Attachment, Paper
from foundation.documents.models import Document, Register
from foundation.documents.render import render_paper
from foundation.journal.services import record

LANGUAGES: tuple[Language, ...] = ("kk", "ru")


def next_number(*, owner: str, kind: str, year: int) -> int:
    """The next number of a register, without gaps, given inside the caller's transaction."""
    Register.objects.get_or_create(owner=owner, kind=kind, year=year)
    register = Register.objects.select_for_update().get(owner=owner, kind=kind, year=year)
    register.last += 1
    register.save(update_fields=["last"])
    return register.last


def documents_of(on: models.Model) -> models.QuerySet[Document]:
    found = Document.objects.filter(object_type=on._meta.label_lower, object_id=str(on.pk))
    return found.select_related("file")


@dataclass(frozen=True)
class Draft:
    """A document in one language, not drawn yet: what stands on it and its file's name."""

    language: Language
    paper: Paper
    file_name: str


@transaction.atomic
def render_all(
    *, kind: str, drafts: Sequence[Draft], on: models.Model, canonical: Any = None
) -> list[Document]:
    """Render a document in each language, or give the ones that were rendered before.

    canonical: data attached to the PDFs as JSON, for programs. The bytes and their hash are kept;
    they are never made again. Whoever asks while they are being made waits for them. All are drawn
    before the first is journalled: drawing takes a second, and the journal has one lock.
    """
    for draft in drafts:
        _wait_for_turn(f"{kind}/{draft.language}/{on._meta.label_lower}/{on.pk}")
    earlier = {document.language: document for document in documents_of(on).filter(kind=kind)}
    attachments = [Attachment("data.json", canonical_bytes(canonical))] if canonical else []
    drawn = {
        draft.language: render_paper(draft.paper, language=draft.language, attachments=attachments)
        for draft in drafts
        if draft.language not in earlier
    }
    return [
        earlier.get(draft.language) or _keep_document(kind, draft, on, drawn[draft.language])
        for draft in drafts
    ]


def render_once(
    *,
    kind: str,
    paper: Paper,
    on: models.Model,
    language: Language,
    file_name: str,
    canonical: Any = None,
) -> Document:
    """`render_all` for one language."""
    draft = Draft(language, paper, file_name)
    return render_all(kind=kind, drafts=[draft], on=on, canonical=canonical)[0]


def _keep_document(kind: str, draft: Draft, on: models.Model, content: bytes) -> Document:
    document = Document.objects.create(
        kind=kind,
        language=draft.language,
        object_type=on._meta.label_lower,
        object_id=str(on.pk),
        file=keep(content=content, name=draft.file_name, content_type="application/pdf"),
        made_at=clock.now(),
    )
    facts = {"kind": kind, "language": draft.language, "sha256": document.file.sha256}
    record(action="document.made", on=on, by=None, facts=facts)
    return document


def _wait_for_turn(document: str) -> None:
    """One maker at a time for one document, until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [document])
