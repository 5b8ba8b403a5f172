"""A file's pages one by one, as the viewer shows them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext

from foundation.base.files.checks import may_leave
from foundation.base.files.pages import WIDTHS, count_pages
from foundation.base.models import StoredFile

ZOOMS = tuple(size for size in WIDTHS if size != "thumb")
Address = Callable[[int, str], str]  # of the picture of a page in a size


@dataclass(frozen=True)
class Viewer:
    """One page of a file. `refusal` says why it is not shown; then there is no picture."""

    file: StoredFile
    number: int
    pages: int
    zoom: str
    picture: str
    refusal: str | Promise

    @property
    def checked_by(self) -> str:
        """Who has judged the file: a scanner by its name, or the portal's own checks alone."""
        scanner = self.file.verdict.scanner.split("/")[0]
        if scanner:
            return gettext("Checked by %(scanner)s") % {"scanner": scanner}
        return gettext("Checked by the portal, without a virus scanner")

    @property
    def before(self) -> str:
        return _query(self.number - 1, self.zoom) if self.number > 1 else ""

    @property
    def after(self) -> str:
        return _query(self.number + 1, self.zoom) if self.number < self.pages else ""

    @property
    def smaller(self) -> str:
        place = ZOOMS.index(self.zoom)
        return _query(self.number, ZOOMS[place - 1]) if place > 0 else ""

    @property
    def larger(self) -> str:
        place = ZOOMS.index(self.zoom)
        return _query(self.number, ZOOMS[place + 1]) if place + 1 < len(ZOOMS) else ""


def viewer_of(file: StoredFile, asked: QueryDict, address: Address) -> Viewer:
    """The page that the address asks for, or the nearest there is."""
    verdict = may_leave(file)
    pages = count_pages(file) if verdict else 0
    wanted = asked.get("page", "")
    number = min(int(wanted) if wanted.isdecimal() and len(wanted) < 9 else 1, pages) or 1
    zoom = asked.get("zoom", ZOOMS[0])
    zoom = zoom if zoom in ZOOMS else ZOOMS[0]
    picture = address(number, zoom) if pages else ""
    return Viewer(file, number, pages, zoom, picture, verdict.reason)


def _query(number: int, zoom: str) -> str:
    return f"?page={number}" + (f"&zoom={zoom}" if zoom != ZOOMS[0] else "")
