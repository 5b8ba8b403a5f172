"""Rows of a score sheet by kind, and what each says of its points."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from scoring.case import EventList, Level, ObservationFormCode, Observer, Percent
from scoring.models.base import CategoryCode, Count, Name, Ref, Rule, Strict, WordedRule
from scoring.models.whom import Some
from scoring.texts import Text

Dynamics = Literal["unstable", "stable"]


class RowWhom(Some, Rule):
    """Whom a row is, is not, or is only "if any" for, with its clause."""


class Cell(Strict):
    """What a row prints for one category. No `base`: the row brings it no points ("-").
    `level` is the level, dynamics or edition the cell asks for, where it asks for one.
    """

    printed: str
    base: Count | None = None
    maximum: Count | None = None
    text: Text | None = None
    level: Name | None = None
    ref: Ref | None = None


class Points(Strict):
    """Points for a level, an edition, a dynamics; `inferred`: why, where they are not printed;
    `ref`: where another clause than the row's says them.
    """

    points: Count
    text: Text | None = None
    inferred: Text | None = None
    ref: Ref | None = None


class PercentStep(Points):
    """Points from a percent on."""

    start: Percent = Field(alias="from")


class CountStep(Points):
    """Points from a number (of sheets, of hours) on."""

    start: Count = Field(alias="from")


def _ascending(steps: Sequence[PercentStep | CountStep]) -> None:
    if not steps:
        raise ValueError("there are no steps")
    for lower, higher in pairwise(steps):
        if lower.start >= higher.start or lower.points > higher.points:
            raise ValueError("steps stand in ascending order and never lose points")


class PointsEach(Strict):
    """Points for each district or region covered, from a minimum on."""

    points_each: Count
    minimum: Annotated[int, Field(ge=1)]
    text: Text | None = None


class Bonus(WordedRule):
    """Points added once to the row."""

    points: Count


class Trainer(WordedRule):
    """A piece of this `kind`, a trainer's valid certificate, brings these categories so much."""

    kind: Name
    points: Mapping[CategoryCode, Count]


class CoAuthors(WordedRule):
    """Points of a work of several authors, by level or edition; not for `except_kinds`."""

    points: Mapping[Name, Count]
    except_kinds: tuple[Name, ...] = ()


class AuthorLimit(Rule):
    """How many authors a work may have; `except_kinds`: pieces that may have any number."""

    count: Count
    except_kinds: tuple[Name, ...] = ()


class ApprovedList(Strict):
    """A list of contests; `for`: whose contests count by it, left out: everybody's."""

    text: Text
    whom: Some | None = Field(default=None, alias="for")


class ListedEvents(WordedRule):
    """A contest counts only if one of these lists has it."""

    lists: Mapping[EventList, ApprovedList]


class Necessary(WordedRule):
    """Without this row a total does not conform for these categories.

    `needs`: the points printed for the category, or any points at all.
    """

    categories: tuple[CategoryCode, ...]
    needs: Literal["printed_points", "any_points"]


class SheetsNeeded(WordedRule):
    """So many observation sheets in a school year, at least."""

    count: Count


class ObserversNeeded(WordedRule):
    """Of each of these observers at least one sheet."""

    roles: tuple[Observer, ...]


class IfAny(WordedRule):
    """Observers whose sheets these schools show only if there are any."""

    roles: tuple[Observer, ...]


class Scale(WordedRule):
    """Totals of a form are counted by `to` / `of`: its own highest total is not the printed one."""

    to: Annotated[int, Field(ge=1)]
    of: Annotated[int, Field(ge=1)]

    @property
    def fraction(self) -> Fraction:
        return Fraction(self.to, self.of)


class HourSteps(Rule):
    hours: tuple[CountStep, ...]

    @model_validator(mode="after")
    def ascends(self) -> "HourSteps":
        _ascending(self.hours)
        return self


class ReducedHours(Some, HourSteps):
    """Fewer hours for some: a methodist of a method cabinet works in one (`organisations`)."""


class BaseRow(Rule):
    """`only_for`, `not_for`: whom the row counts for; `optional_for`: for whom it may be empty."""

    section: Name
    title: Text
    evidence: Text | None = None
    notes: tuple[Text, ...] = ()
    cells: Mapping[Name, Cell]
    only_for: RowWhom | None = None
    not_for: RowWhom | None = None
    optional_for: RowWhom | None = None
    necessary_for: Necessary | None = None


class Figures(WordedRule):
    """How a dynamics is computed from figures at the start and at the end of the last `years`
    school years: a change smaller than `same_level_below` points of percent is none.
    """

    years: Annotated[int, Field(ge=1)]
    same_level_below: Percent


class DynamicsRow(BaseRow):
    """A dynamics over three years. `growth`: percents from which growth brings more; growth below
    the first of them, or of no stated percent where that is above 0, counts as stable.
    `figures`: how it is computed, where it may be (scoring.dynamics);
    `without_summative_assessment`: subjects that get no points here; no case tells of them.
    """

    kind: Literal["dynamics"]
    levels: Mapping[Dynamics, Points]
    growth: tuple[PercentStep, ...]
    below_first_step: Rule | None = None
    figures: Figures | None = None
    without_summative_assessment: WordedRule | None = None

    @model_validator(mode="after")
    def growth_ascends(self) -> "DynamicsRow":
        _ascending(self.growth)
        return self


class ShareRow(BaseRow):
    """A share in percent."""

    kind: Literal["share"]
    steps: tuple[PercentStep, ...]

    @model_validator(mode="after")
    def steps_ascend(self) -> "ShareRow":
        _ascending(self.steps)
        return self


class MetRow(BaseRow):
    """A requirement that is met or not."""

    kind: Literal["met"]
    points: Count
    extra_budget: Bonus | None = None


class SheetsFilledRow(BaseRow):
    """Observation sheets a methodist filled in one school year."""

    kind: Literal["sheets_filled"]
    steps: tuple[CountStep, ...]

    @model_validator(mode="after")
    def steps_ascend(self) -> "SheetsFilledRow":
        _ascending(self.steps)
        return self


class WorksRow(BaseRow):
    """Works, each by its level or, for publications, by its edition.

    `listed_events`: its works are contests, and these lists say which count; `council_extract`:
    nothing but an extract from a council's minutes proves a work; `listed_editions`: no edition
    beside those named counts.
    """

    kind: Literal["works"]
    levels: Mapping[Level, Points] = Field(default_factory=dict)
    editions: Mapping[Name, Points] = Field(default_factory=dict)
    winner_bonus: Bonus | None = None
    trainer: Trainer | None = None
    co_authors: CoAuthors | None = None
    author_limit: AuthorLimit | None = None
    listed_events: ListedEvents | None = None
    council_extract: WordedRule | None = None
    listed_editions: WordedRule | None = None

    @model_validator(mode="after")
    def by_level_or_by_edition(self) -> "WorksRow":
        if bool(self.levels) == bool(self.editions):
            raise ValueError("works have either levels or editions")
        known: Mapping[Any, Points] = self.levels or self.editions
        if self.co_authors is not None and set(self.co_authors.points) != set(known):
            raise ValueError("co_authors names every level or edition of the row, and no other")
        return self


class CoverageRow(BaseRow):
    """Districts or regions reached with one's experience."""

    kind: Literal["coverage"]
    levels: Mapping[Level, PointsEach]


class HoursRow(BaseRow):
    """Hours of courses, added up."""

    kind: Literal["hours"]
    steps: HourSteps
    reduced: ReducedHours | None = None
    sum_of_courses: WordedRule | None = None


class ObservationsRow(BaseRow):
    """The mean of the observation sheets of the person's lessons. `scales` are by form."""

    kind: Literal["observations"]
    sheets_needed: SheetsNeeded
    mean: WordedRule
    observers_needed: ObserversNeeded
    penitentiary: IfAny | None = None
    scales: Mapping[ObservationFormCode, Scale] = Field(default_factory=dict)


class UnscoredRow(BaseRow):
    """Printed without points."""

    kind: Literal["unscored"]


Row = Annotated[
    DynamicsRow
    | ShareRow
    | MetRow
    | SheetsFilledRow
    | WorksRow
    | CoverageRow
    | HoursRow
    | ObservationsRow
    | UnscoredRow,
    Field(discriminator="kind"),
]


def points_of(row: BaseRow, level: str) -> Points | PointsEach | None:
    """What a row says of a level or edition, or None where it has no such."""
    known: Mapping[Any, Points | PointsEach] = {
        **getattr(row, "levels", {}),
        **getattr(row, "editions", {}),
    }
    return known.get(level)
