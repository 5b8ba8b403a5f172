"""What a commission may conclude about a claim: outcomes, categories, tables of the protocol."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from scoring.case import ClaimKind, Purpose
from scoring.models.commission import Conclusions, OutcomeCode, TableCode
from scoring.models.general import Ladder
from scoring.models.ruleset import Ruleset
from scoring.texts import Reference, Text


@dataclass(frozen=True, slots=True)
class AllowedOutcome:
    """One conclusion open to the commission, the categories it may award with it, lowest first,
    and the tables of the protocol that it fills.
    """

    code: OutcomeCode
    text: Text
    categories: tuple[str, ...]
    tables: tuple[TableCode, ...]
    reference: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a commission. `present`: the category held, "none" without one, None where
    it is unknown; on confirmation it is the declared one. `held_until`: its last day.

    Raises NoSuchRule where the declared category stands on no ladder.
    """

    rules: Ruleset = field(repr=False)
    declared: str
    present: str | None
    purpose: Purpose = "assignment"
    kind: ClaimKind = "regular"
    held_until: date | None = None

    @property
    def ladder(self) -> Ladder:
        return self.rules.ladder_of(self.declared)

    @property
    def conclusions(self) -> Conclusions:
        """Teachers' conclusions, or those of heads and deputies."""
        return self.rules.commission.conclusions_on[self._ladder_code]

    @property
    def floor(self) -> str:
        """What nobody on this ladder is lowered below."""
        return self.conclusions.lowest.categories[self._ladder_code]

    @property
    def held(self) -> str | None:
        """The step of this ladder on which the present category stands; the lowest for one of
        another ladder.
        """
        if self.purpose == "confirmation":
            return self.declared
        if self.present is None:
            return None
        return self.ladder.rank_of.get(self.present, self.ladder.order[0])

    @property
    def is_old_format(self) -> bool:
        """Whether the present category only opens one of this ladder (order 153, paragraph 32)."""
        opens = self.ladder.opens
        if opens is None or self.purpose == "confirmation":
            return False
        return self.present in opens.categories

    @property
    def is_early(self) -> bool:
        return self.kind == "early"

    @property
    def keeps(self) -> str | None:
        """The category that stays where the claim fails early; None where it is unknown."""
        return self.declared if self.purpose == "confirmation" else self.present

    @property
    def least(self) -> str:
        """What is left at the worst: the floor, or what is held below it."""
        return self.floor if self.held is None else self.lower(self.held, self.floor)

    @property
    def given(self) -> tuple[str, ...]:
        """The categories below the declared one that a commission gives: from «педагог» up, or
        with a number: «басшы» is none.
        """
        return self.ladder.order[self._lowest_given : self.rank(self.declared)]

    def rank(self, category: str) -> int:
        return self.ladder.order.index(category)

    def lower(self, *categories: str) -> str:
        return min(categories, key=self.rank)

    def step_down(self, category: str) -> str:
        """One step lower, and never below the floor."""
        return self.ladder.order[max(self.rank(category) - 1, self.rank(self.floor))]

    def left(self, category: str) -> str:
        """The category itself where a commission gives it, else what is left at the worst."""
        return category if self.rank(category) >= self._lowest_given else self.least

    def code(self, category: str) -> OutcomeCode:
        """The conclusion that a category up to the declared one stands for."""
        if category == self.declared:
            return "conforms_to_declared"
        if self.is_old_format:
            return "lower_than_present"
        if self.rank(category) < self._lowest_given:
            return "does_not_conform"
        if category == self.held:
            return "conforms_to_present"
        below = self.held is not None and self.rank(category) < self.rank(self.held)
        has_own = "lower_than_present" in self.conclusions.outcomes
        return "lower_than_present" if below and has_own else "lower_than_declared"

    @property
    def _ladder_code(self) -> str:
        return self.rules.categories.ladder_code_of[self.declared]

    @property
    def _lowest_given(self) -> int:
        return max(self.rank(self.floor), self.rank(self.ladder.first_claim))


def allowed_outcomes(question: Question) -> tuple[AllowedOutcome, ...]:
    """The conclusions that make sense for a claim, in the act's order.

    Early attestation that does not succeed leaves the present category (paragraphs 42, 47).
    """
    by_code: dict[OutcomeCode, list[str]] = {}
    for code, category in _possible(question):
        by_code.setdefault(code, []).append(category)
    rules, outcomes = question.rules, question.conclusions.outcomes
    return tuple(
        AllowedOutcome(
            code, rule.text, tuple(by_code[code]), rule.tables, rules.reference(rule.ref)
        )
        for code, rule in outcomes.items()
        if code in by_code
    )


def _possible(question: Question) -> Iterator[tuple[OutcomeCode, str]]:
    yield "conforms_to_declared", question.declared
    if question.is_early:
        if question.keeps is not None:
            yield "does_not_conform", question.keeps
    elif question.held is not None:
        for category in dict.fromkeys((question.least, *question.given)):
            yield question.code(category), category
