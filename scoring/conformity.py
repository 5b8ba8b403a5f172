"""Points held against what a sheet asks for: the total, necessary rows, rows below their print."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scoring.applied import AppliedRow, AppliedSheet, applied_sheet
from scoring.case import Person
from scoring.errors import NoSuchRule
from scoring.findings import Finding, find
from scoring.models.ruleset import Ruleset
from scoring.numbers import Number
from scoring.standing import standing_of
from scoring.texts import Reference, Text
from scoring.wording import rows as wording

ANYBODY = Person()


def on_the_total(sheet: AppliedSheet, category: str, total: Number) -> Finding:
    """The total held against what must be reached (total >= threshold)."""
    threshold, printed = sheet.threshold[category], sheet.printed[category]
    lacks = max(threshold - total, 0)
    sentence = _SENTENCES[lacks > 0, printed != threshold]
    return find(
        sheet.rules,
        "threshold",
        "not_met" if lacks else "met",
        sentence,
        sheet.line,
        group=sheet.group,
        category=category,
        total=total,
        threshold=threshold,
        printed=printed,
        lacks=lacks,
    )


def unknown_total(found: Finding) -> Finding:
    """The same finding where what must be reached depends on a fact that nobody stated."""
    return replace(found, status="unknown", sentence=wording.TOTAL_UNKNOWN)


# By whether something lacks, and whether the threshold was lowered.
_SENTENCES = {
    (False, False): wording.CONFORMS,
    (False, True): wording.CONFORMS_LOWERED,
    (True, False): wording.DOES_NOT_CONFORM,
    (True, True): wording.DOES_NOT_CONFORM_LOWERED,
}


def necessary_rows(
    sheet: AppliedSheet, category: str, points: Mapping[str, Number]
) -> dict[str, Finding]:
    """The rows without which a total does not conform for the category, met or not, by number."""
    return {
        number: _necessary_row(sheet.rows[number], category, points.get(number, 0), least)
        for number, least in sheet.least[category].items()
    }


def _necessary_row(row: AppliedRow, category: str, points: Number, least: int) -> Finding:
    met = points >= least
    return find(
        row.rules,
        "necessary_row",
        "met" if met else "not_met",
        wording.NECESSARY_ROW if met else wording.NECESSARY_ROW_MISSING,
        row.row.necessary_for or row.row,
        row=row.number,
        category=category,
        reached=points,
        least=least,
    )


def rows_below_print(
    sheet: AppliedSheet, category: str, points: Mapping[str, Number]
) -> dict[str, Finding]:
    """Rows below the points printed for the category, by number; necessary rows are judged apart.

    An optional row may be empty; a row that does not count is never below.
    """
    return {
        number: _short_row(row, category, points.get(number, 0))
        for number, row in sheet.rows.items()
        if number not in sheet.least[category] and _is_short(row, category, points.get(number, 0))
    }


def _is_short(row: AppliedRow, category: str, points: Number) -> bool:
    if row.unscored(category) is not None or (row.optional and not points):
        return False
    return points < (row.base[category] or 0)


def _short_row(row: AppliedRow, category: str, points: Number) -> Finding:
    return find(
        row.rules,
        "short_row",
        "not_met",
        wording.SHORT_ROW,
        row.row.cells[category].ref or row.row,
        row=row.number,
        category=category,
        reached=points,
        base=row.base[category],
    )


@dataclass(frozen=True, slots=True)
class Conformity:
    """Whether a total reaches what must be reached; `missing` is what it lacks, `printed` the total
    of the sheet for the group.
    """

    conforms: bool
    total: Number
    threshold: int
    printed: int
    missing: Number
    explanation: Text
    reference: Reference
    note: Text | None


def conformity(
    rules: Ruleset,
    *,
    category: str,
    total: Number,
    sheet: str = "teacher",
    person: Person = ANYBODY,
) -> Conformity:
    """Judge a total, whether the engine's or a member's own. Raises NoSuchRule."""
    column = _column(rules, sheet, category, person)
    found = on_the_total(column, category, total)
    return Conformity(
        conforms=found.status == "met",
        total=total,
        threshold=column.threshold[category],
        printed=column.printed[category],
        missing=found.facts["lacks"],
        explanation=found.text,
        reference=found.reference,
        note=found.note,
    )


def short_rows(
    rules: Ruleset,
    *,
    category: str,
    points: Mapping[str, Number],
    sheet: str = "teacher",
    person: Person = ANYBODY,
) -> dict[str, Finding]:
    """The rows whose points are below those printed for the category, by number, with why.

    Necessary rows that bar conforming are among them. Raises NoSuchRule.
    """
    column = _column(rules, sheet, category, person)
    short = rows_below_print(column, category, points)
    for number, found in necessary_rows(column, category, points).items():
        if found.status == "not_met":
            short[number] = found
    return {number: short[number] for number in column.rows if number in short}


def thresholds(rules: Ruleset, *, sheet: str, person: Person) -> Mapping[str, int]:
    """What a total must reach for each category of the sheet."""
    return applied_sheet(rules, sheet, standing_of(person, rules)).threshold


def barred_categories(
    rules: Ruleset, *, points: Mapping[str, Number], sheet: str, person: Person
) -> frozenset[str]:
    """The categories for which a row that cannot be done without is missing."""
    column = applied_sheet(rules, sheet, standing_of(person, rules))
    return frozenset(
        category
        for category in column.printed
        for found in necessary_rows(column, category, points).values()
        if found.status == "not_met"
    )


def _column(rules: Ruleset, code: str, category: str, person: Person) -> AppliedSheet:
    """The sheet for the person. Raises NoSuchRule where it has no column for the category."""
    sheet = applied_sheet(rules, code, standing_of(person, rules))
    if category not in sheet.printed:
        raise NoSuchRule(rules.id, f"total of the sheet {code} for {category}")
    return sheet
