"""Entering a checked table: every row, or none."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bulk.checking import Checked
from bulk.kinds import open_desk
from bulk.models import EnteredRow, Progress, Upload
from bulk.permissions import may_send
from bulk.services.change import change_state, lock_upload
from bulk.services.checking import BATCH, keep_findings, look_through
from bulk.services.letters import tell_officer
from bulk.states import State
from foundation.accounts.models import User
from foundation.base import clock, outbox
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from registry.models import Organisation


@transaction.atomic
def confirm_upload(*, upload: Upload, by: UUID) -> Upload:
    """Ask for a checked table to be entered; the worker does it. A second asking is refused."""
    upload = lock_upload(upload.pk)
    verdict = may_send(User.objects.get(pk=by), upload.organisation_id)
    if not verdict:
        raise Refused("not_officer", verdict.reason)
    if not upload.may_go_in:
        raise Refused("state", _("Only a checked table without mistakes can be entered."))
    upload.confirmed_at, upload.confirmed_by_id = clock.now(), by
    Progress.objects.filter(upload=upload).update(done=0)
    change_state(upload=upload, target=State.ENTERING, by=by)
    outbox.enqueue("bulk.enter", key=str(uuid4()), upload_id=str(upload.pk))
    return upload


@transaction.atomic
def enter_upload(*, upload_id: UUID) -> None:
    """Check all rows once more and write them in this one transaction, or write none.

    A worker that dies leaves nothing behind and the work is done again; once it is done, a second
    run finds the state changed. Tables of one organisation go in one after another, so that the
    second of two that say the same finds it entered.
    """
    upload = lock_upload(upload_id)
    by = upload.confirmed_by_id
    if upload.state != State.ENTERING or by is None:
        return
    Organisation.objects.select_for_update().get(pk=upload.organisation_id)
    desk = open_desk(upload.kind, upload.organisation, by)
    checked = look_through(upload, desk)
    if checked.wrong_rows or not checked.right or not _still_allowed(upload, by):
        keep_findings(upload, checked, by=by)
        tell_officer(upload, by)
        return
    entries = desk.write([found.made for _row, found in checked.right], upload)
    _point_to_journal(upload, checked, entries)
    upload.entered_at = clock.now()
    upload.right, upload.known = len(checked.right), checked.known_rows
    change_state(upload=upload, target=State.ENTERED, by=by)
    tell_officer(upload, by)


def _still_allowed(upload: Upload, by: UUID) -> bool:
    return bool(may_send(User.objects.get(pk=by), upload.organisation_id))


def _point_to_journal(upload: Upload, checked: Checked, entries: Mapping[UUID, Entry]) -> None:
    """Each thing entered points to the entry that tells of it, and to its row of the table."""
    rows: dict[UUID, int] = {}
    for row, found in checked.right:
        for made in (*found.besides, found.made):
            rows.setdefault(made.pk, row)
    EnteredRow.objects.bulk_create(
        (
            EnteredRow(upload=upload, row=row, object_id=pk, entry=entries[pk])
            for pk, row in rows.items()
        ),
        batch_size=BATCH,
    )
