"""The dry run of a table, in the background."""

from uuid import UUID

from django.db import transaction

from bulk.checking import Checked, check_lines
from bulk.kinds import Desk, open_desk
from bulk.models import Remark, Upload
from bulk.progress import Counter
from bulk.reading import read_lines
from bulk.services.change import change_state, lock_upload
from bulk.states import State
from foundation.base.files import read

BATCH = 1_000


@transaction.atomic
def check_upload(*, upload_id: UUID) -> None:
    """Check every row and keep what is to be said of them. Done once: later runs find it done."""
    upload = lock_upload(upload_id)
    if upload.state == State.CHECKING:
        desk = open_desk(upload.kind, upload.organisation, upload.sent_by_id)
        keep_findings(upload, look_through(upload, desk), by=upload.sent_by_id)


def look_through(upload: Upload, desk: Desk) -> Checked:
    """What the kept file holds, by what is known now; progress is counted for the page."""
    lines = read_lines(read(upload.file), desk.columns)
    with Counter(upload) as count:
        return check_lines(desk, lines, count)


def keep_findings(upload: Upload, checked: Checked, *, by: UUID) -> None:
    """Write down what a reading found, and the state that follows from it."""
    upload.right, upload.wrong = len(checked.right), checked.wrong_rows
    upload.known = checked.known_rows
    upload.remarks.all().delete()
    Remark.objects.bulk_create(
        (
            Remark(
                upload=upload,
                kind=one.kind,
                row=one.cell.row,
                column=one.cell.column,
                cell=one.cell.at,
                value=one.value,
                message=one.message,
            )
            for one in checked.remarks
        ),
        batch_size=BATCH,
    )
    target = State.MISTAKES if checked.wrong_rows else State.CHECKED
    change_state(upload=upload, target=target, by=by)
