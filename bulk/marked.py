"""The table as it was sent, with what is wrong beside each row: to be mended and sent again."""

import io
from collections import defaultdict
from datetime import datetime
from typing import Any

import xlsxwriter

from bulk import texts
from bulk.models import Remark, Upload
from bulk.reading import MOST_COLUMNS, MOST_ROWS
from foundation.base.cells import as_text
from foundation.base.files import read
from foundation.base.tables import Cell, read_table
from foundation.base.texts import said

RED, GREY = "#fbd9d5", "#eef0f3"


def make_marked(upload: Upload) -> bytes:
    """An XLSX: the same rows, those that were empty between them left out as they stand; the cells
    that are wrong in red, and the reasons in one column more, in the language of the screen.
    """
    table = read_table(read(upload.file), most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
    remarks = _by_row(upload)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(texts.SHEETS["table"])
        looks = _looks(book)
        reasons_in = len(table.heading)
        sheet.set_column(0, reasons_in - 1, 22)
        sheet.set_column(reasons_in, reasons_in, 80)
        sheet.freeze_panes(1, 2)
        for cell in table.heading:
            sheet.write_string(0, cell.column - 1, as_text(cell.value), looks["head"])
        sheet.write_string(0, reasons_in, texts.ERRORS.heading, looks["head"])
        for row in table.rows:
            _write_row(sheet, row, remarks[row[0].row], reasons_in, looks)
    return out.getvalue()


def _write_row(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: list[Cell],
    remarks: list[Remark],
    reasons_in: int,
    looks: dict[str, Any],
) -> None:
    wrong = {remark.column for remark in remarks}
    for cell in row:
        look = "wrong" if cell.column in wrong else "text"
        _write(sheet, cell, looks[f"{look}_day" if isinstance(cell.value, datetime) else look])
    if remarks:
        reasons = "; ".join(f"{one.cell}: {said(one.message)}" for one in remarks)
        sheet.write_string(row[0].row - 1, reasons_in, reasons, looks["text"])


def _write(sheet: xlsxwriter.worksheet.Worksheet, cell: Cell, look: Any) -> None:
    if isinstance(cell.value, datetime):
        sheet.write_datetime(cell.row - 1, cell.column - 1, cell.value, look)
    else:
        sheet.write_string(cell.row - 1, cell.column - 1, as_text(cell.value), look)


def _looks(book: xlsxwriter.Workbook) -> dict[str, Any]:
    text = {"num_format": "@", "quote_prefix": True}
    return {
        "head": book.add_format({**text, "bold": True, "text_wrap": True, "bg_color": GREY}),
        "text": book.add_format(text),
        "text_day": book.add_format({"num_format": "dd.mm.yyyy"}),
        "wrong": book.add_format({**text, "bg_color": RED}),
        "wrong_day": book.add_format({"num_format": "dd.mm.yyyy", "bg_color": RED}),
    }


def _by_row(upload: Upload) -> dict[int, list[Remark]]:
    found: dict[int, list[Remark]] = defaultdict(list)
    for remark in upload.remarks.order_by("row", "column"):
        found[remark.row].append(remark)
    return found
