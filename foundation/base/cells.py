"""Reading the value of a cell. Each reader takes what a spreadsheet or a CSV gave it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.base import clock
from foundation.base.tables import Cell

DATE_FORMS = ("%Y-%m-%d", "%d.%m.%Y")
EARLIEST = date(1900, 1, 1)


class Mistake(Exception):  # noqa: N818 - says what is wrong in a cell
    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


Reader = Callable[[Any], Any]


def read_cell(cell: Cell, reader: Reader) -> Any:
    """The cell's value. Raises Mistake, also for a formula: nobody sees what it will become."""
    if cell.is_formula:
        raise Mistake(_("A formula or a sign = + - @ at the beginning. Write the value."))
    return reader(cell.value)


def text(longest: int) -> Reader:
    """A text that is not empty; a whole figure is read as it was typed."""

    def read(value: Any) -> str:
        written = as_text(value)
        if not written:
            raise Mistake(_("The cell is empty."))
        if len(written) > longest:
            raise Mistake(_("Longer than %(longest)s characters.") % {"longest": longest})
        return written

    return read


def as_text(value: Any) -> str:
    """What stands in the cell, in one line."""
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value if value is not None else "").split())


def past_day(value: Any) -> date:
    """A day that has come already."""
    day = any_day(value)
    if day > clock.today():
        raise Mistake(_("This day has not come yet."))
    return day


def any_day(value: Any) -> date:
    day = value.date() if isinstance(value, datetime) else _parsed(value)
    if day < EARLIEST:
        raise Mistake(_("There is no such date. Write it as 31.12.2026 or 2026-12-31."))
    return day


def _parsed(value: Any) -> date:
    for form in DATE_FORMS:
        try:
            return datetime.strptime(str(value or "").strip(), form).date()
        except ValueError:
            continue
    raise Mistake(_("There is no such date. Write it as 31.12.2026 or 2026-12-31."))


def whole_number(most: int) -> Reader:
    """A whole number from 0 on."""

    def read(value: Any) -> int:
        written = as_text(value)
        if not (written.isascii() and written.isdigit()) or isinstance(value, bool):
            raise Mistake(_("Write a whole number."))
        if int(written) > most:
            raise Mistake(_("The number is too large."))
        return int(written)

    return read
