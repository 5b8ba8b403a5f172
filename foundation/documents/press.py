"""The printing works: letters and styles read once per process, and nothing from outside."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from PIL import ImageFile
from weasyprint import CSS, HTML
from weasyprint import Attachment as Carried
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from foundation.documents.forms import Attachment

ASSETS = Path(__file__).resolve().parent / "assets"
BASE = f"{ASSETS.as_uri()}/"
LETTERS = "letters.css"

# WeasyPrint lets the whole process take half an image for a whole one, uploads too.
ImageFile.LOAD_TRUNCATED_IMAGES = False

# Pango and fontconfig keep state of the process: one paper at a time.
_one_at_a_time = threading.Lock()


class ForbiddenAddressError(ValueError):
    """A paper asked for something that does not lie in the assets' folder."""


class AssetsOnly(URLFetcher):
    """Opens files of the assets' folder and data: addresses; no network, no other file."""

    def __init__(self) -> None:
        super().__init__(
            allowed_protocols={"file", "data"}, allow_redirects=False, fail_on_errors=True
        )

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not url.startswith("data:") and not _is_asset(url):
            raise ForbiddenAddressError(url)
        return super().fetch(url, headers)


def print_pdf(html: str, *, style: str, attachments: Iterable[Attachment]) -> bytes:
    """A PDF/A-3u of the page, with the style of that name in the assets' folder.

    Raises ForbiddenAddressError when the page asks for anything outside that folder.
    """
    with _one_at_a_time:
        page = HTML(string=html, base_url=BASE, url_fetcher=AssetsOnly())
        try:
            return _write(page, style, attachments)
        except FatalURLFetchingError as refused:  # a BaseException: it would stop a worker
            raise ForbiddenAddressError(str(refused)) from refused


def _write(page: HTML, style: str, attachments: Iterable[Attachment]) -> bytes:
    # The library leaves the file of its colour profile to be closed by the garbage collector.
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        return page.write_pdf(
            stylesheets=[_style(LETTERS), _style(style)],
            font_config=_letters(),
            attachments=[_carried(one) for one in attachments] or None,
            pdf_variant="pdf/a-3u",
            pdf_tags=True,
        )


def _is_asset(url: str) -> bool:
    parts = urlsplit(url)
    path = Path(url2pathname(parts.path)).resolve()
    return parts.scheme == "file" and not parts.netloc and path.is_relative_to(ASSETS)


@cache
def _letters() -> FontConfiguration:
    """One for the process: one for each paper would grow the process by 0.3 MB a time."""
    return FontConfiguration()


@cache
def _style(name: str) -> CSS:
    return CSS(filename=ASSETS / name, url_fetcher=AssetsOnly(), font_config=_letters())


def _carried(file: Attachment) -> Carried:
    return Carried(
        file_obj=BytesIO(file.content),
        name=file.name,
        description=file.description,
        relationship="Source",
    )
