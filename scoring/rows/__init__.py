"""Scoring one row: a way per kind of row, and what is common to all."""

from collections.abc import Callable, Iterable, Mapping

from scoring.assessment import Piece
from scoring.findings import Finding
from scoring.rows.coverage import count_coverage
from scoring.rows.hours import score_hours
from scoring.rows.measured import score_dynamics, score_met, score_share
from scoring.rows.observed import score_observations, score_sheets_filled
from scoring.rows.shown import Counted, Judged, Shown, judged
from scoring.rows.works import count_works
from scoring.wording import rows as wording

# Rows in which pieces of evidence compete.
OF_PIECES: Mapping[str, Callable[[Shown], Counted]] = {
    "works": count_works,
    "coverage": count_coverage,
}
# Rows with one measure for all.
MEASURED: Mapping[str, Callable[[Shown], list[Judged]]] = {
    "hours": score_hours,
    "dynamics": score_dynamics,
    "share": score_share,
    "met": score_met,
    "observations": score_observations,
    "sheets_filled": score_sheets_filled,
}
# Of the measured rows, those with an indicator of their own in the case.
BY_INDICATOR = frozenset({"dynamics", "share", "met"})


def count_row(shown: Shown) -> Counted:
    """What a row brings, with every piece and its reason; where nothing is shown, why none."""
    kind, closed = shown.row.kind, shown.applied.unscored(shown.category)
    if closed is not None:
        return Counted(0, lambda: _brings_nothing(shown, closed))
    if kind in OF_PIECES and shown.evidence:
        return OF_PIECES[kind](shown)
    found = _measured(shown, kind) if kind in MEASURED else []
    if not found:
        return Counted(0, lambda: (Piece(None, "", 0, shown.applied.nothing_shown),))
    return Counted(sum([one.points for one in found]), lambda: map(shown.piece, found))


def _brings_nothing(shown: Shown, why: Finding) -> Iterable[Piece]:
    pieces = [Piece(index, item.work, 0, why) for index, item in shown.evidence]
    return pieces or [Piece(None, "", 0, why)]


def _measured(shown: Shown, kind: str) -> list[Judged]:
    """The measure; a piece of evidence has no place in a row that asks for none."""
    found = MEASURED[kind](shown)
    if kind != "hours":
        found += [judged(one, "not_a_work", wording.NOT_A_WORK) for one in shown.evidence]
    return found
