"""The table of decisions as a spreadsheet.

Every cell is text, marked as such: a name that begins with "=" stays a name and never becomes a
formula, also after somebody edits the cell. Rows are written one by one in constant memory.
"""

from collections.abc import Iterable
from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _

from reports.columns import COLUMNS, Row

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write_decisions(rows: Iterable[Row], *, to: IO[bytes]) -> int:
    """Write the rows under their titles; answers how many there were."""
    book = xlsxwriter.Workbook(to, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(_("Decisions"))
    head = book.add_format({"bold": True, "quote_prefix": True})
    text = book.add_format({"quote_prefix": True, "num_format": "@"})
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, str(column.title), head)
    written = 0
    for row in rows:
        written += 1
        for number, column in enumerate(COLUMNS):
            sheet.write_string(written, number, column.text(row), text)
    sheet.freeze_panes(1, 1)
    book.close()
    return written
