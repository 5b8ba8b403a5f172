"""Acts, the ruleset itself, categories and posts."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from scoring.case import DeputyProfile, Organisation, Post, StaffGroup
from scoring.models.base import (
    ActCode,
    CategoryCode,
    Count,
    Name,
    Rule,
    SheetCode,
    Strict,
    WordedRule,
)
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

    acts: tuple[ActCode, ...]


class Draft(WordedRule):
    """Why a ruleset is in force on no day: it is there to compare with and to simulate."""


class About(Strict):
    """The head of a ruleset: ruleset.yaml. It is in force between two days, or it is a draft."""

    id: Name
    extends: Name | None = None
    title: Text
    in_force: InForce | None = None
    draft: Draft | None = None
    regions: Regions | None = None
    carried_over: CarriedOver | None = None

    @model_validator(mode="after")
    def in_force_or_draft(self) -> "About":
        if (self.in_force is None) == (self.draft is None):
            raise ValueError("a ruleset says from which day it is in force, or that it is a draft")
        return self


class Stands(WordedRule):
    """Categories that are not printed on a ladder → what they stand for on it."""

    categories: Mapping[CategoryCode, CategoryCode]


class Ladder(Rule):
    """Categories of one kind of post from the lowest to the highest, and their term in years.

    `first_claim`: the lowest one that is asked for; what stands below is held without asking.
    `equals`: categories of other ladders or formats that stand for one of this ladder. `opens`:
    categories of the old format, and the highest category each may ask for.
    """

    name: Text
    order: tuple[CategoryCode, ...]
    term_years: Count
    first_claim: CategoryCode
    equals: Mapping[str, Stands] = {}
    opens: Stands | None = None

    @model_validator(mode="after")
    def names_its_own_categories(self) -> "Ladder":
        named = {self.first_claim, *self.rank_of.values()}
        if not named <= set(self.order):
            raise ValueError(f"not on the ladder: {', '.join(sorted(named - set(self.order)))}")
        return self

    @cached_property
    def asked_for(self) -> tuple[str, ...]:
        """The categories that are asked for, lowest first."""
        return self.order[self.order.index(self.first_claim) :]

    @cached_property
    def rank_of(self) -> Mapping[str, str]:
        """Every category that is held on this ladder → the step of the ladder it stands on.

        One that only opens a category stands on the step below it.
        """
        found = {code: code for code in self.order}
        for rule in self.equals.values():
            found.update(rule.categories)
        for code, opened in self.opens.categories.items() if self.opens else ():
            found[code] = self.order[self.order.index(opened) - 1]
        return found


EducationLevel = Literal["secondary_vocational", "higher", "postgraduate"]
EducationQuality = Literal["pedagogical", "in_profile", "retraining"]


class Education(WordedRule):
    """`levels`: only these, none: any. `one_of`: lines, in one of which all must be true."""

    levels: tuple[EducationLevel, ...] = ()
    one_of: tuple[tuple[EducationQuality, ...], ...]


class Tenure(WordedRule):
    """Pedagogical tenure in whole years, at least."""

    years: Count


class Category(Rule):
    """`has_term`: false where it never expires."""

    name: Text
    has_term: bool
    tenure: Tenure | None = None
    education: Education | None = None

    @property
    def tenure_years(self) -> int | None:
        return self.tenure.years if self.tenure else None


class ValidUntil(WordedRule):
    """`same`: the day of the month of the decision, in the last year of the term."""

    day: Literal["same"]


class Categories(Strict):
    ladders: Mapping[str, Ladder]
    categories: Mapping[str, Category]
    sequence: WordedRule
    valid_until: ValidUntil

    @cached_property
    def ladder_code_of(self) -> Mapping[str, str]:
        """Category → the ladder it is printed on, else the one on which it stands for another;
        `none` stands on the first.
        """
        found: dict[str, str] = {}
        for name, ladder in self.ladders.items():
            for code in ladder.order:
                found.setdefault(code, name)
        for name, ladder in self.ladders.items():
            for code in ladder.rank_of:
                found.setdefault(code, name)
        return found


class Named(Rule):
    """What a code of a case stands for."""

    name: Text


class AttestedAs(WordedRule):
    """The post as whose holder somebody is attested instead of the own one."""

    post: Post


class PostRule(Named):
    """A post and its score sheet; heads of method cabinets without a legal entity of their own are
    attested as another post.
    """

    sheet: SheetCode
    without_legal_entity: AttestedAs | None = None


class Posts(Strict):
    """Everything a case can say of where somebody works, by its codes."""

    posts: Mapping[Post, PostRule]
    staff_groups: Mapping[StaffGroup, Named]
    organisations: Mapping[Organisation, Named]
    deputy_profiles: Mapping[DeputyProfile, Named]

    @model_validator(mode="after")
    def every_code_has_a_name(self) -> "Posts":
        for named, codes in (
            (self.posts, Post),
            (self.staff_groups, StaffGroup),
            (self.organisations, Organisation),
            (self.deputy_profiles, DeputyProfile),
        ):
            missing = set(get_args(codes)) - set(named)
            if missing:
                raise ValueError(f"without a name: {', '.join(sorted(missing))}")
        return self
