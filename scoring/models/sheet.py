"""A score sheet: sections, rows by kind, rules of summation, totals."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scoring.models.base import Count, Name, Ref, Rule, Strict, WordedRule
from scoring.texts import Text


class Cell(Strict):
    """What a row prints for one category. No `base`: the row brings it no points ("-")."""

    printed: Name
    base: Count | None = None
    maximum: Count | None = None
    text: Text | None = None
    level: Name | None = None
    ref: Ref | None = None

    @property
    def scored(self) -> bool:
        return self.base is not None


class LevelPoints(Strict):
    points: Count
    text: Text | None = None
    inferred: Text | None = None


class PointsEach(Strict):
    """Points for each district or region covered, from a minimum on."""

    points_each: Count
    minimum: Count
    text: Text


class Posts(Rule):
    posts: tuple[Name, ...]


class WinnerBonus(WordedRule):
    points: Count


class Trainer(WordedRule):
    """A trainer's valid certificate stands for evidence of a level, for these categories."""

    points: Mapping[str, Count]


class CoAuthors(WordedRule):
    """Points of a co-authored work by level."""

    points: Mapping[str, Count]


class AuthorLimit(Rule):
    count: Count


class SheetsNeeded(WordedRule):
    count: Count


class ObserversNeeded(WordedRule):
    roles: tuple[Name, ...]


class HourSteps(WordedRule):
    """Hours needed for each category's points; `posts`: only for these, none: for all."""

    hours: Mapping[str, Count]
    posts: tuple[Name, ...] = ()


class BaseRow(Rule):
    section: Name
    title: Text
    evidence: Text | None = None
    notes: tuple[Text, ...] = ()
    cells: Mapping[str, Cell]
    excluded_posts: Posts | None = None
    optional_for: Posts | None = None


class BestRow(BaseRow):
    kind: Literal["best"]
    levels: Mapping[str, LevelPoints]


class WorksRow(BaseRow):
    kind: Literal["works"]
    levels: Mapping[str, LevelPoints]
    winner_bonus: WinnerBonus | None = None
    trainer: Trainer | None = None
    co_authors: CoAuthors | None = None
    author_limit: AuthorLimit | None = None


class CoverageRow(BaseRow):
    kind: Literal["coverage"]
    levels: Mapping[str, PointsEach]


class HoursRow(BaseRow):
    kind: Literal["hours"]
    steps: HourSteps
    reduced_steps: HourSteps | None = None
    sum_of_courses: WordedRule


class ObservationsRow(BaseRow):
    kind: Literal["observations"]
    sheets_needed: SheetsNeeded
    mean: WordedRule
    observers_needed: ObserversNeeded | None = None


class UnscoredRow(BaseRow):
    kind: Literal["unscored"]


Row = Annotated[
    BestRow | WorksRow | CoverageRow | HoursRow | ObservationsRow | UnscoredRow,
    Field(discriminator="kind"),
]


class Section(Rule):
    title: Text
    evidence: Text | None = None


class Cap(Rule):
    """Whether a row's points stop at its printed maximum."""

    at_printed_maximum: bool


class Summation(Strict):
    """The explanatory note. Keys of `one_kind_of_work` and `different_works` are sections."""

    general: WordedRule
    dynamics_years: WordedRule
    contests_agreed: WordedRule
    one_kind_of_work: Mapping[str, WordedRule]
    different_works: Mapping[str, WordedRule]
    winner_once: WordedRule
    transmission_basis: WordedRule
    cap: Cap


class Total(Strict):
    printed: Name
    base: Count
    maximum: Count


class Threshold(Rule):
    """A printed line of totals; `posts`: only for these, none: for everybody else."""

    label: Text
    posts: tuple[Name, ...] = ()
    totals: Mapping[str, Total]


class Sheet(Rule):
    title: Text
    russian: Literal["own translation", "official"]
    ladder: Name
    levels: Mapping[str, Text]
    sections: Mapping[str, Section]
    rows: Mapping[str, Row]
    summation: Summation
    thresholds: Mapping[str, Threshold]
    conclusions: tuple[Text, ...]
    commission_column: Text

    @model_validator(mode="after")
    def rows_stand_in_sections(self) -> "Sheet":
        for number, row in self.rows.items():
            if row.section not in self.sections:
                raise ValueError(
                    f"row {number} stands in section {row.section}, which is not there"
                )
        return self

    def level_name(self, row: BaseRow, level: str) -> Text:
        """The name of a level in a row: the row's own wording, else the sheet's."""
        own = getattr(row, "levels", {}).get(level)
        worded = own.text if own is not None else None
        return worded or self.levels.get(level) or Text(kk=level, ru=level)

    def threshold_for(self, post_kind: str | None) -> Threshold:
        """The line of totals for this kind of post."""
        named = [line for line in self.thresholds.values() if post_kind in line.posts]
        general = [line for line in self.thresholds.values() if not line.posts]
        return (named or general)[0]
