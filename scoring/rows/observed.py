"""Rows of observation sheets: their mean, or how many a methodist filled."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from scoring.case import Case, Observation
from scoring.findings import Finding, find
from scoring.models.rows import ObservationsRow
from scoring.models.ruleset import Ruleset
from scoring.numbers import Number, exact
from scoring.rows.shown import Judged, Shown, measured
from scoring.rows.steps import step_reached
from scoring.rows.years import TwoYears
from scoring.texts import Text
from scoring.wording import rows as wording


def score_observations(shown: Shown) -> list[Judged]:
    """The exact mean of the sheets; fewer than needed bring nothing where sheets are required."""
    row, sheets = shown.row, shown.observed.sheets
    if not sheets:
        return []
    count = len(sheets)
    if count < row.sheets_needed.count and not shown.applied.optional:
        rule, sentence = row.sheets_needed, wording.TOO_FEW_SHEETS
        return [measured("too_few_sheets", sentence, rule, count=count, minimum=rule.count)]
    mean = exact(Fraction(_sum(row, sheets), count))
    return [measured("mean", wording.MEAN, row.mean, points=mean, count=count)]


def _sum(row: ObservationsRow, sheets: Iterable[Observation]) -> Number:
    """Totals of a form whose highest total is not the printed one are scaled."""
    totals: Counter[str] = Counter()
    for sheet in sheets:
        totals[sheet.form] += sheet.total
    scaled: Number = 0
    for form, scale in row.scales.items():
        if form in totals:
            scaled += totals.pop(form) * scale.fraction
    return scaled + sum(totals.values())


def score_sheets_filled(shown: Shown) -> list[Judged]:
    """The greatest number of sheets filled in one school year."""
    count = max(shown.observed.this_year, shown.observed.year_before)
    if not count:
        return []
    steps = shown.row.steps
    step = step_reached(steps, count)
    if step is None:
        code, sentence, lowest = "sheets_filled_short", wording.SHEETS_FILLED_SHORT, steps[0]
        return [measured(code, sentence, count=count, step=lowest.start)]
    code, sentence = "sheets_filled", wording.SHEETS_FILLED
    return [measured(code, sentence, points=step.points, count=count, step=step.start)]


def sheets_each_year(rules: Ruleset, row: ObservationsRow, observed: TwoYears) -> Finding:
    """Whether each of the two school years has as many sheets as are asked for every year."""
    needed, this_year, year_before = row.sheets_needed, observed.this_year, observed.year_before
    enough = min(this_year, year_before) >= needed.count
    return find(
        rules,
        "observations",
        "met" if enough else "not_met",
        wording.SHEETS_EACH_YEAR,
        needed,
        this_year=this_year,
        year_before=year_before,
        minimum=needed.count,
    )


def observers_found(
    case: Case, rules: Ruleset, row: ObservationsRow, observed: TwoYears
) -> Finding:
    """Whether every obligatory observer has a sheet; some schools need one only if there is any."""
    rule, spared = row.observers_needed, row.penitentiary
    if_any = spared.roles if spared is not None and case.person.penitentiary else ()
    present = {sheet.by for sheet in observed.sheets}
    missing = [role for role in rule.roles if role not in present and role not in if_any]
    sentence = wording.OBSERVERS_MISSING if missing else wording.OBSERVERS_PRESENT
    return find(
        rules,
        "observers",
        "not_met" if missing else "met",
        _naming(sentence, rule.text),
        rule,
        missing=", ".join(missing),
    )


@cache
def _naming(sentence: Text, rule: Text) -> Text:
    return sentence.format(rule=rule)
