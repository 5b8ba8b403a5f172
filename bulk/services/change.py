"""The one function that changes a table's state."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bulk.models import Upload
from bulk.states import WAYS
from foundation.base.errors import Refused
from foundation.journal.services import record


def lock_upload(upload_id: UUID) -> Upload:
    """The upload as it is now, its row locked until the transaction ends."""
    locked = Upload.objects.select_for_update(of=("self",))
    return locked.select_related("organisation", "file").get(pk=upload_id)


@transaction.atomic
def change_state(*, upload: Upload, target: str, by: UUID, **facts: Any) -> None:
    """Lead a locked upload to another state and write the step and its counts down.

    Refused("state") when the table of ways knows no such one.
    """
    if target not in WAYS[upload.state]:
        raise Refused("state", _("This table has moved on. Look at it again."))
    upload.state = target
    upload.save()
    facts |= {"kind": upload.kind, "sha256": upload.file.sha256, "rows": upload.rows}
    facts |= {"right": upload.right, "wrong": upload.wrong, "known": upload.known}
    record(action=f"table.{target}", on=upload, by=by, facts=facts)
