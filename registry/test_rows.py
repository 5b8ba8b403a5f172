"""Checking a row of test results: every mistake names its cell."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.base import clock
from registry import iin as numbers
from registry.test_table import Line

MOST_POINTS = 32_767  # what the column holds
DATE_FORMS = ("%Y-%m-%d", "%d.%m.%Y")


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


class Mistake(Exception):  # noqa: N818 - says what is wrong in a cell
    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


def check_row(line: Line, categories: set[str]) -> ResultRow | list[CellError]:
    """The row, or every mistake in it. `categories` are those that have a test."""
    values: dict[str, Any] = {}
    errors: list[CellError] = []
    for column, cell in line.items():
        try:
            if cell.is_formula:
                raise Mistake(_("A formula or a sign = + - @ at the beginning. Write the value."))
            values[column] = READERS[column](cell.value)
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


def _text(longest: int) -> Any:
    def read(value: Any) -> str:
        text = str(value if value is not None else "").strip()
        if not text:
            raise Mistake(_("The cell is empty."))
        if len(text) > longest:
            raise Mistake(_("Longer than %(longest)s characters.") % {"longest": longest})
        return text

    return read


def _iin(value: Any) -> str:
    """A spreadsheet may have turned the number into a figure and lost its first zeros."""
    text = f"{value:012d}" if isinstance(value, int) else str(value or "").strip()
    if not text:
        raise Mistake(_("The cell is empty."))
    if not numbers.is_valid(text):
        raise Mistake(_("This is not a valid IIN."))
    return text


def _day(value: Any) -> date:
    day = value.date() if isinstance(value, datetime) else _parsed(value)
    if day > clock.today():
        raise Mistake(_("This day has not come yet."))
    return day


def _parsed(value: Any) -> date:
    for form in DATE_FORMS:
        try:
            return datetime.strptime(str(value or "").strip(), form).date()
        except ValueError:
            continue
    raise Mistake(_("There is no such date. Write it as 31.12.2026 or 2026-12-31."))


def _whole_number(value: Any) -> int:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if not (text.isascii() and text.isdigit()) or isinstance(value, bool):
        raise Mistake(_("Write a whole number."))
    if int(text) > MOST_POINTS:
        raise Mistake(_("The number is too large."))
    return int(text)


def _category(value: Any) -> str:
    return str(_text(20)(value)).lower()


READERS = {
    "iin": _iin,
    "test_date": _day,
    "category": _category,
    "subject": _text(120),
    "points": _whole_number,
    "maximum": _whole_number,
    "number": _text(40),
}
