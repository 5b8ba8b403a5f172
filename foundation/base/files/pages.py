"""Pages of a file as pictures: drawn once in a process of their own, then kept privately."""

import structlog

from foundation.base.files.child import inspect
from foundation.base.files.keeping import read
from foundation.base.inspection.refusals import NotTaken
from foundation.base.models import StoredFile
from foundation.base.storage import get, has, put

log = structlog.get_logger(__name__)
WIDTHS = {"thumb": 160, "page": 1000, "large": 1600, "largest": 2400}  # pixels
SHOWN = {"application/pdf", "image/jpeg", "image/png"}


class NoSuchPage(LookupError):  # noqa: N818 - it is an answer, not a fault
    """The file has no such page, or it cannot be drawn."""


def count_pages(file: StoredFile) -> int:
    """How many pages can be looked at; 0 when the file cannot be shown."""
    if file.content_type not in SHOWN:
        return 0
    return int(_made(file, "count", "count", file.content_type) or 0)


def picture_of(file: StoredFile, number: int, size: str) -> bytes:
    """A page, counted from 1, as WebP. Raises NoSuchPage, and what `read` raises."""
    if size not in WIDTHS or not 1 <= number <= count_pages(file):
        raise NoSuchPage(f"{number} {size}")
    drawn = _made(
        file, f"{number}-{size}.webp", "draw", file.content_type, str(number), str(WIDTHS[size])
    )
    if not drawn:
        raise NoSuchPage(f"{number} cannot be drawn")
    return drawn


def _made(file: StoredFile, name: str, work: str, *what: str) -> bytes:
    """What was made of the file before, or now. Empty: it failed, and is not tried again."""
    path = f"pages/{file.path}/{name}"
    if has(path):
        return get(path)
    try:
        facts, made = inspect(work, read(file), *what)
        made = made or str(facts["pages"]).encode()
    except NotTaken as refusal:
        log.warning("page_not_drawn", file=str(file.pk), code=refusal.code, found=refusal.found)
        made = b""
    put(path, made)
    return made
