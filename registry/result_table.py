"""The table of test results: its columns, and its rows as they came."""

from django.utils.translation import gettext_lazy as _

from foundation.base.errors import Refused
from foundation.base.tables import Cell, read_table, refuse_empty

COLUMNS = ("iin", "test_date", "category", "subject", "points", "maximum", "number")
MOST_ROWS = 20_000

Line = dict[str, Cell]


def read_lines(content: bytes) -> list[Line]:
    """Rows below the heading, each a cell per column; empty rows are left out.

    Refused: too large, not a table, another heading, no rows or too many.
    """
    table = read_table(content, most_rows=MOST_ROWS, most_columns=len(COLUMNS))
    heading = [str(cell.value or "").strip().lower() for cell in table.heading]
    if tuple(heading) != COLUMNS:
        message = _("The first row must name the columns: %(columns)s.")
        raise Refused("heading", message % {"columns": ", ".join(COLUMNS)}, field="file")
    refuse_empty(table.rows)
    return [dict(zip(COLUMNS, cells, strict=True)) for cells in table.rows]
