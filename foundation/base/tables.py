"""Reading a table that came from outside: XLSX or CSV, told apart by its bytes, within limits."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Sized
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from foundation.base.errors import Refused

LARGEST_TABLE = 10 * 1024 * 1024
LARGEST_UNPACKED = 40 * 1024 * 1024
MOST_TAGS = 1_200_000  # of one part: twenty thousand rows of ten texts
EMPTY = (None, "")
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError)  # what an archive raises
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv"
Raw = list[tuple[Any, str]]  # values of a row with a workbook's kinds of data


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and where it stands. Row and column are counted from 1."""

    row: int
    column: int
    value: Any
    is_formula: bool = False

    @property
    def at(self) -> str:
        """The place as a spreadsheet names it: B7."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def is_empty(self) -> bool:
        return self.value in EMPTY


@dataclass(frozen=True)
class Table:
    """The first sheet: its heading, and the rows below it that are not empty, as wide as it is."""

    heading: list[Cell]
    rows: list[list[Cell]]


def is_workbook(content: bytes) -> bool:
    return content.startswith(b"PK")


def type_of(content: bytes) -> str:
    """The type that a table is kept under."""
    return XLSX_TYPE if is_workbook(content) else CSV_TYPE


def read_table(content: bytes, *, most_rows: int, most_columns: int) -> Table:
    """The table. Columns beyond `most_columns` are not read.

    Refused with the field "file": too large, not a table, too many rows.
    """
    if len(content) > LARGEST_TABLE:
        raise Refused("table_too_large", _("The file is larger than 10 MB."), field="file")
    found = _workbook_rows if is_workbook(content) else _csv_rows
    numbered = _within(enumerate(found(content, most_columns), start=1), most_rows)
    number, first = next(numbered, (1, []))
    heading = _trimmed(_cells(number, first, len(first)))
    rows = [_cells(number, row, len(heading)) for number, row in numbered]
    table = Table(heading, [row for row in rows if not all(cell.is_empty for cell in row)])
    if len(table.rows) > most_rows:
        raise _too_many(most_rows)
    return table


def refuse_empty(rows: Sized) -> None:
    if not rows:
        raise Refused("empty", _("The table has no filled rows."), field="file")


def _within(rows: Iterator[tuple[int, Raw]], most: int) -> Iterator[tuple[int, Raw]]:
    """Rows, as long as there are not too many, empty ones counted too: a sheet may claim any."""
    for number, row in rows:
        if number > 2 * most:
            raise _too_many(most)
        yield number, row


def _too_many(most: int) -> Refused:
    message = _("The table has more than %(most)s rows. Split it into several files.")
    return Refused("too_many_rows", message % {"most": most}, field="file")


def _trimmed(row: list[Cell]) -> list[Cell]:
    while row and row[-1].is_empty:
        row = row[:-1]
    return row


def _csv_rows(content: bytes, most_columns: int) -> Iterator[Raw]:
    text = _decoded(content)
    delimiter = ";" if ";" in next(iter(text.splitlines()), "") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for values in rows:
            yield [(value, "") for value in values[:most_columns]]
    except csv.Error as error:
        raise _not_a_table() from error


def _decoded(content: bytes) -> str:
    """UTF-8 or, as spreadsheets of this country still save it, the Cyrillic page 1251."""
    if b"\0" in content:
        raise _not_a_table()
    for coding in ("utf-8-sig", "cp1251"):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise _not_a_table()


def _workbook_rows(content: bytes, most_columns: int) -> Iterator[Raw]:
    _refuse_hostile_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for cells in sheet.iter_rows(max_col=most_columns):
            yield [(cell.value, cell.data_type) for cell in cells]
    except (KeyError, IndexError, SyntaxError, TypeError, AttributeError, *DAMAGED) as error:
        raise _not_a_table() from error


def _cells(number: int, row: Raw, width: int) -> list[Cell]:
    """As many cells as the heading has: a short row is filled up."""
    whole = row[:width] + [("", "")] * (width - len(row))
    return [_cell(number, column, *one) for column, one in enumerate(whole, start=1)]


def _cell(row: int, column: int, value: Any, kind: str) -> Cell:
    """A text that begins like a formula is one for whoever opens it again in a spreadsheet."""
    if not isinstance(value, str):
        return Cell(row, column, value, kind == "f")
    return Cell(row, column, value.strip(), kind == "f" or value.startswith(FORMULA_SIGNS))


def _refuse_hostile_archive(content: bytes) -> None:
    """No bomb and no document type of its own inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise Refused("table_too_large", _("The table is too large."), field="file")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _refuse_hostile_part(archive.read(part))
    except (*DAMAGED, NotImplementedError, RuntimeError) as error:
        raise _not_a_table() from error


def _refuse_hostile_part(part: bytes) -> None:
    """A part in a two-byte alphabet would hide its document type, and no program writes one. One
    of a million little cells is small to unpack and takes a minute to read.
    """
    if part.count(b"<") > MOST_TAGS:
        raise Refused("table_too_large", _("The table is too large."), field="file")
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part:
        raise _not_a_table()


def _not_a_table() -> Refused:
    return Refused("not_a_table", _("This is not an XLSX or CSV table."), field="file")
