"""The score sheet: points of every row with their reasons, the total, and what it reaches."""

from collections.abc import Iterator

from scoring.applied import AppliedRow, AppliedSheet, applied_sheet
from scoring.assessment import RowScore, Score
from scoring.case import Case
from scoring.conformity import necessary_rows, on_the_total, rows_below_print, unknown_total
from scoring.counting import Counting
from scoring.findings import Finding, find
from scoring.models.ruleset import Ruleset
from scoring.numbers import total_of
from scoring.rows import BY_INDICATOR
from scoring.rows.observed import observers_found, sheets_each_year
from scoring.rows.years import TwoYears
from scoring.standing import post_of, standing_of
from scoring.wording import rows as wording

TRUTH = {"met": True, "not_met": False, "unknown": None}


def sheet_code(case: Case, rules: Ruleset) -> str | None:
    """The sheet that the person of a case is scored on; None where the post is unknown."""
    post = post_of(case.person, rules)
    return None if post is None else rules.posts.posts[post].sheet


def _sheet_of(case: Case, rules: Ruleset) -> AppliedSheet | None:
    """The sheet as it applies to the person of a case, where it has a column for the claim."""
    code = sheet_code(case, rules)
    if code is None or code not in rules.sheets:
        return None
    sheet = applied_sheet(rules, code, standing_of(case.person, rules))
    return sheet if case.claim.category in sheet.printed else None


def score(case: Case, rules: Ruleset) -> Score | None:
    """Score a case on the sheet of its post, for the category claimed.

    None where the post is unknown or its sheet has no column for the category.
    """
    sheet, category = _sheet_of(case, rules), case.claim.category
    if sheet is None:
        return None
    counting = Counting(case, sheet)
    rows = tuple(_row_score(counting, row, category) for row in sheet.rows.values())
    points = counting.points(category)
    total = total_of(points.values())
    threshold = on_the_total(sheet, category, total)
    if _is_open(case, sheet, threshold):
        threshold = unknown_total(threshold)
    necessary = tuple(necessary_rows(sheet, category, points).values())
    barring = tuple(found for found in necessary if found.status == "not_met")
    short = rows_below_print(sheet, category, points).values()
    return Score(
        sheet=sheet.code,
        group=sheet.group,
        rows=rows,
        total=total,
        threshold=sheet.threshold[category],
        printed=sheet.printed[category],
        conforms=not barring and TRUTH[threshold.status],
        category_reached=_category_reached(sheet, counting),
        warnings=(*_not_of_this_sheet(case, sheet), *short),
        barring=barring,
        findings=(threshold, *necessary),
        on_observations=_on_observations(case, sheet, counting.observed),
    )


def _is_open(case: Case, sheet: AppliedSheet, found: Finding) -> bool:
    """Whether a fact that is unknown, such as a deputy's profile, decides about the total."""
    category, rules = case.claim.category, sheet.rules
    for standing in sheet.possible:
        other = applied_sheet(rules, sheet.code, standing)
        total = total_of(Counting(case, other).points(category).values())
        if on_the_total(other, category, total).status != found.status:
            return True
    return False


def _row_score(counting: Counting, row: AppliedRow, category: str) -> RowScore:
    points, explain = counting.row(row, category)
    counts = row.unscored(category) is None
    return RowScore(
        row=row.number,
        points=points,
        base=row.base[category] if counts else None,
        maximum=row.maximum[category] if counts else None,
        applies=row.closed is None,
        optional=row.optional,
        reference=row.reference[category],
        explain=explain,
    )


def _category_reached(sheet: AppliedSheet, counting: Counting) -> str | None:
    """The highest category whose total the evidence reaches with every row it cannot do without."""
    for category in sheet.from_highest:
        points = counting.points(category)
        enough = sum(points.values()) >= sheet.threshold[category]
        if enough and all(points[row] >= least for row, least in sheet.least[category].items()):
            return category
    return None


def _not_of_this_sheet(case: Case, sheet: AppliedSheet) -> Iterator[Finding]:
    """What is stated for rows that the sheet does not have, or does not measure so."""
    rules = sheet.rules
    stated = dict.fromkeys((*(item.row for item in case.evidence), *case.indicators))
    for number in stated:
        if number not in sheet.rows:
            sentence = wording.UNKNOWN_ROW
            yield find(rules, "unknown_row", "not_met", sentence, sheet.form, row=number)
    for number in case.indicators:
        row = sheet.rows.get(number)
        if row is not None and row.row.kind not in BY_INDICATOR:
            sentence = wording.NO_INDICATOR
            yield find(rules, "no_indicator", "not_met", sentence, row.row, row=number)


def _on_observations(case: Case, sheet: AppliedSheet, observed: TwoYears) -> tuple[Finding, ...]:
    """Whether there are sheets enough in each school year, and of every obligatory observer.

    They bar nothing; nothing is found where the sheet asks for no observations or the person need
    not show them.
    """
    row = sheet.observations
    if row is None:
        return ()
    rules = sheet.rules
    return sheets_each_year(rules, row, observed), observers_found(case, rules, row, observed)
