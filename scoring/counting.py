"""The facts of a case counted row by row, for one category after another."""

from scoring.applied import AppliedRow, AppliedSheet
from scoring.case import Case
from scoring.numbers import Number
from scoring.rows import count_row
from scoring.rows.shown import Counted, Found, Shown
from scoring.rows.years import sheets_that_count

NO_EVIDENCE: list[Found] = []


class Counting:
    """One case on one sheet. What a row brings seldom depends on the category: then it is counted
    once for all of them. `observed`: the observation sheets that count.
    """

    def __init__(self, case: Case, sheet: AppliedSheet) -> None:
        self._sheet = sheet
        self._indicators = case.indicators
        self.observed = sheets_that_count(case, sheet.rules)
        self._evidence: dict[str, list[Found]] = {}
        for found in enumerate(case.evidence):
            self._evidence.setdefault(found[1].row, []).append(found)
        self._points: dict[str, Number] = {}

    def row(self, row: AppliedRow, category: str) -> Counted:
        """What the row brings the category, with why."""
        number = row.number
        shown = self._evidence.get(number, NO_EVIDENCE)
        indicator = self._indicators.get(number)
        counted = count_row(Shown(row, category, shown, indicator, self.observed))
        if row.unscored(category) is None and not self._depends_on_category(row):
            self._points[number] = counted.points
        return counted

    def points(self, category: str) -> dict[str, Number]:
        """What each row that counts for the category brings it."""
        return {row.number: self._points_of(row, category) for row in self._sheet.counted[category]}

    def _points_of(self, row: AppliedRow, category: str) -> Number:
        known = self._points.get(row.number)
        return self.row(row, category).points if known is None else known

    def _depends_on_category(self, row: AppliedRow) -> bool:
        """Only a trainer's certificate brings one category more than another."""
        kind = row.trainer_kind
        if kind is None:
            return False
        return any(item.kind == kind for _, item in self._evidence.get(row.number, NO_EVIDENCE))
