"""The score sheet: points of every row with their reasons, the total, and whether it conforms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring import wording
from scoring.errors import NoSuchRule
from scoring.facts import Evidence, Observation
from scoring.findings import Finding, find, note_on
from scoring.models.ruleset import Ruleset
from scoring.models.sheet import Row, Sheet, Threshold
from scoring.rows import Case, RowResult, score_row
from scoring.texts import Reference, Text, number_text, points_text


@dataclass(frozen=True, slots=True)
class Conformity:
    """Whether a total reaches the threshold (total >= threshold); `missing` is what it lacks."""

    conforms: bool
    total: Fraction
    threshold: int
    missing: Fraction
    explanation: Text
    reference: Reference
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class SheetResult:
    """The whole sheet; `short_rows` are below their own base, even where the total suffices."""

    category: str
    rows: tuple[RowResult, ...]
    total: Fraction
    threshold: int
    conforms: bool
    short_rows: tuple[RowResult, ...]
    findings: tuple[Finding, ...]
    conformity: Conformity

    def row(self, number: str) -> RowResult:
        return next(row for row in self.rows if row.no == number)


def score_sheet(
    ruleset: Ruleset,
    *,
    sheet: str = "teacher",
    category: str,
    post_kind: str | None = None,
    evidence: Sequence[Evidence] = (),
    observations: Sequence[Observation] = (),
) -> SheetResult:
    """Score the evidence on a sheet for the declared category.

    `post_kind` is a key of the ruleset's posts, or None for any other post. Raises NoSuchRule where
    the ruleset has no such sheet, category, post or row.
    """
    form = ruleset.sheet(sheet)
    case = Case(ruleset, form, category, post_kind, tuple(evidence), tuple(observations))
    _check_names(case)
    rows = tuple(score_row(case, number, row) for number, row in form.rows.items())
    points = {row.no: row.points for row in rows}
    judged = conformity(
        ruleset,
        category=category,
        total=total_of(points.values()),
        sheet=sheet,
        post_kind=post_kind,
    )
    short = short_rows(ruleset, category=category, points=points, sheet=sheet, post_kind=post_kind)
    return SheetResult(
        category=category,
        rows=rows,
        total=judged.total,
        threshold=judged.threshold,
        conforms=judged.conforms,
        short_rows=tuple(row for row in rows if row.no in short),
        findings=tuple(short.values()),
        conformity=judged,
    )


def total_of(points: Iterable[Fraction | int]) -> Fraction:
    """The exact sum of points."""
    return sum((Fraction(value) for value in points), Fraction(0))


def conformity(
    ruleset: Ruleset,
    *,
    category: str,
    total: Fraction | int,
    sheet: str = "teacher",
    post_kind: str | None = None,
) -> Conformity:
    """Judge a total, whether the engine's or a member's own, against the printed total."""
    line = _threshold(ruleset, ruleset.sheet(sheet), category, post_kind)
    total, threshold = Fraction(total), line.totals[category].base
    reference = ruleset.reference(line.ref)
    missing = max(Fraction(threshold) - total, Fraction(0))
    sentence = wording.DOES_NOT_CONFORM if missing else wording.CONFORMS
    explanation = sentence.format(
        total=number_text(total),
        category=ruleset.category_name(category),
        threshold=threshold,
        missing=points_text(missing),
    )
    note = note_on(line)
    return Conformity(not missing, total, threshold, missing, explanation, reference, note)


def short_rows(
    ruleset: Ruleset,
    *,
    category: str,
    points: Mapping[str, Fraction | int],
    sheet: str = "teacher",
    post_kind: str | None = None,
) -> dict[str, Finding]:
    """The rows whose points are below the base printed for the category, by number, with why.

    An optional row without points is not short; a row that does not apply never is.
    """
    rows = ruleset.sheet(sheet).rows
    return {
        number: _short(ruleset, category, number, rows[number], Fraction(points.get(number, 0)))
        for number in rows
        if _is_short(rows[number], category, post_kind, Fraction(points.get(number, 0)))
    }


def _is_short(row: Row, category: str, post_kind: str | None, points: Fraction) -> bool:
    base = row.cells[category].base
    excluded = row.excluded_posts is not None and post_kind in row.excluded_posts.posts
    optional = row.optional_for is not None and post_kind in row.optional_for.posts
    if base is None or excluded or (optional and not points):
        return False
    return points < base


def _short(rules: Ruleset, category: str, number: str, row: Row, points: Fraction) -> Finding:
    cell = row.cells[category]
    sentence = wording.SHORT_ROW.format(
        row=number,
        points=points_text(points),
        base=points_text(cell.base or 0),
        category=rules.category_name(category),
    )
    return find(rules, "short_row", sentence, cell.ref or row.ref)


def _threshold(rules: Ruleset, form: Sheet, category: str, post_kind: str | None) -> Threshold:
    line = form.threshold_for(post_kind)
    if category not in line.totals:
        raise NoSuchRule(rules.id, f"total of the sheet for {category}")
    return line


def _check_names(case: Case) -> None:
    """A fact about a row or post that the law does not know is a mistake of the caller."""
    rules, form = case.rules, case.sheet
    _threshold(rules, form, case.category, case.post_kind)
    if case.post_kind is not None and case.post_kind not in rules.posts:
        raise NoSuchRule(rules.id, f"post {case.post_kind}")
    for item in case.evidence:
        if item.row not in form.rows:
            raise NoSuchRule(rules.id, f"row {item.row} of the sheet")
