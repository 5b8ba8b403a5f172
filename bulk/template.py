"""The template of a table: the school's own people, lists to choose from, and how to fill it."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from bulk import texts
from bulk.columns import Column
from bulk.kinds import Desk
from bulk.reading import MOST_ROWS
from foundation.base import clock
from foundation.base.cells import EARLIEST

GREY, GOLD = "#eef0f3", "#f6e3b4"


def make_template(desk: Desk) -> bytes:
    """An XLSX of three sheets: the table, how to fill it, and the lists of its choices."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        pen = Pen(book)
        table = book.add_worksheet(texts.SHEETS["table"])
        help_sheet = book.add_worksheet(texts.SHEETS["help"])
        lists = book.add_worksheet(texts.SHEETS["lists"])
        ranges = _write_lists(lists, desk, pen)
        _write_table(table, desk, pen, ranges)
        _write_help(help_sheet, desk, pen)
    return out.getvalue()


class Pen:
    """The looks of cells. Texts are marked as such: a name that begins with "=" stays a name."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        frame = {"valign": "top", "text_wrap": True}
        self.head = book.add_format({**frame, "bold": True, "bg_color": GOLD, "border": 1})
        self.text = book.add_format({"num_format": "@", "quote_prefix": True})
        self.words = book.add_format({**frame, "num_format": "@", "quote_prefix": True})
        self.day = book.add_format({"num_format": "dd.mm.yyyy"})
        self.number = book.add_format({"num_format": "0"})
        grey = {"bg_color": GREY, "border": 1, "border_color": "#d5d9df"}
        self.given = book.add_format({**grey, "num_format": "@", "quote_prefix": True})
        self.given_day = book.add_format({**grey, "num_format": "dd.mm.yyyy"})
        self.of_column = {"text": self.text, "day": self.day, "number": self.number}


def _write_table(
    sheet: xlsxwriter.worksheet.Worksheet, desk: Desk, pen: Pen, ranges: dict[str, str]
) -> None:
    """Cells of a column are formatted with it, so that Excel turns 2.1 into no date."""
    for place, column in enumerate(desk.columns):
        sheet.set_column(place, place, column.width, pen.of_column[column.form])
        sheet.write_string(0, place, texts.COLUMNS[column.code].heading, pen.head)
        rule = _rule(column, ranges)
        if rule:
            sheet.data_validation(1, place, MOST_ROWS, place, rule)
    sheet.set_row(0, 48)
    sheet.freeze_panes(1, 2)
    for row, line in enumerate(desk.prefilled(), start=1):
        for place, column in enumerate(desk.columns):
            _write_given(sheet, row, place, line.get(column.code), pen)


def _write_given(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, place: int, value: Any, pen: Pen
) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, pen.given_day)
    elif value not in (None, ""):
        sheet.write_string(row, place, str(value), pen.given)


def _rule(column: Column, ranges: dict[str, str]) -> dict[str, Any] | None:
    """What the spreadsheet itself warns of; the portal checks all the same."""
    if column.code in ranges:
        return {"validate": "list", "source": f"={ranges[column.code]}", "error_type": "warning"}
    if column.form == "day":
        latest = date(2200, 1, 1) if column.code == "until" else clock.today()
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": EARLIEST,
            "maximum": latest,
            "error_type": "warning",
        }
    if column.form == "number":
        return {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning"}
    return None


def _write_lists(sheet: xlsxwriter.worksheet.Worksheet, desk: Desk, pen: Pen) -> dict[str, str]:
    """Choices of each column one under another. Answers where each column's list stands."""
    ranges: dict[str, str] = {}
    with_choices = [column for column in desk.columns if column.choices]
    for place, column in enumerate(with_choices):
        sheet.set_column(place, place, 50, pen.text)
        sheet.write_string(0, place, texts.COLUMNS[column.code].heading, pen.head)
        shown = list(dict.fromkeys(choice.shown for choice in column.choices))
        for row, words in enumerate(shown, start=1):
            sheet.write_string(row, place, words, pen.text)
        ranges[column.code] = f"'{sheet.name}'!{xl_range_abs(1, place, len(shown), place)}"
    return ranges


def _write_help(sheet: xlsxwriter.worksheet.Worksheet, desk: Desk, pen: Pen) -> None:
    sheet.set_column(0, 0, 46, pen.words)
    sheet.set_column(1, 2, 44, pen.words)
    sheet.set_column(3, 4, 30, pen.words)
    for row, cells in enumerate(_help(desk)):
        is_heading = cells[-1] == texts.EXAMPLE
        for place, words in enumerate(cells):
            sheet.write_string(row, place, words, pen.head if is_heading else pen.words)


def _help(desk: Desk) -> Iterator[tuple[str, ...]]:
    for kk, ru in zip(texts.GUIDE["kk"], texts.GUIDE["ru"], strict=True):
        yield "", kk, ru
    yield ("",)
    yield "Баған / Столбец", "Не жазу керек", "Что писать", texts.NEEDED, texts.EXAMPLE
    for column in desk.columns:
        words = texts.COLUMNS[column.code]
        needed = "иә / да" if column.required else "жоқ / нет"
        yield words.heading, words.hint["kk"], words.hint["ru"], needed, words.example
