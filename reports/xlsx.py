"""A table as a spreadsheet.

Every cell is text, marked as such: a name that begins with "=" stays a name and never becomes a
formula, also after somebody edits the cell. Rows are written one by one in constant memory.
"""

from collections.abc import Iterable, Sequence
from typing import IO, TypeVar

import xlsxwriter

from reports.columns import Column

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


Row = TypeVar("Row")


def write_table(
    rows: Iterable[Row], columns: Sequence[Column[Row]], *, title: str, to: IO[bytes]
) -> int:
    """Write the rows under the columns' titles; answers how many there were."""
    book = xlsxwriter.Workbook(to, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(title)
    head = book.add_format({"bold": True, "quote_prefix": True})
    text = book.add_format({"quote_prefix": True, "num_format": "@"})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, str(column.title), head)
    written = 0
    for row in rows:
        written += 1
        for number, column in enumerate(columns):
            sheet.write_string(written, number, column.text(row), text)
    sheet.freeze_panes(1, 1)
    book.close()
    return written
