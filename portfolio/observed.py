"""A filled observation sheet as its page shows it."""

from dataclasses import dataclass

from foundation.base.texts import said
from portfolio.models import Observation
from scoring.models.observation import Criterion, ObservationForm, ObservationSection


@dataclass(frozen=True)
class ObservedLine:
    number: str
    text: str
    level: int


@dataclass(frozen=True)
class ObservedSection:
    number: str
    title: str
    total: int
    maximum: int
    lines: list[ObservedLine]


def sections_of(sheet: Observation, form: ObservationForm) -> list[ObservedSection]:
    """The form's sections with the levels given and their sums."""
    return [_section(sheet, form, no, section) for no, section in form.sections.items()]


def _section(
    sheet: Observation, form: ObservationForm, number: str, section: ObservationSection
) -> ObservedSection:
    lines = [line for criterion in section.criteria.values() for line in _lines(sheet, criterion)]
    total = sum(line.level for line in lines)
    most = len(lines) * max(form.levels.values)
    return ObservedSection(number, said(section.title), total, most, lines)


def _lines(sheet: Observation, criterion: Criterion) -> list[ObservedLine]:
    return [
        ObservedLine(number, said(line.text), sheet.levels[number])
        for number, line in criterion.descriptors.items()
    ]
