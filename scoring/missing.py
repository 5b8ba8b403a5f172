"""The shortest list of what would make a claim succeed."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from scoring import admission
from scoring.assessment import Missing, RowScore, Score, TestNeed
from scoring.calendar import day_of_year
from scoring.case import Case
from scoring.findings import Finding
from scoring.models.ruleset import Ruleset
from scoring.numbers import Number
from scoring.texts import Text, points_text
from scoring.wording import missing as wording

# Admission, and what the school or a ground must show.
STANDS_IN_THE_WAY = admission.DECIDING | {"early_criteria", "ground"}


def missing(
    case: Case,
    rules: Ruleset,
    *,
    findings: Iterable[Finding],
    test: TestNeed,
    score: Score | None,
) -> tuple[Missing, ...]:
    """What must still come true, in the order of the way: admission, test, points. `findings`:
    those on admission.

    `earliest` is the day by which it can surely be so, where the law or the facts name one.
    """
    on_points = _points(score, case.date) if score is not None and score.conforms is False else ()
    return (*_admission(findings), *_test(case, rules, test), *on_points)


def _admission(findings: Iterable[Finding]) -> Iterator[Missing]:
    for found in findings:
        if found.status == "not_met" and found.code in STANDS_IN_THE_WAY:
            yield _as_found(found)


def _as_found(found: Finding) -> Missing:
    return Missing(found.code, None, found.facts.get("earliest"), lambda: found.text)


def _test(case: Case, rules: Ruleset, test: TestNeed) -> Iterator[Missing]:
    if test.required and test.status != "passed" and test.threshold is not None:
        tell = partial(wording.TEST.format, threshold=test.threshold)
        yield Missing("test", None, _next_test_day(case.date, rules), tell)


def _next_test_day(day: date, rules: Ruleset) -> date | None:
    """The next day on which the test is held; None where the ruleset does not say when it is."""
    held = rules.deadlines.yearly.get("test")
    if held is None or held.first is None or held.last is None:
        return None
    this_year = day_of_year(held.first, day.year), day_of_year(held.last, day.year)
    if day <= this_year[1]:
        return max(day, this_year[0])
    return day_of_year(held.first, day.year + 1)


def _points(score: Score, day: date) -> Iterator[Missing]:
    for row in _rows_to_fill(score):
        yield Missing("row", row.row, day, partial(_wording, row))


def _rows_to_fill(score: Score) -> list[RowScore]:
    """The fewest rows whose printed points close the gap; those without which it never closes."""
    barred = {found.facts.get("row") for found in score.barring}
    open_rows = [row for row in score.rows if row.applies and _gain(row) > 0]
    chosen = [row for row in open_rows if row.row in barred]
    gap = score.threshold - score.total - sum(_gain(row) for row in chosen)
    for row in sorted(open_rows, key=lambda row: (row.optional, -_gain(row), row.row)):
        if gap <= 0:
            break
        if row not in chosen:
            chosen.append(row)
            gap -= _gain(row)
    return sorted(chosen, key=lambda row: row.row)


def _gain(row: RowScore) -> Number:
    return (row.base or 0) - row.points


def _wording(row: RowScore) -> Text:
    return wording.ROW.format(
        row=row.row, points=points_text(row.points), base=points_text(row.base or 0)
    )
