"""Commissions: who decides on what, their members and votes, what they may conclude."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from scoring.case import Organisation, Post, Subordination
from scoring.models.base import CategoryCode, Count, LadderCode, Name, Rule, Strict, WordedRule
from scoring.texts import Text

LevelCode = Literal["organisation", "district", "region", "ministry"]
OutcomeCode = Literal[
    "conforms_to_declared",
    "conforms_to_present",
    "lower_than_present",
    "lower_than_declared",
    "does_not_conform",
]
TableCode = Literal[
    "conforms_declared",
    "not_declared",
    "conforms_present",
    "lower_than_present",
    "head_conforms",
    "head_not_declared",
]


class LevelName(Rule):
    name: Text


class LevelClause(WordedRule):
    """Which commission decides on these categories for these people; a narrowing left out says
    nothing of them.
    """

    level: LevelCode
    categories: tuple[CategoryCode, ...]
    posts: tuple[Post, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    subordinations: tuple[Subordination, ...] = ()


class MemberNumber(WordedRule):
    at_least: Count
    odd: bool


class MemberBasis(WordedRule):
    """Who may be a member, with the tenure in years and the categories required, if any."""

    tenure_years: Count | None = None
    categories: tuple[CategoryCode, ...] = ()


class Composition(Strict):
    number: MemberNumber
    chair: WordedRule
    substitution: WordedRule
    secretary: WordedRule
    attested_excluded: WordedRule
    bases: Mapping[Name, MemberBasis]


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


class Lowest(WordedRule):
    """What nobody on a ladder is lowered below, by ladder."""

    categories: Mapping[Name, CategoryCode]


class Conclusions(Strict):
    """What may be concluded about posts of these ladders, and the protocol it is written into.

    `lowest` is also what a category of these ladders falls to at the worst.
    """

    ladders: tuple[LadderCode, ...]
    outcomes: Mapping[OutcomeCode, OutcomeRule]
    protocol_tables: Mapping[TableCode, ProtocolTable]
    early_keeps_present: WordedRule
    lowest: Lowest


class CommissionRules(Strict):
    level_names: Mapping[LevelCode, LevelName]
    levels: Mapping[Name, LevelClause]
    composition: Composition
    quorum: Quorum
    majority: Majority
    tie: Tie
    conclusions: Mapping[Literal["teachers", "heads"], Conclusions]

    @cached_property
    def conclusions_on(self) -> Mapping[str, Conclusions]:
        """Ladder → what may be concluded about its posts."""
        found = self.conclusions.values()
        return {ladder: one for one in found for ladder in one.ladders}
