"""A score sheet: sections, rows, rules of summation, totals."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from scoring.case import Level
from scoring.models.base import CategoryCode, Count, LadderCode, Name, Rule, Strict, WordedRule
from scoring.models.rows import BaseRow, Row, points_of
from scoring.models.whom import Some
from scoring.texts import Text


class Section(Rule):
    title: Text
    evidence: Text | None = None


class Summation(Strict):
    """The explanatory note, as far as the sheet has one. Keys of `one_kind_of_work` and
    `different_works` are sections; `no_cap`: why a row's points do not stop at its printed maximum.
    """

    general: WordedRule | None = None
    dynamics_years: WordedRule | None = None
    observation_sheets: WordedRule | None = None
    contests_agreed: WordedRule | None = None
    one_kind_of_work: Mapping[Name, WordedRule] = Field(default_factory=dict)
    different_works: Mapping[Name, WordedRule] = Field(default_factory=dict)
    winner_once: WordedRule | None = None
    transmission_basis: WordedRule | None = None
    no_cap: Rule


class Total(Strict):
    printed: Name
    base: Count
    maximum: Count


class Threshold(Rule):
    """A printed line of totals.

    `for`: only for these, left out: for everybody else; `serves_nobody`: a line whose heading the
    act has lost. `without`: rows whose base points the line leaves out.
    """

    label: Text | None = None
    whom: Some | None = Field(default=None, alias="for")
    serves_nobody: bool = False
    without: tuple[Name, ...] = ()
    totals: Mapping[CategoryCode, Total]


class Sheet(Rule):
    """One sheet. Its thresholds have one line for everybody, `all`, and lines for groups;
    `remarks`: where the printed sheet disagrees with itself, another sheet or a paragraph.
    """

    title: Text
    russian: Literal["own translation", "official"]
    ladder: LadderCode
    levels: Mapping[Level, Text]
    sections: Mapping[Name, Section]
    rows: Mapping[Name, Row]
    summation: Summation
    thresholds: Mapping[Name, Threshold]
    conclusions: tuple[Text, ...]
    commission_column: Text | None = None
    remarks: tuple[WordedRule, ...] = ()

    @model_validator(mode="after")
    def rows_stand_in_sections(self) -> "Sheet":
        for number, row in self.rows.items():
            if row.section not in self.sections:
                raise ValueError(
                    f"row {number} stands in section {row.section}, which is not there"
                )
        return self

    @model_validator(mode="after")
    def one_line_of_totals_for_everybody(self) -> "Sheet":
        for code, line in self.thresholds.items():
            if (code == "all") != (line.whom is None and not line.serves_nobody):
                raise ValueError(f"totals {code}: `all` is for everybody, other lines say for whom")
            unknown = set(line.without) - set(self.rows)
            if unknown:
                raise ValueError(f"totals {code} leave out rows {unknown}, which are not there")
        if "all" not in self.thresholds:
            raise ValueError("there is no line of totals for everybody: all")
        return self

    @model_validator(mode="after")
    def the_same_categories_everywhere(self) -> "Sheet":
        """Every row has a cell for each category that has a total, and no other."""
        categories = set(self.thresholds["all"].totals)
        columns = {
            **{f"row {number}": set(row.cells) for number, row in self.rows.items()},
            **{f"totals {code}": set(line.totals) for code, line in self.thresholds.items()},
        }
        for place, named in columns.items():
            if named != categories:
                raise ValueError(f"{place} names other categories than the totals: {named}")
        return self

    def level_name(self, row: BaseRow, level: str) -> Text:
        """The name of a level, edition or dynamics in a row: the row's own wording, else the
        sheet's, else that of the cell which asks for it.
        """
        own = points_of(row, level)
        if own is not None and own.text is not None:
            return own.text
        cells = {cell.level: cell.text for cell in row.cells.values()}
        named: Mapping[Any, Text] = self.levels
        return named.get(level) or cells.get(level) or Text(kk=level, ru=level)
