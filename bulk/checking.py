"""The dry run: what each row would become, or what is wrong with it and where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from bulk.columns import Column
from bulk.kinds import Desk, Found, Known
from bulk.reading import Line
from bulk.states import RemarkKind
from foundation.base.cells import Mistake, as_text, read_cell
from foundation.base.errors import Refused
from foundation.base.tables import Cell
from foundation.base.texts import LANGUAGES

LONGEST_VALUE = 200
KNOWN = _("This was entered before: the row is left out.")
EMPTY = _("The cell is empty.")


@dataclass(frozen=True)
class Said:
    """A remark on a cell, before it is kept."""

    kind: str
    cell: Cell
    message: dict[str, str]

    @property
    def value(self) -> str:
        return as_text(self.cell.value)[:LONGEST_VALUE]


@dataclass
class Checked:
    """What a reading found: rows that may go in, and remarks in the order of the rows."""

    right: list[tuple[int, Found]] = field(default_factory=list)
    remarks: list[Said] = field(default_factory=list)

    @property
    def wrong_rows(self) -> int:
        return len({one.cell.row for one in self.remarks if one.kind == RemarkKind.WRONG})

    @property
    def known_rows(self) -> int:
        return sum(one.kind == RemarkKind.KNOWN for one in self.remarks)


class Wrong(Exception):  # noqa: N818 - says which cells of a row are wrong
    def __init__(self, mistakes: list[tuple[Cell, str]]) -> None:
        super().__init__(mistakes)
        self.mistakes = mistakes


def check_lines(
    desk: Desk, lines: Sequence[Line], count: Callable[[int], None] = lambda done: None
) -> Checked:
    """Check every row. `count` is told how many were looked at."""
    desk.expect({_iin_in(line) for line in lines})
    checked = Checked()
    for done, line in enumerate(lines, start=1):
        _check(desk, line, checked)
        count(done)
    return checked


def _check(desk: Desk, line: Line, checked: Checked) -> None:
    try:
        with override("kk"):
            checked.right.append((line.row, _find(desk, line)))
    except Known:
        first = line.cells[desk.columns[0].code]
        checked.remarks.append(Said(RemarkKind.KNOWN, first, _in_both(KNOWN)))
    except Wrong as wrong:
        checked.remarks += _wrong_in_both(desk, line, wrong)


def _wrong_in_both(desk: Desk, line: Line, in_kazakh: Wrong) -> list[Said]:
    """A row that is wrong is asked once more, in Russian: reasons are worded where they arise."""
    in_russian = in_kazakh
    with override("ru"):
        try:
            _find(desk, line)
        except Wrong as wrong:
            in_russian = wrong
    return [
        Said(RemarkKind.WRONG, cell, {"kk": kk, "ru": ru})
        for (cell, kk), (_cell, ru) in zip(in_kazakh.mistakes, in_russian.mistakes, strict=True)
    ]


def _find(desk: Desk, line: Line) -> Found:
    values, mistakes = _values(desk.columns, line)
    if mistakes:
        raise Wrong(mistakes)
    try:
        return desk.check(values, line.row)
    except Refused as refusal:
        cell = line.cells.get(refusal.field) or line.cells[desk.columns[0].code]
        raise Wrong([(cell, str(refusal.message))]) from refusal


def _values(columns: Sequence[Column], line: Line) -> tuple[dict[str, Any], list[tuple[Cell, str]]]:
    values: dict[str, Any] = {}
    mistakes: list[tuple[Cell, str]] = []
    for column in columns:
        cell = line.cells.get(column.code)
        try:
            values[column.code] = _value(column, cell)
        except Mistake as mistake:
            assert cell is not None  # a column that may be missing is not required
            mistakes.append((cell, str(mistake.message)))
    return values, mistakes


def _value(column: Column, cell: Cell | None) -> Any:
    if cell is None:
        return column.empty
    if cell.is_empty:
        if column.required:
            raise Mistake(EMPTY)
        return column.empty
    return read_cell(cell, column.reader)


def _iin_in(line: Line) -> str:
    return as_text(line.cells["iin"].value).zfill(12)


def _in_both(message: Any) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = str(message)
    return found
