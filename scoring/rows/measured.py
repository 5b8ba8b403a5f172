"""Rows that measure: hours of courses, districts and regions covered, the mean of observations."""

from fractions import Fraction

from scoring import wording
from scoring.facts import Evidence
from scoring.findings import Finding
from scoring.models.sheet import CoverageRow, HoursRow, HourSteps, ObservationsRow, PointsEach
from scoring.rows.case import Case
from scoring.texts import number_text, points_text


def score_hours(case: Case, number: str, row: HoursRow) -> list[Finding]:
    """Hours of all courses are added up; the highest step reached gives the points."""
    courses = [item for item in case.evidence_of(number) if item.hours]
    if not courses:
        return []
    hours = sum(item.hours or 0 for item in courses)
    steps = _steps_for(case, row)
    points, step = _best_step(row, steps, hours)
    sentence = wording.HOURS if points else wording.HOURS_SHORT
    filled = sentence.format(hours=hours, step=step, points=points_text(points))
    code = "hours" if points else "hours_short"
    return [case.find(code, filled, row.sum_of_courses.ref, evidence=courses, points=points)]


def _steps_for(case: Case, row: HoursRow) -> HourSteps:
    reduced = row.reduced_steps
    return reduced if reduced is not None and case.post_kind in reduced.posts else row.steps


def _best_step(row: HoursRow, steps: HourSteps, hours: int) -> tuple[int, int]:
    """Points and the step that gave them; no points and the lowest step where none is reached."""
    reached = [
        (row.cells[category].base or 0, step)
        for category, step in steps.hours.items()
        if hours >= step
    ]
    return max(reached, default=(0, min(steps.hours.values())))


def score_coverage(case: Case, number: str, row: CoverageRow) -> list[Finding]:
    """So many points for each district or region, from a minimum; the best level counts."""
    findings = [
        _coverage(case, row, level, rule, _at_level(case, number, level))
        for level, rule in row.levels.items()
        if _at_level(case, number, level)
    ]
    best = max(findings, key=lambda finding: finding.points, default=None)
    return [
        found if found is best or not found.points else _lower_coverage(case, row, number, level)
        for found, level in zip(findings, _levels_shown(case, number, row), strict=True)
    ]


def _at_level(case: Case, number: str, level: str) -> list[Evidence]:
    return [item for item in case.evidence_of(number) if item.level == level]


def _levels_shown(case: Case, number: str, row: CoverageRow) -> list[str]:
    return [level for level in row.levels if _at_level(case, number, level)]


def _coverage(
    case: Case, row: CoverageRow, level: str, rule: PointsEach, shown: list[Evidence]
) -> Finding:
    covered = sum(1 if item.covered is None else item.covered for item in shown)
    enough = covered >= rule.minimum
    points = covered * rule.points_each if enough else 0
    sentence = wording.COVERAGE if enough else wording.COVERAGE_SHORT
    filled = sentence.format(
        level=case.sheet.level_name(row, level),
        covered=covered,
        each=points_text(rule.points_each),
        minimum=rule.minimum,
        points=points_text(points),
    )
    code = "coverage" if enough else "coverage_short"
    return case.find(code, filled, row.ref, evidence=shown, points=points)


def _lower_coverage(case: Case, row: CoverageRow, number: str, level: str) -> Finding:
    sentence = wording.LOWER_COVERAGE.format(level=case.sheet.level_name(row, level))
    rule = case.sheet.summation.one_kind_of_work.get(row.section)
    shown = _at_level(case, number, level)
    return case.find("lower_coverage", sentence, rule.ref if rule else row.ref, evidence=shown)


def score_observations(case: Case, row: ObservationsRow) -> list[Finding]:
    """The exact mean of the complete sheets; fewer than needed bring nothing."""
    complete = [sheet for sheet in case.observations if sheet.complete]
    needed = row.sheets_needed
    findings = [_mean(case, row)] if len(complete) >= needed.count else [_too_few(case, row)]
    if len(complete) < len(case.observations):
        count = len(case.observations) - len(complete)
        sentence = wording.UNFINISHED_SHEETS.format(count=count)
        findings.append(case.find("unfinished_sheets", sentence, needed.ref))
    return findings + _missing_observers(case, row)


def _mean(case: Case, row: ObservationsRow) -> Finding:
    totals = [sheet.total for sheet in case.observations if sheet.complete]
    mean = Fraction(sum(totals), len(totals))
    sentence = wording.MEAN.format(
        count=len(totals), sum=number_text(sum(totals)), points=points_text(mean)
    )
    return case.find("mean", sentence, row.mean.ref, points=mean)


def _too_few(case: Case, row: ObservationsRow) -> Finding:
    count = sum(sheet.complete for sheet in case.observations)
    sentence = wording.TOO_FEW_SHEETS.format(count=count, minimum=row.sheets_needed.count)
    return case.find("too_few_sheets", sentence, row.sheets_needed.ref)


def _missing_observers(case: Case, row: ObservationsRow) -> list[Finding]:
    """Only where observers are named at all: a nameless sheet proves nothing either way."""
    rule = row.observers_needed
    observers = {sheet.observer for sheet in case.observations if sheet.complete}
    if rule is None or not observers - {""} or observers >= set(rule.roles):
        return []
    sentence = wording.OBSERVERS_MISSING.format(rule=rule.text)
    return [case.find("observers_missing", sentence, rule.ref)]
