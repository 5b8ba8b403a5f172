"""Is a stored file clean? Without a scanner our own checks alone say so, and the row tells it."""

from uuid import UUID

import structlog
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.base import clock, outbox, scanner
from foundation.base.models import FileCheck, StoredFile
from foundation.base.permissions import ALLOWED, Verdict, refuse
from foundation.base.scanner import Answer, ScannerDown
from foundation.base.states import FILE_MOVES, FileState
from foundation.base.storage import get

log = structlog.get_logger(__name__)
WORK = "files.check"
OWN_CHECKS = Answer(scanner="", found="")


def asked(content: bytes) -> Answer | None:
    """The scanner's word; None while it is connected and does not answer."""
    if not scanner.is_connected():
        return OWN_CHECKS
    try:
        return scanner.scan(content)
    except ScannerDown as error:
        log.warning("scanner_down", error=str(error))
        return None


def open_check(file: StoredFile, answer: Answer | None) -> FileCheck:
    """The row of a file just stored: clean, or waiting with the promise to ask again."""
    if answer is None:
        outbox.enqueue(WORK, key=str(file.pk), file_id=str(file.pk))
        return FileCheck.objects.create(file=file, state=FileState.WAITING)
    return FileCheck.objects.create(
        file=file, state=FileState.CLEAN, scanner=answer.scanner, checked_at=clock.now()
    )


def check_waiting(*, file_id: str) -> None:
    """Ask the scanner about a file that waits. Raises ScannerDown: the outbox asks again later."""
    check = FileCheck.objects.select_related("file").get(pk=UUID(file_id))
    if check.state != FileState.WAITING:
        return
    connected = scanner.is_connected()
    settle(file_id=file_id, answer=scanner.scan(get(check.file.path)) if connected else OWN_CHECKS)


@transaction.atomic
def settle(*, file_id: str, answer: Answer) -> FileCheck:
    """Write down what was found. What was settled before stays."""
    check = FileCheck.objects.select_for_update().get(pk=UUID(file_id))
    state = FileState.REFUSED if answer.found else FileState.CLEAN
    if state not in FILE_MOVES[FileState(check.state)]:
        return check
    check.state, check.scanner, check.found = state, answer.scanner, answer.found
    check.checked_at = clock.now()
    check.save()
    log.info("file_checked", file=file_id, state=state, found=answer.found)
    return check


def state_of(file: StoredFile) -> FileState:
    """A file nobody has judged waits."""
    check = getattr(file, "verdict", None)
    return FileState(check.state) if check else FileState.WAITING


def is_clean(file: StoredFile) -> bool:
    return state_of(file) == FileState.CLEAN


def may_leave(file: StoredFile) -> Verdict:
    """A clean file; another is shown to nobody, and the reason is told."""
    state = state_of(file)
    if state == FileState.WAITING:
        return refuse(_("The file waits for the virus check. It opens as soon as it is checked."))
    if state == FileState.REFUSED:
        return refuse(
            _("A virus was found in the file. Enter the document again with another file.")
        )
    return ALLOWED
