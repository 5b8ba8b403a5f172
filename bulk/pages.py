"""Tables as their pages show them."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import Promise

from bulk.kinds import KINDS, Desk
from bulk.models import Upload
from bulk.selectors import done_rows
from bulk.states import RemarkKind, State
from bulk.texts import COLUMNS
from foundation.base.texts import said

PER_PAGE = 50
TONES = {
    State.MISTAKES: "red",
    State.CHECKED: "gold",
    State.ENTERED: "green",
}


@dataclass(frozen=True)
class UploadLine:
    """A table in the list."""

    upload: Upload
    title: str | Promise
    tone: str


@dataclass(frozen=True)
class KindLine:
    """A kind of table that may be filled."""

    code: str
    title: str | Promise
    about: str | Promise


@dataclass(frozen=True)
class ColumnLine:
    """A column and what to write there."""

    heading: str
    hint: str
    required: bool


def kinds() -> list[KindLine]:
    return [KindLine(desk.code, desk.title, desk.about) for desk in KINDS.values()]


def line_of(upload: Upload) -> UploadLine:
    return UploadLine(upload, KINDS[upload.kind].title, TONES.get(State(upload.state), ""))


def columns_of(desk: Desk) -> list[ColumnLine]:
    return [
        ColumnLine(words.heading, said(words.hint), column.required)
        for column in desk.columns
        for words in (COLUMNS[column.code],)
    ]


def progress_of(upload: Upload) -> dict[str, Any]:
    return {"upload": upload, "done": done_rows(upload) if upload.is_at_work else upload.rows}


def page_of(upload: Upload, page: str | None) -> dict[str, Any]:
    """What the page of one table shows; mistakes page by page, in the order of the rows."""
    found = upload.remarks.order_by("row", "column", "pk")
    wrong = Paginator(found.filter(kind=RemarkKind.WRONG), PER_PAGE).get_page(page)
    known = found.filter(kind=RemarkKind.KNOWN).values_list("cell", flat=True)
    return {
        **progress_of(upload),
        "line": line_of(upload),
        "mistakes": wrong,
        "known": list(known[:PER_PAGE]),
    }
