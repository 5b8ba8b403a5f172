"""Scoring one row: the common part, and a way per kind of row."""

from fractions import Fraction

from scoring import wording
from scoring.findings import Finding
from scoring.models.sheet import (
    BestRow,
    CoverageRow,
    HoursRow,
    ObservationsRow,
    Row,
    UnscoredRow,
    WorksRow,
)
from scoring.rows.case import Case, RowResult, points_in
from scoring.rows.measured import score_coverage, score_hours, score_observations
from scoring.rows.works import score_best, score_works
from scoring.texts import points_text

__all__ = ["Case", "RowResult", "score_row"]


def score_row(case: Case, number: str, row: Row) -> RowResult:
    """Points of one row with a finding for each piece of evidence."""
    closed = _closed(case, row)
    if closed is not None:
        return _result(case, number, row, [closed], scored=False)
    findings = _scored(case, number, row) or [_nothing_shown(case, row)]
    capped = _cap(case, row, findings)
    return _result(case, number, row, capped, scored=True)


def _scored(case: Case, number: str, row: Row) -> list[Finding]:
    if isinstance(row, BestRow):
        return score_best(case, number, row)
    if isinstance(row, WorksRow):
        return score_works(case, number, row)
    if isinstance(row, CoverageRow):
        return score_coverage(case, number, row)
    if isinstance(row, HoursRow):
        return score_hours(case, number, row)
    if isinstance(row, ObservationsRow):
        return score_observations(case, row)
    return []


def _closed(case: Case, row: Row) -> Finding | None:
    """Why the row does not count for this category and post, or None where it does."""
    excluded = row.excluded_posts
    if isinstance(row, UnscoredRow):
        return case.find("never_scored", wording.NEVER_SCORED, row.ref)
    if excluded is not None and case.post_kind in excluded.posts:
        post = case.rules.posts[case.post_kind or ""].name
        return case.find("not_for_post", wording.NOT_FOR_POST.format(post=post), excluded.ref)
    if not row.cells[case.category].scored:
        name = case.rules.category_name(case.category)
        sentence = wording.NOT_FOR_CATEGORY.format(category=name)
        return case.find("not_for_category", sentence, row.ref)
    return None


def _is_optional(case: Case, row: Row) -> bool:
    return row.optional_for is not None and case.post_kind in row.optional_for.posts


def _nothing_shown(case: Case, row: Row) -> Finding:
    if row.optional_for is not None and _is_optional(case, row):
        return case.find("no_evidence", wording.NO_EVIDENCE_OPTIONAL, row.optional_for.ref)
    return case.find("no_evidence", wording.NO_EVIDENCE, row.ref)


def _cap(case: Case, row: Row, findings: list[Finding]) -> list[Finding]:
    """Where the ruleset says so, a row's points stop at its printed maximum."""
    cap, maximum = case.sheet.summation.cap, row.cells[case.category].maximum
    over = points_in(findings) - Fraction(maximum or 0)
    if not cap.at_printed_maximum or over <= 0:
        return findings
    sentence = wording.CAPPED.format(points=points_text(maximum or 0))
    return [*findings, case.find("capped", sentence, cap.ref, points=-over)]


def _result(
    case: Case, number: str, row: Row, findings: list[Finding], *, scored: bool
) -> RowResult:
    cell = row.cells[case.category]
    counted = [
        evidence for found in findings if found.points > 0 for evidence in found.evidence_ids
    ]
    return RowResult(
        no=number,
        section=row.section,
        title=row.title,
        points=points_in(findings),
        base=cell.base if scored else None,
        maximum=cell.maximum if scored else None,
        findings=tuple(findings),
        evidence_ids=tuple(dict.fromkeys(counted)),
        reference=case.rules.reference(cell.ref or row.ref),
        scored=scored,
        optional=_is_optional(case, row),
    )
