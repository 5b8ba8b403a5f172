"""The table the testing centre fills: columns, and what to write in them."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

import scoring
from foundation.base import clock
from foundation.base.texts import said
from registry.result_table import COLUMNS

TEXT_COLUMNS = ("iin", "category", "subject", "number")


def explanations() -> list[tuple[str, str]]:
    """Each column with what to write there."""
    words = {
        "iin": _("12 digits"),
        "test_date": _("31.12.2026 or 2026-12-31"),
        "category": _("one of the codes below"),
        "subject": _("the subject of the test"),
        "points": _("a whole number"),
        "maximum": _("the greatest possible number of points"),
        "number": _("number of the result, never repeated"),
    }
    return [(column, words[column]) for column in COLUMNS]


def tested_categories() -> list[tuple[str, str]]:
    """Codes of categories that have a test, with their names."""
    rules = scoring.ruleset_on(clock.today())
    return [(code, said(rules.category_name(code))) for code in rules.test.thresholds.percent]


def make_template() -> bytes:
    """An XLSX: an empty sheet with the heading, and a sheet of explanations."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet = book.add_worksheet("results")
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, 20, text if column in TEXT_COLUMNS else None)
            sheet.write_string(0, place, column, bold)
        sheet.freeze_panes(1, 0)
        _explain(book.add_worksheet("help"))
    return out.getvalue()


def _explain(sheet: xlsxwriter.worksheet.Worksheet) -> None:
    lines = [*explanations(), ("", ""), *tested_categories()]
    sheet.set_column(0, 1, 40)
    for row, (left, right) in enumerate(lines):
        sheet.write_string(row, 0, left)
        sheet.write_string(row, 1, right)
