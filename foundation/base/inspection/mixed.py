"""Files that are two things at once: a picture that is also an archive, a page or a program."""

import io
import re
import zipfile

from foundation.base.inspection.refusals import NotTaken

# Long enough not to stand by chance in ten megabytes of packed pixels.
MARKS = re.compile(
    rb"<\?php|<script|<html|<svg|<!doctype|<iframe|%pdf-\d|gif8[79]a"
    rb"|rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x7felf[\x01\x02][\x01\x02]\x01"
    rb"|mz\x90\x00\x03\x00\x00\x00|\xca\xfe\xba\xbe\x00\x00\x00|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    rb"|<\?xml-stylesheet|<xsl:|<!entity",
    re.IGNORECASE,
)


def refuse_archive(content: bytes) -> None:
    """An archive is read from its end, so it can stand behind any other file."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise NotTaken("file_mixed", "zip")


def refuse_marked(content: bytes) -> None:
    """No picture holds the beginning of a page, a program or a document."""
    found = MARKS.search(content)
    if found:
        raise NotTaken("file_mixed", repr(found[0]))


def refuse_left_out(content: bytes, written: bytes) -> None:
    """Marks that stood in a PDF but in none of its objects were put there to be found by others."""
    before, after = (
        sorted(mark.lower() for mark in MARKS.findall(one)) for one in (content, written)
    )
    if len(before) > len(after):
        raise NotTaken("file_mixed", repr(before))
