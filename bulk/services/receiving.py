"""Taking a table in."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bulk.kinds import open_desk
from bulk.models import Progress, Upload
from bulk.permissions import may_send
from bulk.reading import read_lines
from foundation.accounts.models import User
from foundation.base import clock, outbox
from foundation.base.errors import Refused
from foundation.base.files import keep
from foundation.base.tables import LARGEST_TABLE, type_of
from foundation.journal.services import record
from registry.models import Organisation


@transaction.atomic
def receive_upload(
    *, organisation: Organisation, kind: str, upload: UploadedFile, by: UUID
) -> Upload:
    """Keep a table that a school sent and promise its check. Nothing else is written.

    Refused: not the officer; with the field "file": too large, no table of this kind.
    """
    verdict = may_send(User.objects.get(pk=by), organisation.pk)
    if not verdict:
        raise Refused("not_officer", verdict.reason)
    if (upload.size or 0) > LARGEST_TABLE:
        raise Refused("table_too_large", _("The file is larger than 10 MB."), field="file")
    content = upload.read()
    lines = read_lines(content, open_desk(kind, organisation, by).columns)
    file = keep(content=content, name=_safe_name(upload), content_type=type_of(content), by_id=by)
    received = Upload.objects.create(
        organisation=organisation,
        kind=kind,
        file=file,
        sent_at=clock.now(),
        sent_by_id=by,
        rows=len(lines),
    )
    Progress.objects.create(upload=received)
    facts = {"kind": kind, "sha256": file.sha256, "rows": len(lines)}
    record(action="table.received", on=received, by=by, facts=facts)
    outbox.enqueue("bulk.check", key=str(received.pk), upload_id=str(received.pk))
    return received


def _safe_name(upload: UploadedFile) -> str:
    cleaned = "".join(
        ch for ch in (upload.name or "") if ch.isprintable() and ch not in '\\/:*?"<>|'
    )
    return cleaned.strip(". ")[-200:] or "table"
