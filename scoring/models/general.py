"""Acts, the ruleset itself, categories and posts."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scoring.models.base import Count, Name, Rule, Strict, WordedRule
from scoring.texts import Text


class Act(Strict):
    """One act. `dated` is missing where the act prints none."""

    title: Text
    short: Text
    number: Name | None = None
    dated: date | None = None
    languages: tuple[Literal["kk", "ru"], ...]


class InForce(Rule):
    """First and last day in force; no last day: until another ruleset says so."""

    first: date
    last: date | None = None

    @model_validator(mode="after")
    def days_in_order(self) -> "InForce":
        if self.last is not None and self.last < self.first:
            raise ValueError("the last day in force stands before the first")
        return self

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class Regions(Rule):
    """The only regions the ruleset applies to, by the first two digits of KATO."""

    kato: tuple[Annotated[str, Field(pattern=r"^\d{2}$")], ...]


class CarriedOver(WordedRule):
    """Acts whose rules are taken over although the act itself is not in force."""

    acts: tuple[Name, ...]


class About(Strict):
    """The head of a ruleset: ruleset.yaml."""

    id: Name
    extends: Name | None = None
    title: Text
    in_force: InForce
    regions: Regions | None = None
    carried_over: CarriedOver | None = None


class Ladder(Rule):
    """Categories of one kind of post from the lowest to the highest, and their term in years."""

    name: Text
    order: tuple[Name, ...]
    term_years: Count


class Education(Strict):
    degree: Literal["any", "higher", "higher pedagogical"]
    text: Text


class Category(Rule):
    """`tenure_years`: pedagogical tenure, at least; `has_term`: false where it never expires."""

    name: Text
    has_term: bool
    tenure_years: Count | None = None
    education: Education | None = None


class ValidUntil(WordedRule):
    """`same`: the day of the month of the decision, in the last year of the term."""

    day: Literal["same"]


class Categories(Strict):
    ladders: Mapping[str, Ladder]
    categories: Mapping[str, Category]
    sequence: WordedRule
    valid_until: ValidUntil


class Post(Rule):
    """A kind of post that a sheet treats differently."""

    name: Text
