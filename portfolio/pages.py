"""A portfolio as its page shows it: rows of the sheet with evidence, points and reasons."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

import scoring
from foundation.base.texts import said
from portfolio.models import Evidence, Observation
from portfolio.selectors import Assessment
from portfolio.selectors.people import post_in_rules
from portfolio.selectors.progress import categories_of_sheet
from portfolio.sheet_fields import fields_of, levels_of, takes_evidence
from portfolio.states import Place
from portfolio.wording import for_meter, say_number
from scoring import Finding, RowResult
from scoring.models.sheet import HoursRow, Row


@dataclass(frozen=True)
class EvidenceLine:
    item: Evidence
    details: str
    notes: list[str]


@dataclass(frozen=True)
class SheetLine:
    item: Observation
    details: str


@dataclass(frozen=True)
class RowLine:
    number: str
    title: str
    needs: str
    clause: str
    points: str
    base: int | None
    scored: bool
    is_short: bool
    is_optional: bool
    takes_evidence: bool
    notes: list[str]
    evidence: list[EvidenceLine]
    sheets: list[SheetLine]


@dataclass(frozen=True)
class Section:
    number: str
    title: str
    points: str
    rows: list[RowLine]


@dataclass(frozen=True)
class Score:
    total: Decimal
    threshold: int
    maximum: Decimal
    explanation: str


def sections_of(found: Assessment) -> list[Section]:
    """The sheet in its printed order."""
    return [
        _section(found, number, said(section.title))
        for number, section in found.form.sections.items()
    ]


def score_of(found: Assessment) -> Score:
    """The total against the threshold, on a scale that reaches to the next category's."""
    result = found.result
    totals = found.form.threshold_for(post_in_rules(found.employment)).totals
    above = [line.base for line in totals.values() if line.base > result.threshold]
    top = min(above, default=totals[found.category].maximum or result.threshold)
    return Score(
        for_meter(result.total),
        result.threshold,
        max(for_meter(result.total), Decimal(top)),
        said(result.conformity.explanation),
    )


def shortfalls_of(found: Assessment) -> list[str]:
    """What falls short of the category, each with its clause."""
    return [said(finding.text) for finding in found.result.findings]


def test_of(found: Assessment) -> tuple[bool, str] | None:
    """Whether the newest knowledge test reaches the category's threshold, and the comparison."""
    if found.test is None:
        return None
    fact = scoring.TestFact(
        points=found.test.points, maximum=found.test.maximum, day=found.test.taken_on
    )
    passed = scoring.passes_test(found.ruleset, found.category, fact)
    return passed, said(scoring.finding_on_test(found.ruleset, found.category, fact).text)


def categories_to_choose(found: Assessment) -> list[dict[str, object]]:
    """The categories of the sheet as links; the one shown is marked."""
    return [
        {
            "label": said(found.ruleset.category_name(code)),
            "url": f"?category={code}",
            "current": code == found.category,
        }
        for code in categories_of_sheet(found.ruleset)
    ]


def _section(found: Assessment, number: str, title: str) -> Section:
    results = [row for row in found.result.rows if row.section == number]
    points = scoring.total_of(row.points for row in results)
    return Section(number, title, say_number(points), [_row(found, row) for row in results])


def _row(found: Assessment, result: RowResult) -> RowLine:
    row = found.form.rows[result.no]
    evidence = [item for item in found.evidence if item.row == result.no]
    ids = {str(item.pk) for item in evidence}
    about_row = [finding for finding in result.findings if _alone(finding) not in ids]
    return RowLine(
        number=result.no,
        title=said(result.title),
        needs=_needs(found, row),
        clause=said(result.reference.label),
        points=say_number(result.points),
        base=result.base,
        scored=result.scored,
        is_short=result in found.result.short_rows,
        is_optional=result.optional,
        takes_evidence=takes_evidence(row),
        notes=[said(finding.text) for finding in about_row],
        evidence=[_evidence(found, row, item, result) for item in evidence],
        sheets=[] if takes_evidence(row) else [_sheet(sheet) for sheet in found.observations],
    )


def _alone(finding: Finding) -> str | None:
    """The one piece of evidence a finding is about, None where it is about several or none."""
    return finding.evidence_ids[0] if len(finding.evidence_ids) == 1 else None


def _needs(found: Assessment, row: Row) -> str:
    """What the category asks of the row, as the sheet prints it."""
    cell = row.cells[found.category]
    if isinstance(row, HoursRow):
        return _("at least %(hours)s hours") % {"hours": _hours(found, row)}
    return said(cell.text) if cell.text else ""


def _hours(found: Assessment, row: HoursRow) -> int:
    reduced = row.reduced_steps
    fewer = reduced is not None and post_in_rules(found.employment) in reduced.posts
    steps = reduced if reduced is not None and fewer else row.steps
    return steps.hours[found.category]


def _evidence(found: Assessment, row: Row, item: Evidence, result: RowResult) -> EvidenceLine:
    notes = [said(finding.text) for finding in result.findings if _alone(finding) == str(item.pk)]
    return EvidenceLine(item, " · ".join(_details(found, row, item)), notes)


def _details(found: Assessment, row: Row, item: Evidence) -> list[str]:
    shown = [date_format(item.day, "SHORT_DATE_FORMAT")]
    asked = fields_of(row)
    if "level" in asked:
        shown.append(dict(levels_of(found.form, row)).get(item.level, item.level))
    if "hours" in asked and item.hours:
        shown.append(_("%(hours)s h") % {"hours": item.hours})
    if item.place != Place.PARTICIPANT:
        shown.append(item.get_place_display())
    if item.authors > 1:
        shown.append(_("authors: %(number)s") % {"number": item.authors})
    if item.covered:
        shown.append(_("covered: %(number)s") % {"number": item.covered})
    return [*shown, item.get_source_display()]


def _sheet(sheet: Observation) -> SheetLine:
    details = (
        date_format(sheet.observed_on, "SHORT_DATE_FORMAT"),
        sheet.get_observer_kind_display(),
        sheet.observer_name,
    )
    return SheetLine(sheet, " · ".join(details))
