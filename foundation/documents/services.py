"""Making documents: a number under a lock, bytes rendered once."""

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


@transaction.atomic
def render_once(
    *,
    kind: str,
    paper: Paper,
    on: models.Model,
    language: Language,
    file_name: str,
    canonical: Any = None,
) -> Document:
    """Render a document in one language, or give the one that was rendered before.

    paper: what stands on it, in that language; canonical: data attached to the PDF as JSON, for
    programs. The bytes and their hash are kept; they are never made again. Whoever asks while
    it is being made waits for it.
    """
    _wait_for_turn(f"{kind}/{language}/{on._meta.label_lower}/{on.pk}")
    earlier = documents_of(on).filter(kind=kind, language=language).first()
    if earlier:
        return earlier
    attachments = [Attachment("data.json", canonical_bytes(canonical))] if canonical else []
    content = render_paper(paper, language=language, attachments=attachments)
    file = keep(content=content, name=file_name, content_type="application/pdf")
    document = Document.objects.create(
        kind=kind,
        language=language,
        object_type=on._meta.label_lower,
        object_id=str(on.pk),
        file=file,
        made_at=clock.now(),
    )
    facts = {"kind": kind, "language": language, "sha256": file.sha256}
    record(action="document.made", on=on, by=None, facts=facts)
    return document


def _wait_for_turn(document: str) -> None:
    """One maker at a time for one document, until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [document])
