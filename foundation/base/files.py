"""Private files: what may come in, where it is kept, how it goes out."""

import hashlib
import io
from uuid import UUID, uuid4

import pikepdf
import puremagic
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.models import StoredFile

LARGEST_UPLOAD = 10 * 1024 * 1024
LARGEST_IMAGE = 40_000_000  # pixels
IMAGE_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}
NEEDED_TO_DRAW = {"transparency", "icc_profile", "dpi"}  # of what stands beside an image's pixels
PDF = "application/pdf"


def keep(*, content: bytes, name: str, content_type: str, by_id: UUID | None = None) -> StoredFile:
    """Store bytes and register them. The row never points at missing bytes: they come first."""
    file_id = uuid4()
    path = f"{file_id.hex[:2]}/{file_id.hex}"
    storages["private"].save(path, ContentFile(content))
    return StoredFile.objects.create(
        id=file_id,
        name=name,
        content_type=content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        path=path,
        kept_at=clock.now(),
        kept_by_id=by_id,
    )


def keep_upload(*, upload: UploadedFile, by_id: UUID, field: str = "file") -> StoredFile:
    """Check a file that a user sent and store it. PDF, JPEG or PNG, at most 10 MB.

    The type is read from the bytes. Images are drawn anew, without comments and camera's notes.
    Raises Refused with the form field's name.
    """
    if (upload.size or 0) > LARGEST_UPLOAD:
        raise Refused("file_too_large", _("The file is larger than 10 MB."), field=field)
    content = upload.read()
    content_type = _real_type(content)
    if content_type == PDF:
        _refuse_active_pdf(content, field)
    elif content_type in IMAGE_FORMATS:
        content = _draw_anew(content, IMAGE_FORMATS[content_type], field)
    else:
        raise Refused("file_type", _("Attach a PDF, JPEG or PNG file."), field=field)
    return keep(
        content=content, name=_safe_name(upload.name), content_type=content_type, by_id=by_id
    )


def read(file: StoredFile) -> bytes:
    """The stored bytes. Raises ValueError if they are not the bytes that were stored."""
    with storages["private"].open(file.path) as stored:
        content = stored.read()
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ValueError(f"file {file.pk} was changed on disk")
    return content


def as_attachment(file: StoredFile, *, name: str = "") -> HttpResponse:
    """The file as a download that no browser opens inside the portal and no proxy keeps."""
    response = HttpResponse(read(file), content_type=file.content_type)
    response.headers["Content-Disposition"] = _disposition(name or file.name)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _disposition(name: str) -> str:
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"


def _real_type(content: bytes) -> str:
    if content.startswith(b"%PDF-"):
        return PDF
    try:
        return str(puremagic.from_string(content, mime=True))
    except (puremagic.PureError, ValueError):
        return ""


def _draw_anew(content: bytes, image_format: str, field: str) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=[image_format]) as image:
            if image.width * image.height > LARGEST_IMAGE:
                raise Refused("image_too_large", _("The image has too many pixels."), field=field)
            upright = ImageOps.exif_transpose(image)
            beside = upright.info.items()
            upright.info = {name: value for name, value in beside if name in NEEDED_TO_DRAW}
            out = io.BytesIO()
            upright.save(out, image_format)
            return out.getvalue()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Refused("image_broken", _("The image cannot be read."), field=field) from error


def _refuse_active_pdf(content: bytes, field: str) -> None:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            names = pdf.Root.get("/Names", {})
            active = "/JavaScript" in names or "/EmbeddedFiles" in names or "/AA" in pdf.Root
            opens = pdf.Root.get("/OpenAction")
            starts = isinstance(opens, pikepdf.Dictionary) and opens.get("/S") != "/GoTo"
    except (pikepdf.PdfError, pikepdf.PasswordError, TypeError, ValueError) as error:
        raise Refused("pdf_broken", _("The PDF cannot be read."), field=field) from error
    if active or starts:
        message = _("The PDF holds programs or other files. Save it again as a plain PDF.")
        raise Refused("pdf_active", message, field=field)


def _safe_name(name: str | None) -> str:
    cleaned = "".join(ch for ch in (name or "") if ch.isprintable() and ch not in '\\/:*?"<>|')
    return cleaned.strip(". ")[-200:] or "file"
