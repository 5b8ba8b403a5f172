"""Figures of the quality of knowledge, as they are counted: those entered and those frozen."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from portfolio.models import QualityYear
from portfolio.states import Division

Figure = Decimal | None


@dataclass(frozen=True)
class ClassFigures:
    """A class in a school year: percents of its learners, None where there is no figure."""

    class_group: str
    learners: int
    start: Figure
    parts: tuple[Figure, ...]
    end: Figure

    @property
    def is_whole(self) -> bool:
        """Whether the change of the year can be told."""
        return self.start is not None and self.end is not None

    @property
    def points(self) -> tuple[Figure, ...]:
        """Every figure in its order over the year."""
        return (self.start, *self.parts, self.end)


@dataclass(frozen=True)
class SubjectYear:
    """The report on a subject in the school year that begins in `year`."""

    subject: str
    year: int
    division: Division
    is_summative: bool
    conclusions: str
    recommendations: str
    classes: tuple[ClassFigures, ...]
    item: QualityYear | None = None


def subject_year(report: QualityYear) -> SubjectYear:
    """A report as it was entered."""
    return SubjectYear(
        report.subject,
        report.year,
        Division(report.division),
        report.is_summative,
        report.conclusions,
        report.recommendations,
        tuple(map(read_class, report.classes)),
        report,
    )


def write_class(line: ClassFigures) -> dict[str, Any]:
    """{"class_group", "learners", "start", "parts": […], "end"}, percents as texts or None."""
    return {
        "class_group": line.class_group,
        "learners": line.learners,
        "start": _text(line.start),
        "parts": [_text(part) for part in line.parts],
        "end": _text(line.end),
    }


def read_class(written: dict[str, Any]) -> ClassFigures:
    """What `write_class` wrote."""
    parts = tuple(_figure(part) for part in written["parts"])
    start, end = _figure(written["start"]), _figure(written["end"])
    return ClassFigures(written["class_group"], written["learners"], start, parts, end)


def _text(figure: Figure) -> str | None:
    return None if figure is None else str(figure)


def _figure(text: str | None) -> Figure:
    return None if text is None else Decimal(text)
