"""The quality of knowledge as its page shows it: charts, tables, the arithmetic and its result."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from foundation.base.numbers import in_decimals
from foundation.base.texts import said
from portfolio.figures import ClassFigures, Figure, SubjectYear
from portfolio.models import Evidence
from portfolio.quality_forms import part_title
from portfolio.selectors import Assessed
from portfolio.selectors.quality import computed, figures_row
from portfolio.sheet_fields import levels_of
from scoring.dynamics import year_title

# The drawing, in its own units: 540 wide, 0 and 100 percent at these heights.
LEFT, RIGHT, FLOOR, CEILING = 44, 520, 220, 30
GRID = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class Point:
    x: Decimal
    y: Decimal
    text: str
    label_y: Decimal


@dataclass(frozen=True)
class ChartYear:
    """The line of one school year and where its name stands; `told`: its first and last figure."""

    title: str
    short: str
    middle: Decimal
    path: str
    points: list[Point]

    @property
    def told(self) -> str:
        ends = self.points if len(self.points) < 2 else (self.points[0], self.points[-1])
        return " – ".join(f"{point.text} %" for point in ends)


@dataclass(frozen=True)
class Chart:
    grid: list[tuple[int, Decimal]]
    years: list[ChartYear]
    description: str


@dataclass(frozen=True)
class Line:
    """A class of a year: its figures under the headings of the table."""

    class_group: str
    learners: int
    figures: list[tuple[str, Figure]]
    change: Decimal | None


@dataclass(frozen=True)
class YearReport:
    item: SubjectYear
    title: str
    headings: list[str]
    lines: list[Line]


@dataclass(frozen=True)
class Subject:
    name: str
    is_summative: bool
    chart: Chart
    years: list[YearReport]


def subjects_of(years: Sequence[SubjectYear]) -> list[Subject]:
    """Subjects with their reports, the oldest year first; those that bring points stand first."""
    ordered = sorted(years, key=lambda one: (one.subject.casefold(), one.year))
    grouped = groupby(ordered, key=lambda one: one.subject.casefold())
    subjects = [_subject(list(reports)) for _key, reports in grouped]
    return sorted(subjects, key=lambda one: not one.is_summative)


def result_of(found: Assessed) -> dict[str, Any]:
    """What the law makes of the figures: sentences, the reading behind them, and which counts."""
    dynamics = computed(found.ruleset, found.form, found.quality, found.day)
    row = figures_row(found.form)
    stated = _stated(found, row[0]) if row else None
    figures = row[1].figures if row else None
    return {
        "dynamics": dynamics,
        "sentences": [said(one.text) for one in dynamics.findings] if dynamics else [],
        "reading": said(figures.inferred) if figures and figures.inferred else "",
        "law": said(figures.text) if figures else "",
        "row": row and row[0],
        "counts": bool(dynamics and dynamics.indicator),
        "stated": stated and _level_name(found, row[0] if row else "", stated),
        "points": _points(found, row[0]) if row else [],
    }


def without_summative(found: Assessed) -> str:
    """What the law says of the subjects that bring no points; nothing where there are none."""
    row = figures_row(found.form)
    rule = row[1].without_summative_assessment if row else None
    if rule is None or all(one.is_summative for one in found.quality):
        return ""
    clause = said(found.ruleset.reference(rule.ref).label)
    return f"{said(rule.text).rstrip('.')} ({clause})."


def _stated(found: Assessed, row: str) -> Evidence | None:
    """The newest document that states the dynamics of the row."""
    documents = [item for item in found.evidence if item.row == row]
    return max(documents, key=lambda item: item.day, default=None)


def _level_name(found: Assessed, row: str, item: Evidence) -> str:
    return f"{item.title}: {dict(levels_of(found.form, found.form.rows[row])).get(item.level, '')}"


def _points(found: Assessed, row: str) -> list[str]:
    known = {score.row: score for score in found.score.rows}
    return [said(piece.finding.text) for piece in known[row].pieces] if row in known else []


def _subject(reports: list[SubjectYear]) -> Subject:
    return Subject(
        reports[-1].subject,
        all(one.is_summative for one in reports),
        _chart(reports),
        [_report(one) for one in reports],
    )


def _report(one: SubjectYear) -> YearReport:
    headings = [_("At the start"), *_parts(one), _("At the end")]
    lines = [_line(line, headings) for line in one.classes]
    return YearReport(one, year_title(one.year), headings, lines)


def _parts(one: SubjectYear) -> list[str]:
    return [str(part_title(one.division, no)) for no in range(1, one.division.parts + 1)]


def _line(line: ClassFigures, headings: list[str]) -> Line:
    change = line.end - line.start if line.start is not None and line.end is not None else None
    figures = list(zip(headings, line.points, strict=True))
    return Line(line.class_group, line.learners, figures, change)


def _chart(reports: Sequence[SubjectYear]) -> Chart:
    """A line for each year through the means of its classes; years stand side by side."""
    width = Decimal(RIGHT - LEFT) / len(reports)
    years = [_chart_year(one, LEFT + width * place, width) for place, one in enumerate(reports)]
    told = [f"{one.title}: {', '.join(point.text for point in one.points)}" for one in years]
    return Chart([(percent, _height(percent)) for percent in GRID], years, "; ".join(told))


def _chart_year(one: SubjectYear, left: Decimal, width: Decimal) -> ChartYear:
    """Points from a tenth to nine tenths of the year's share of the width."""
    means = means_of(one.classes, len(one.classes[0].points))
    step = width * Decimal("0.8") / (len(means) - 1)
    start = left + width / 10
    known = [(start + step * no, mean) for no, mean in enumerate(means) if mean is not None]
    points = [_point(x, mean) for x, mean in known]
    path = "".join(f"{'L' if no else 'M'}{one.x} {one.y}" for no, one in enumerate(points))
    short = f"{one.year % 100:02d}/{(one.year + 1) % 100:02d}"
    return ChartYear(year_title(one.year), short, _tenth(left + width / 2), path, points)


def means_of(classes: Sequence[ClassFigures], length: int) -> list[Fraction | None]:
    """At each point of the year the mean of the classes that have a figure, by their learners."""
    return [
        _mean((line.points[place], line.learners) for line in classes) for place in range(length)
    ]


def _mean(figures: Iterable[tuple[Figure, int]]) -> Fraction | None:
    known = [(Fraction(figure), learners) for figure, learners in figures if figure is not None]
    total = sum(learners for _figure, learners in known)
    return sum((one * learners for one, learners in known), Fraction(0)) / total if total else None


def _point(x: Decimal, mean: Fraction) -> Point:
    y, text = _height(mean), f"{in_decimals(mean)}".replace(".", ",")
    return Point(_tenth(x), y, text, y - 12)


def _height(percent: Fraction | int) -> Decimal:
    share = Decimal(Fraction(percent).numerator) / Fraction(percent).denominator / 100
    return _tenth(FLOOR - (FLOOR - CEILING) * share)


def _tenth(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"))
