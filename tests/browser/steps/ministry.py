"""The ministry: decisions by region, district and category, on the page and as a workbook."""

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.visitor import Visitor


def find_decision(ministry: Visitor, number: str) -> Path:
    """Filtered to the category; the same rows come as XLSX."""
    ministry.open("/reports/decisions/")
    ministry.look("decisions")
    ministry.page.locator("select[name=category]").select_option("moderator")
    ministry.page.locator("main form[method=get] button").first.click()
    ministry.look("decisions-filtered")
    expect(ministry.row_of(number).first).to_be_visible()
    table = ministry.button("Table (XLSX)")
    return ministry.downloads_from(table, "decisions.xlsx")


def rows_of(workbook: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(workbook).worksheets[0].iter_rows(values_only=True))
