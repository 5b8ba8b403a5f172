"""A portfolio as its page shows it: rows of the sheet with evidence, points and reasons."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

import scoring
from foundation.base.numbers import in_decimals
from foundation.base.texts import said
from portfolio.entries import Entries
from portfolio.models import Evidence, Observation
from portfolio.selectors import Assessed, told_of_test
from portfolio.selectors.progress import categories_of_sheet
from portfolio.sheet_fields import fields_of, levels_of, takes_evidence
from portfolio.states import Place
from portfolio.wording import say_number
from scoring.models.rows import HoursRow, Row


@dataclass(frozen=True)
class EvidenceLine:
    item: Evidence
    details: str
    notes: list[str]
    entered: str
    checked: str
    awaits_check: bool


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


def sections_of(found: Assessed, entries: Entries) -> list[Section]:
    """The sheet in its printed order."""
    return [
        _section(found, entries, number, said(section.title))
        for number, section in found.form.sections.items()
    ]


def score_of(found: Assessed) -> Score:
    """The total against the threshold, on a scale that reaches to the next category's."""
    score = found.score
    totals = found.form.thresholds[score.group].totals
    above = [line.base for line in totals.values() if line.base > score.threshold]
    top = min(above, default=totals[found.category].maximum or score.threshold)
    return Score(
        in_decimals(score.total),
        score.threshold,
        max(in_decimals(score.total), Decimal(top)),
        " ".join(said(one.text) for one in score.findings if one not in score.barring),
    )


def shortfalls_of(found: Assessed) -> list[str]:
    """What falls short of the category, each with its clause."""
    return [said(finding.text) for finding in _short(found)]


def _short(found: Assessed) -> tuple[scoring.Finding, ...]:
    return (*found.score.barring, *found.score.warnings)


def test_of(found: Assessed) -> tuple[bool, str] | None:
    """Whether the test stands in nobody's way, and why; None while a result is waited for."""
    test = found.answer.knowledge_test
    if test.status == "missing":
        return None
    words = " ".join(said(finding.text) for finding in told_of_test(test))
    return test.status in {"passed", "not_required"}, words


def categories_to_choose(found: Assessed) -> list[dict[str, object]]:
    """The categories of the sheet as links; the one shown is marked."""
    return [
        {
            "label": said(found.ruleset.category_name(code)),
            "url": f"?category={code}",
            "current": code == found.category,
        }
        for code in categories_of_sheet(found.ruleset, found.employment)
    ]


def _section(found: Assessed, entries: Entries, number: str, title: str) -> Section:
    results = [row for row in found.score.rows if found.form.rows[row.row].section == number]
    points = scoring.total_of(row.points for row in results)
    rows = [_row(found, entries, row) for row in results]
    return Section(number, title, say_number(points), rows)


def _row(found: Assessed, entries: Entries, result: scoring.RowScore) -> RowLine:
    row = found.form.rows[result.row]
    evidence = [item for item in found.evidence if item.row == result.row]
    return RowLine(
        number=result.row,
        title=said(row.title),
        needs=_needs(found, result, row),
        clause=said(result.reference.label),
        points=say_number(result.points),
        base=result.base,
        scored=result.base is not None,
        is_short=any(finding.facts.get("row") == result.row for finding in _short(found)),
        is_optional=result.optional,
        takes_evidence=takes_evidence(row),
        notes=_notes(found, result),
        evidence=[_evidence(found, entries, item, result) for item in evidence],
        sheets=[] if takes_evidence(row) else [sheet_line(sheet) for sheet in found.observations],
    )


def _notes(found: Assessed, result: scoring.RowScore) -> list[str]:
    """What is said of the row itself, and of what counts in it without evidence of its own."""
    entered = len(found.works) - len(found.passed)
    return [
        said(piece.finding.text)
        for piece in result.pieces
        if piece.index is None or piece.index >= entered
    ]


def _needs(found: Assessed, result: scoring.RowScore, row: Row) -> str:
    """What the category asks of the row, as the sheet prints it; nothing where it brings none."""
    if result.base is None:
        return ""
    cell = row.cells[found.category]
    if isinstance(row, HoursRow):
        hours = scoring.hours_for(found.ruleset, row, found.answer.case.person, result.base)
        return _("at least %(hours)s hours") % {"hours": hours}
    return said(cell.text) if cell.text else ""


def _evidence(
    found: Assessed, entries: Entries, item: Evidence, result: scoring.RowScore
) -> EvidenceLine:
    notes = [
        said(piece.finding.text)
        for piece in result.pieces
        if piece.index is not None and found.works[piece.index] == item
    ]
    return EvidenceLine(
        item=item,
        details=details_of(found, item),
        notes=notes,
        entered=entries.entered(item),
        checked=entries.checked(item),
        awaits_check=entries.awaits(item),
    )


def details_of(found: Assessed, item: Evidence) -> str:
    """A piece in one line: day, level, hours, place, authors, document, event, source."""
    row = found.form.rows.get(item.row)
    return " · ".join(_details(found, row, item)) if row else ""


def _details(found: Assessed, row: Row, item: Evidence) -> list[str]:
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
    return [*shown, *_document(item), item.get_source_display()]


def _document(item: Evidence) -> list[str]:
    shown = [item.issuer] if item.issuer else []
    if item.number:
        shown.append(f"№ {item.number}")
    if item.event is not None:
        shown.append(f"{said(item.event.name)} ({item.event.get_kind_display()})")
    elif item.event_reason:
        shown.append(_("in no list: %(reason)s") % {"reason": item.event_reason})
    return shown


def sheet_line(sheet: Observation) -> SheetLine:
    details = (
        date_format(sheet.observed_on, "SHORT_DATE_FORMAT"),
        sheet.get_observer_kind_display(),
        sheet.observer_name,
    )
    return SheetLine(sheet, " · ".join(details))
