"""What may come in, and where it is kept."""

import hashlib
from uuid import UUID, uuid4

import structlog
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.files.checks import OWN_CHECKS, asked, is_clean, open_check
from foundation.base.files.child import inspect
from foundation.base.files.names import safe_name
from foundation.base.inspection.refusals import NotTaken
from foundation.base.models import StoredFile
from foundation.base.scanner import Answer
from foundation.base.storage import BytesLost, StorageDown, get, put
from foundation.base.uploads import LARGEST_UPLOAD

log = structlog.get_logger(__name__)
MESSAGES = {
    "file_too_large": _("The file is larger than 10 MB."),
    "file_type": _("Attach a PDF, JPEG or PNG file."),
    "file_mixed": _("The file is two things at once. Save it again as a plain PDF, JPEG or PNG."),
    "file_too_heavy": _("The file takes too long to open. Save it again in a simpler way."),
    "file_infected": _("The virus scanner found a virus in the file."),
    "image_too_large": _("The image has too many pixels."),
    "image_broken": _("The image cannot be read."),
    "image_moves": _("The image moves. Attach a picture that stands still."),
    "pdf_broken": _("The PDF cannot be read."),
    "pdf_locked": _("The PDF is closed with a password. Save it without one."),
    "pdf_long": _("The PDF has more than 500 pages. Attach it in parts."),
    "pdf_active": _("The PDF holds programs or other files. Save it again as a plain PDF."),
    "storage_down": _("The file could not be stored. Try again in a few minutes."),
}


def keep(*, content: bytes, name: str, content_type: str, by_id: UUID | None = None) -> StoredFile:
    """Store bytes the portal made or has checked itself. What a user sends comes by `keep_upload`.

    The row never points at missing bytes: they come first. Raises StorageDown.
    """
    return _keep(content, name, content_type, by_id, OWN_CHECKS)


def keep_upload(*, upload: UploadedFile, by_id: UUID, field: str = "file") -> StoredFile:
    """Check a file that a user sent and store it. PDF, JPEG or PNG, at most 10 MB.

    The type is read from the bytes, and the name gets its ending. Images are drawn anew, PDFs are
    written anew; a signed PDF keeps its bytes. While the scanner does not answer the file is kept
    and waits. Raises Refused with the form field's name.
    """
    try:
        content = _taken(upload)
        facts, cleaned = inspect("clean", content)
        answer = asked(content)
        if answer and answer.found:
            raise NotTaken("file_infected", answer.found)
        name = safe_name(upload.name, facts["type"])
        return _keep(cleaned, name, facts["type"], by_id, answer)
    except NotTaken as refusal:
        log.info("upload_refused", code=refusal.code, found=refusal.found[:200])
        raise Refused(refusal.code, MESSAGES[refusal.code], field=field) from refusal
    except StorageDown as error:
        log.exception("upload_not_stored")
        raise Refused("storage_down", MESSAGES["storage_down"], field=field) from error


def read(file: StoredFile) -> bytes:
    """The bytes of a clean file. Raises BytesLost unless they are the ones that were stored,
    StorageDown, and ValueError for a file that is not clean.
    """
    if not is_clean(file):
        raise ValueError(f"file {file.pk} is not known to be clean")
    content = get(file.path)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise BytesLost(f"file {file.pk} was changed on disk")
    return content


def _taken(upload: UploadedFile) -> bytes:
    if (upload.size or 0) > LARGEST_UPLOAD:
        raise NotTaken("file_too_large")
    content: bytes = upload.read(LARGEST_UPLOAD + 1)
    if len(content) > LARGEST_UPLOAD:
        raise NotTaken("file_too_large")
    return content


def _keep(
    content: bytes, name: str, content_type: str, by_id: UUID | None, answer: Answer | None
) -> StoredFile:
    file_id = uuid4()
    path = f"{file_id.hex[:2]}/{file_id.hex}"
    put(path, content)
    with transaction.atomic():
        file = StoredFile.objects.create(
            id=file_id,
            name=name,
            content_type=content_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            path=path,
            kept_at=clock.now(),
            kept_by_id=by_id,
        )
        open_check(file, answer)
    return file
