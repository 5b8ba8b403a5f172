"""The course of a case: terms, hours and the days of the year."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scoring.case import ClaimKind
from scoring.models.base import Count, Name, Strict, WordedRule
from scoring.models.whom import Whom

Unit = Literal["working_day", "calendar_day", "month", "year"]
Start = Literal[
    "submitted", "registered", "decided", "complaint", "complaint_registered", "category_ends"
]
Stage = Literal["before_test", "before_decision", "after_decision"]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
DayOfYear = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class Concerns(Whom):
    """Whom a deadline concerns, and claims of which kinds; left out: of any."""

    kinds: tuple[ClaimKind, ...] = ()


class TermRule(WordedRule):
    """So many units after `counts_from`, or `before` it. Without `counts_from` the term runs from
    what no case tells of.
    """

    count: Count
    unit: Unit
    counts_from: Start | None = None
    before: bool = False
    concerns: Concerns = Concerns()

    @model_validator(mode="after")
    def working_days_are_counted_forward(self) -> "TermRule":
        if self.before and self.unit == "working_day":
            raise ValueError("a term in working days runs forward")
        return self


class YearlyRule(WordedRule):
    """Days of each year: a period from its `first` to its `last` day, a day `before` which, or a
    `first` day alone. `stage`: where a case stands when the next such day is its deadline; none:
    it is never one of a case.
    """

    first: DayOfYear | None = None
    last: DayOfYear | None = None
    before: DayOfYear | None = None
    stage: Stage | None = None
    concerns: Concerns = Concerns()

    @model_validator(mode="after")
    def says_one_thing(self) -> "YearlyRule":
        if (self.before is None) == (self.first is None):
            raise ValueError("either a first day or a day before which")
        if self.last is not None and self.first is None:
            raise ValueError("a last day needs a first")
        return self

    @property
    def day(self) -> DayOfYear:
        """The day that is looked forward to."""
        day = self.last or self.before or self.first
        assert day is not None  # says_one_thing
        return day


class DatedRule(WordedRule):
    """A day of one year alone, before which something is done."""

    before: date


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
    """`provisional_decision`: the day a case is taken to be decided on while nobody knows it."""

    terms: Mapping[Name, TermRule]
    yearly: Mapping[Name, YearlyRule]
    dates: Mapping[Name, DatedRule] = Field(default_factory=dict)
    provisional_decision: YearlyRule
    after_hours: AfterHours
    office_hours: OfficeHours
