"""A member's score sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commissions.services import Given
from foundation.base.numbers import in_decimals


@dataclass(frozen=True)
class RowState:
    """A row of the sheet as it stands before anything is typed."""

    number: str
    proposed: Fraction
    given: Fraction
    reason: str
    highest: int

    @property
    def name(self) -> str:
        return f"points_{self.number.replace('.', '_')}"

    @property
    def most(self) -> Fraction:
        return max(Fraction(self.highest), self.proposed)


def typed(points: Fraction) -> str:
    """Points as they stand in the field: exact, or two decimals of what has no end."""
    return f"{in_decimals(points):f}"


class ScoreForm(forms.Form):
    """A member's points, row by row, and why they differ."""

    def __init__(self, rows: Iterable[RowState], data: Any = None) -> None:
        super().__init__(data, auto_id="%s")
        self.rows = list(rows)
        for row in self.rows:
            self.fields[row.name] = forms.CharField(
                label="", required=False, initial=typed(row.given)
            )
            self.fields[f"{row.name}-reason"] = forms.CharField(
                label="", required=False, max_length=500, initial=row.reason
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.given: dict[str, Given] = {}
        self.points: dict[str, Fraction] = {}
        for row in self.rows:
            self._read(row, cleaned)
        return cleaned

    def _read(self, row: RowState, cleaned: dict[str, Any]) -> None:
        """Keep a row that is right; put what is wrong beside it."""
        points = self._points(row, cleaned.get(row.name) or "")
        reason = (cleaned.get(f"{row.name}-reason") or "").strip()
        if points is not None:
            self.points[row.number] = points
        if points is None:
            message = _("Row %(number)s: enter points from 0 to %(most)s.")
            self.add_error(row.name, message % {"number": row.number, "most": typed(row.most)})
        elif points != row.proposed and not reason:
            message = _("Row %(number)s: write why your points differ from the proposed ones.")
            self.add_error(f"{row.name}-reason", message % {"number": row.number})
        elif not self.has_error(f"{row.name}-reason"):
            self.given[row.number] = Given(points, reason)

    def _points(self, row: RowState, text: str) -> Fraction | None:
        for known in (row.given, row.proposed):
            if text == typed(known):
                return known
        try:
            points = Fraction(Decimal(text.strip().replace(",", ".")))
        except (InvalidOperation, ValueError, OverflowError):
            return None
        return points if 0 <= points <= row.most else None

    def points_now(self) -> list[Fraction]:
        """Points of every row as typed; where that is no number, as they stood."""
        typed_points = getattr(self, "points", {})
        return [typed_points.get(row.number, row.given) for row in self.rows]

    def error_of(self, row: RowState) -> str:
        found = [*self.errors.get(row.name, []), *self.errors.get(f"{row.name}-reason", [])]
        return str(found[0]) if self.is_bound and found else ""
