"""From a file to lines: the columns of a kind found by their headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from bulk.columns import Column
from bulk.texts import COLUMNS, ERRORS, Words
from foundation.base.cells import as_text
from foundation.base.errors import Refused
from foundation.base.tables import Cell, Table, read_table, refuse_empty

MOST_ROWS = 10_000
MOST_COLUMNS = 40


@dataclass(frozen=True)
class Line:
    """A filled row: a cell for each column of the kind that the table has."""

    row: int
    cells: dict[str, Cell]


def read_lines(content: bytes, columns: Sequence[Column]) -> list[Line]:
    """Rows in which something stands besides whom they are about.

    Refused with the field "file": no such table, an unknown or a missing column, no filled row.
    """
    table = read_table(content, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS + 1)
    places = _places(table, columns)
    lines = list(_lines(table, places, {column.code for column in columns if column.given}))
    refuse_empty(lines)
    return lines


def _lines(table: Table, places: dict[str, int], given: set[str]) -> Iterator[Line]:
    for row in table.rows:
        cells = {code: row[place] for code, place in places.items()}
        if any(not cell.is_empty for code, cell in cells.items() if code not in given):
            yield Line(row[0].row, cells)


def _places(table: Table, columns: Sequence[Column]) -> dict[str, int]:
    """Where each column of the kind stands, in whatever order."""
    if len(table.heading) > MOST_COLUMNS:
        message = _("The table has more than %(most)s columns.")
        raise Refused("too_many_columns", message % {"most": MOST_COLUMNS}, field="file")
    known = {name: column.code for column in columns for name in _names(COLUMNS[column.code])}
    if not any(_folded(as_text(cell.value)) in known for cell in table.heading):
        message = _("The first row has no headings of this table. Take the template again.")
        raise Refused("other_table", message, field="file")
    places: dict[str, int] = {}
    for place, cell in enumerate(table.heading):
        name = _folded(as_text(cell.value))
        if not name or name in _names(ERRORS):
            continue
        if name not in known or known[name] in places:
            raise _unknown_column(cell)
        places[known[name]] = place
    missing = [column for column in columns if column.required and column.code not in places]
    if missing:
        message = _("The first row has no column “%(heading)s”. Take the template again.")
        heading = COLUMNS[missing[0].code].heading
        raise Refused("missing_column", message % {"heading": heading}, field="file")
    return places


def _unknown_column(cell: Cell) -> Refused:
    message = _("Cell %(cell)s: this table has no column “%(heading)s”, or has it already.")
    told = {"cell": cell.at, "heading": as_text(cell.value)[:60]}
    return Refused("unknown_column", message % told, field="file")


def _names(words: Words) -> set[str]:
    return {_folded(words.heading), _folded(words.kk), _folded(words.ru)}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
