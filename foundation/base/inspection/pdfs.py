"""PDFs: nothing acts in them, and what is kept is written anew."""

import io
import re

import pikepdf

from foundation.base.inspection.mixed import refuse_archive, refuse_left_out
from foundation.base.inspection.pdf_objects import Walk
from foundation.base.inspection.refusals import NotTaken

MOST_PAGES = 500
MOST_VERSIONS = 20  # of a signed PDF: each signature adds one
BLANK = b"\0\t\n\f\r "
END = b"%%EOF"
UNREADABLE = (pikepdf.PdfError, TypeError, ValueError, KeyError, OverflowError, AttributeError)


def clean_pdf(content: bytes) -> bytes:
    """The PDF written anew from its objects; a signed one byte by byte as it came.

    A signature covers bytes, so a signed PDF can only be kept or refused. Every version that its
    signatures left inside is looked at as strictly as the last.
    """
    refuse_archive(content)
    if not content.rstrip(BLANK).endswith(END):
        raise NotTaken("pdf_broken", "something stands behind its end, or the end is missing")
    signed, written = _looked_at(content)
    refuse_left_out(content, written)
    if not signed:
        return written
    for version in _earlier_versions(content):
        _looked_at(version)
    return content


def _looked_at(content: bytes) -> tuple[bool, bytes]:
    """Whether it is signed, and the same PDF written anew."""
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                raise NotTaken("pdf_locked")
            walk = Walk(pdf)
            walk.refuse_what_acts()
            _refuse_pages(pdf)
            return walk.signed and _covers(content), _written(pdf)
    except pikepdf.PasswordError as error:
        raise NotTaken("pdf_locked") from error
    except UNREADABLE as error:
        raise NotTaken("pdf_broken", str(error)) from error


def _refuse_pages(pdf: pikepdf.Pdf) -> None:
    pages = len(pdf.pages)
    if not pages:
        raise NotTaken("pdf_broken", "no page")
    if pages > MOST_PAGES:
        raise NotTaken("pdf_long", str(pages))


def _written(pdf: pikepdf.Pdf) -> bytes:
    """Only what the PDF's own root reaches; streams as they are, so that PDF/A stays PDF/A."""
    out = io.BytesIO()
    pdf.save(
        out,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        fix_metadata_version=False,
    )
    return out.getvalue()


def _covers(content: bytes) -> bool:
    """Does a signature's range of bytes begin at the beginning and end inside the file?"""
    for found in re.finditer(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", content):
        start, length, again, rest = (int(number) for number in found.groups())
        if start == 0 and 0 < length < again and rest > 0 and again + rest <= len(content):
            return True
    return False


def _earlier_versions(content: bytes) -> list[bytes]:
    """What the file was before each later part was added to it."""
    ends = [found.end() for found in re.finditer(END, content)][:-1]
    if len(ends) > MOST_VERSIONS:
        raise NotTaken("file_too_heavy", "versions")
    fast = b"/Linearized" in content[:1024]  # its first end closes the first page only
    return [content[:end] for end in (ends[1:] if fast else ends)]
