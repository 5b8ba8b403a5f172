"""Reading a table of test results: XLSX or CSV, from an outside hand."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from foundation.base.errors import Refused

COLUMNS = ("iin", "test_date", "category", "subject", "points", "maximum", "number")
LARGEST_TABLE = 10 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_ROWS = 20_000
LAST_ROW = 1_048_576  # of a sheet; a file may claim more and be read for ever
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError)  # what an archive raises
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Cell:
    """A value and where it stands, as a spreadsheet names it: B7."""

    at: str
    value: Any
    is_formula: bool = False


Line = dict[str, Cell]


def is_workbook(content: bytes) -> bool:
    return content.startswith(b"PK")


def read_lines(content: bytes) -> list[Line]:
    """Rows below the heading, each a cell per column; empty rows are left out.

    Refused: too large, not a table, another heading, no rows or too many.
    """
    if len(content) > LARGEST_TABLE:
        raise Refused("table_too_large", _("The file is larger than 10 MB."), field="file")
    rows = _workbook_rows(content) if is_workbook(content) else _csv_rows(content)
    heading = [str(cell.value or "").strip().lower() for cell in next(rows, [])]
    if tuple(heading[: len(COLUMNS)]) != COLUMNS:
        message = _("The first row must name the columns: %(columns)s.")
        raise Refused("heading", message % {"columns": ", ".join(COLUMNS)}, field="file")
    lines = _lines(rows)
    if not lines:
        raise Refused("empty", _("The table has no rows with results."), field="file")
    return lines


def _lines(rows: Iterator[list[Cell]]) -> list[Line]:
    lines: list[Line] = []
    for cells in rows:
        if any(cell.value not in (None, "") for cell in cells):
            lines.append(dict(zip(COLUMNS, cells, strict=False)))
        if len(lines) > MOST_ROWS:
            message = _("The table has more than %(most)s rows. Split it into several files.")
            raise Refused("too_many_rows", message % {"most": MOST_ROWS}, field="file")
    return lines


def _csv_rows(content: bytes) -> Iterator[list[Cell]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_a_table() from error
    if "\0" in text:
        raise _not_a_table()
    delimiter = ";" if ";" in next(iter(text.splitlines()), "") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, values in enumerate(rows, start=1):
            yield [_cell(value, column, number) for column, value in _padded(values)]
    except csv.Error as error:
        raise _not_a_table() from error


def _workbook_rows(content: bytes) -> Iterator[list[Cell]]:
    _refuse_hostile_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        found_rows = sheet.iter_rows(max_row=LAST_ROW, max_col=len(COLUMNS))
        for number, cells in enumerate(found_rows, start=1):
            if number == LAST_ROW:
                raise _not_a_table()
            found = [(cell.value, cell.data_type) for cell in cells]
            yield [
                _cell(value, column, number, kind)
                for column, (value, kind) in _padded(found, empty=(None, "n"))
            ]
    except (KeyError, IndexError, SyntaxError, TypeError, AttributeError, *DAMAGED) as error:
        raise _not_a_table() from error


def _padded(values: list[Any], empty: Any = "") -> Iterator[tuple[int, Any]]:
    """Column numbers from 1 with their values; a short row is filled up."""
    for column in range(1, len(COLUMNS) + 1):
        yield column, values[column - 1] if column <= len(values) else empty


def _cell(value: Any, column: int, row: int, kind: str = "") -> Cell:
    """A text that begins like a formula is one for whoever opens it again in a spreadsheet."""
    looks_like_one = isinstance(value, str) and value.startswith(FORMULA_SIGNS)
    text = value.strip() if isinstance(value, str) else value
    return Cell(f"{get_column_letter(column)}{row}", text, kind == "f" or looks_like_one)


def _refuse_hostile_archive(content: bytes) -> None:
    """No bomb and no document type of its own inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise Refused("table_too_large", _("The table is too large."), field="file")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _refuse_doctype(archive.read(part))
    except (*DAMAGED, NotImplementedError, RuntimeError) as error:
        raise _not_a_table() from error


def _refuse_doctype(part: bytes) -> None:
    """A part in a two-byte alphabet would hide its document type, and no program writes one."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part:
        raise _not_a_table()


def _not_a_table() -> Refused:
    return Refused("not_a_table", _("This is not an XLSX or CSV table."), field="file")
