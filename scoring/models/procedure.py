"""Commissions, terms, the test and the application."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scoring.models.base import Count, Name, Rule, Strict, WordedRule
from scoring.texts import Text

LevelCode = Literal["organisation", "district", "region", "ministry"]
Unit = Literal["working_day", "calendar_day", "month", "year"]
TableCode = Literal["conforms_declared", "not_declared", "conforms_present", "lower_than_present"]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
DayOfYear = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class LevelName(Rule):
    name: Text


class LevelClause(Rule):
    """Which commission decides on these categories for teachers of these organisations."""

    level: LevelCode
    organisations: tuple[
        Literal["any", "region_subordinate", "ministry_subordinate", "method_cabinet"], ...
    ]
    categories: tuple[Name, ...]


class MemberNumber(WordedRule):
    at_least: Count
    odd: bool


class MemberBasis(WordedRule):
    """Who may be a member, with the tenure in years and the categories required, if any."""

    tenure_years: Count | None = None
    categories: tuple[Name, ...] = ()


class Composition(Strict):
    number: MemberNumber
    chair: WordedRule
    substitution: WordedRule
    secretary: WordedRule
    attested_excluded: WordedRule
    bases: Mapping[str, MemberBasis]


class Quorum(WordedRule):
    """`share` of the full list of members, as a fraction like 2/3."""

    share: Annotated[str, Field(pattern=r"^[1-9]\d*/[1-9]\d*$")]
    of: Literal["all_members"]

    @property
    def fraction(self) -> Fraction:
        return Fraction(self.share)


class Majority(WordedRule):
    of: Literal["votes_cast", "all_members"]


class Tie(WordedRule):
    chair_decides: bool


class ProtocolTable(Rule):
    title: Text
    with_reason: bool = False


class OutcomeRule(WordedRule):
    """One conclusion of the commission and the tables of the protocol in which it is printed."""

    tables: tuple[TableCode, ...]


class LowestAwarded(WordedRule):
    category: Name


class CommissionRules(Strict):
    level_names: Mapping[LevelCode, LevelName]
    levels: Mapping[str, LevelClause]
    composition: Composition
    quorum: Quorum
    majority: Majority
    tie: Tie
    protocol_tables: Mapping[TableCode, ProtocolTable]
    outcomes: Mapping[str, OutcomeRule]
    early_keeps_present: WordedRule
    lowest_awarded: LowestAwarded


class TermRule(WordedRule):
    count: Count
    unit: Unit


class AfterHours(WordedRule):
    counts_from: Literal["next_working_day"]


class OfficeHours(WordedRule):
    opens: Clock
    closes: Clock

    @model_validator(mode="after")
    def opens_before_it_closes(self) -> "OfficeHours":
        if self.opens >= self.closes:
            raise ValueError("the office closes before it opens")
        return self


class Deadlines(Strict):
    terms: Mapping[str, TermRule]
    after_hours: AfterHours
    office_hours: OfficeHours


class Thresholds(WordedRule):
    """Percent of the greatest number of points, at least."""

    percent: Mapping[str, Annotated[int, Field(ge=0, le=100)]]


class StepsDown(WordedRule):
    steps_down: Count


class NotAbove(WordedRule):
    not_above: Literal["test_result"]


class BelowThreshold(Strict):
    confirm: StepsDown
    assign: NotAbove


class TestRules(Strict):
    thresholds: Thresholds
    below_threshold: BelowThreshold
    exemptions: Mapping[str, WordedRule]


class Period(WordedRule):
    """Either the days of the year between which one applies, or who determines them."""

    opens: DayOfYear | None = None
    closes: DayOfYear | None = None
    determined_by: Literal["authorized_bodies"] | None = None

    @model_validator(mode="after")
    def says_one_thing(self) -> "Period":
        dated = self.opens is not None and self.closes is not None
        if dated == (self.determined_by is not None):
            raise ValueError("a period has both days, or who determines them")
        return self


class Frequency(WordedRule):
    times: Count
    per: Literal["school_year"]


class Essay(WordedRule):
    words_from: Count
    words_to: Count


class Consent(Rule):
    """The wording a person agrees to, part by part, and the day from which it is worded so."""

    worded_on: date
    parts: Mapping[str, WordedRule]
    familiar: WordedRule


class Document(Strict):
    """`gathered`: not asked of the applicant but taken from the gateway or the platform."""

    text: Text
    gathered: Literal["gateway", "platform"] | None = None


class Documents(WordedRule):
    items: Mapping[str, Document]
    gathered_for: tuple[Name, ...] = ()


class ApplicationRules(Strict):
    period: Period
    frequency: Frequency
    essay: Essay
    refusal_grounds: Mapping[str, WordedRule]
    consent: Consent
    documents: Documents
