"""What is shown for one row, and what is found of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from scoring.applied import AppliedRow
from scoring.assessment import Piece
from scoring.case import Evidence, Indicator
from scoring.findings import Finding, Status
from scoring.models.base import Rule
from scoring.numbers import Number
from scoring.rows.years import TwoYears
from scoring.texts import Text

# A piece of evidence with its place in the case.
Found = tuple[int, Evidence]


class Judged(NamedTuple):
    """What is found of a piece of evidence, of several that bring their points together, or of what
    is measured without any. No `rule`: the row itself.
    """

    points: Number
    code: str
    sentence: Text
    rule: Rule | None
    unknown: bool
    evidence: Sequence[Found]
    facts: dict[str, Any]


class Counted(NamedTuple):
    """What a row brings, and how to put its pieces together: few are ever looked at."""

    points: Number
    explain: Callable[[], Iterable[Piece]]


class Shown:
    """The facts of one row, and the category they are counted for. `row` is the rule of the row,
    of the kind that its scorer is for.
    """

    __slots__ = ("applied", "category", "evidence", "indicator", "observed", "row")

    def __init__(
        self,
        applied: AppliedRow,
        category: str,
        evidence: Sequence[Found],
        indicator: Indicator | None,
        observed: TwoYears,
    ) -> None:
        self.applied, self.category = applied, category
        self.evidence, self.indicator, self.observed = evidence, indicator, observed
        self.row: Any = applied.row

    def piece(self, judged: Judged) -> Piece:
        """What was found, as people read it: met where it brings points, unknown where a fact
        lacks.
        """
        points, code, sentence, rule, unknown, evidence, facts = judged
        status: Status = "unknown" if unknown else "met" if points else "not_met"
        work = "; ".join(item.work for _, item in evidence)
        rule, rules = rule or self.applied.row, self.applied.rules
        said = {**facts, "points": points, "work": work} if work else {**facts, "points": points}
        finding = Finding(code, status, rules, sentence, rule.ref, said, points, rule)
        return Piece(evidence[0][0] if len(evidence) == 1 else None, work, points, finding)


def judged(
    found: Found,
    code: str,
    sentence: Text,
    rule: Rule | None = None,
    points: Number = 0,
    *,
    unknown: bool = False,
    **facts: Any,
) -> Judged:
    """What is found of a piece of evidence."""
    return Judged(points, code, sentence, rule, unknown, (found,), facts)


def measured(
    code: str,
    sentence: Text,
    rule: Rule | None = None,
    points: Number = 0,
    *,
    unknown: bool = False,
    evidence: Sequence[Found] = (),
    **facts: Any,
) -> Judged:
    """What is found of a measure, taken from evidence or stated."""
    return Judged(points, code, sentence, rule, unknown, evidence, facts)
