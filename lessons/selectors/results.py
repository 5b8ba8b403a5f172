"""A teacher's results: strengths by criterion over the school years, and what was recommended."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from foundation.base.texts import said
from portfolio.models import Observation
from registry.models import Person
from scoring import school_year
from scoring.models.observation import Criterion, ObservationForm


@dataclass(frozen=True)
class Point:
    """The mean share of the highest levels that a criterion reached in a school year, in percent,
    whole, never upwards; None where no lesson was observed."""

    year: str
    percent: int | None

    @property
    def parts(self) -> list[int]:
        """What the bar is made of."""
        return [self.percent or 0]


@dataclass(frozen=True)
class Strength:
    number: str
    title: str
    points: list[Point]


@dataclass(frozen=True)
class Strengths:
    """The criteria of one form, and in how many sheets of each year."""

    title: str
    years: list[str]
    sheets: list[int]
    criteria: list[Strength]


def sheets_about(person: Person) -> list[Observation]:
    """Sheets of the person's own lessons that stand in the portfolio, the newest first."""
    found = Observation.objects.filter(person=person, withdrawn_at=None)
    sheets = found.order_by("-observed_on", "-entered_at")
    return [sheet for sheet in sheets if not sheet.by_holder]


def strengths_of(sheets: Iterable[Observation]) -> list[Strengths]:
    """By form: sheets of different forms have different criteria."""
    by_form: dict[str, list[Observation]] = defaultdict(list)
    for sheet in sheets:
        by_form[sheet.form].append(sheet)
    return [_strengths(form, found) for form, found in by_form.items()]


def _strengths(code: str, sheets: list[Observation]) -> Strengths:
    form = sheets[0].ruleset.observation_form(code)
    by_year: dict[int, list[Observation]] = defaultdict(list)
    for sheet in sheets:
        by_year[school_year(sheet.ruleset, sheet.observed_on)].append(sheet)
    years = sorted(by_year)
    return Strengths(
        title=said(form.title),
        years=[_named(year) for year in years],
        sheets=[len(by_year[year]) for year in years],
        criteria=[
            Strength(number, said(one.title), _points(one, form, years, by_year))
            for section in form.sections.values()
            for number, one in section.criteria.items()
        ],
    )


def _points(
    criterion: Criterion,
    form: ObservationForm,
    years: Iterable[int],
    by_year: dict[int, list[Observation]],
) -> list[Point]:
    most = len(criterion.descriptors) * max(form.levels.values)
    return [Point(_named(year), _percent(criterion, most, by_year[year])) for year in years]


def _percent(criterion: Criterion, most: int, sheets: list[Observation]) -> int | None:
    reached = [
        sum(sheet.levels[number] for number in criterion.descriptors)
        for sheet in sheets
        if all(number in sheet.levels for number in criterion.descriptors)
    ]
    if not reached:
        return None
    return int(Fraction(100 * sum(reached), most * len(reached)))


def _named(year: int) -> str:
    return f"{year}–{year + 1}"
