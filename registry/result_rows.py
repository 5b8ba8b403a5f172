"""Checking a row of test results: every mistake names its cell."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.base.cells import Mistake, past_day, read_cell, text, whole_number
from registry import iin as numbers
from registry.cells import iin
from registry.result_table import Line

MOST_POINTS = 32_767  # what the column holds


@dataclass(frozen=True)
class CellError:
    """A mistake in a cell, in the user's language."""

    cell: str
    message: str | Promise


@dataclass(frozen=True)
class ResultRow:
    """A row that can be written; `at` is its first cell."""

    at: str
    number_at: str
    iin: str
    taken_on: date
    category: str
    subject: str
    points: int
    maximum: int
    source_number: str


def check_row(line: Line, categories: set[str]) -> ResultRow | list[CellError]:
    """The row, or every mistake in it. `categories` are those that have a test."""
    values: dict[str, Any] = {}
    errors: list[CellError] = []
    for column, cell in line.items():
        try:
            values[column] = read_cell(cell, READERS[column])
        except Mistake as mistake:
            errors.append(CellError(cell.at, mistake.message))
    if not errors:
        errors = _check_together(line, values, categories)
    return errors or _row(line, values)


def _row(line: Line, values: dict[str, Any]) -> ResultRow:
    return ResultRow(
        at=line["iin"].at,
        number_at=line["number"].at,
        iin=values["iin"],
        taken_on=values["test_date"],
        category=values["category"],
        subject=values["subject"],
        points=values["points"],
        maximum=values["maximum"],
        source_number=values["number"],
    )


def _check_together(line: Line, values: dict[str, Any], categories: set[str]) -> list[CellError]:
    errors = []
    if values["category"] not in categories:
        errors.append(CellError(line["category"].at, _("No test is held for this category.")))
    if not values["maximum"]:
        errors.append(CellError(line["maximum"].at, _("The maximum must be above zero.")))
    elif values["points"] > values["maximum"]:
        errors.append(CellError(line["points"].at, _("More points than the maximum.")))
    born = numbers.born_on(values["iin"])
    if born is None or values["test_date"] <= born:
        errors.append(CellError(line["test_date"].at, _("Before the person was born.")))
    return errors


def _category(value: Any) -> str:
    return str(text(20)(value)).lower()


READERS = {
    "iin": iin,
    "test_date": past_day,
    "category": _category,
    "subject": text(120),
    "points": whole_number(MOST_POINTS),
    "maximum": whole_number(MOST_POINTS),
    "number": text(40),
}
