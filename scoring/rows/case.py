"""What scoring a row needs and what it gives."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.facts import Evidence, Observation
from scoring.findings import Finding, find
from scoring.models.base import Ref
from scoring.models.ruleset import Ruleset
from scoring.models.sheet import Sheet
from scoring.texts import Reference, Text


@dataclass(frozen=True, slots=True)
class Case:
    """The facts of one person on one sheet."""

    rules: Ruleset
    sheet: Sheet
    category: str
    post_kind: str | None
    evidence: tuple[Evidence, ...]
    observations: tuple[Observation, ...]

    def evidence_of(self, row: str) -> list[Evidence]:
        """The evidence of a row, in an order that does not depend on how it was handed over."""
        return sorted((item for item in self.evidence if item.row == row), key=lambda e: e.id)

    def find(
        self,
        code: str,
        sentence: Text,
        ref: Ref,
        *,
        evidence: Iterable[Evidence] = (),
        points: Fraction | int = 0,
        note: Text | None = None,
    ) -> Finding:
        return find(self.rules, code, sentence, ref, evidence=evidence, points=points, note=note)


@dataclass(frozen=True, slots=True)
class RowResult:
    """One row scored.

    `base` and `maximum` are printed for the category, None where the row brings it no points;
    `scored` says whether the row counts for this category and post, `optional` whether it may be
    empty. `evidence_ids` are those that brought points.
    """

    no: str
    section: str
    title: Text
    points: Fraction
    base: int | None
    maximum: int | None
    findings: tuple[Finding, ...]
    evidence_ids: tuple[str, ...]
    reference: Reference
    scored: bool
    optional: bool = False


def points_in(findings: Sequence[Finding]) -> Fraction:
    """A row's points are the sum of what its findings brought."""
    return sum((finding.points for finding in findings), Fraction(0))
