"""Who claims: where the person stands today on the ladder of the claimed category."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from scoring.case import Case, HeldCategory
from scoring.findings import Finding, find
from scoring.logic import Truth, status
from scoring.models.base import Rule
from scoring.models.general import Category, Ladder
from scoring.models.ruleset import Ruleset
from scoring.texts import Text

NONE = "none"


@dataclass(frozen=True, slots=True)
class Claimant:
    """A case as admission sees it. `ladder` is the claimed category's. `held`: the category the
    person holds on it, None where there is none or nobody knows. `step`: the step of the ladder it
    stands on, "none" without one, None where unknown.
    """

    case: Case
    rules: Ruleset
    ladder_code: str
    ladder: Ladder
    held: HeldCategory | None
    step: str | None

    @property
    def day(self) -> date:
        return self.case.date

    @property
    def claimed(self) -> str:
        return self.case.claim.category

    @property
    def category(self) -> Category:
        return self.rules.categories.categories[self.claimed]

    @property
    def present(self) -> str | None:
        """The code of the category held, as the case says it."""
        return self.held.code if self.held else self.step

    @property
    def is_old_format(self) -> bool:
        """Whether the category held only opens others (paragraph 32)."""
        opens = self.ladder.opens
        return self.held is not None and opens is not None and self.held.code in opens.categories

    @property
    def holds_claimed(self) -> Truth:
        """Whether the claimed category, or its equal, is the one held."""
        if self.step is None:
            return None
        return self.claimed in {self.present, None if self.is_old_format else self.step}

    @property
    def runs_out(self) -> bool:
        """Whether the category held has a term."""
        held = self.held
        return held is not None and self.rules.categories.categories[held.code].has_term

    def rank(self, code: str) -> int:
        """The place on the ladder of a category that stands on it."""
        return self.ladder.order.index(self.ladder.rank_of[code])

    def find(self, code: str, truth: Truth, sentence: Text, rule: Rule, **facts: Any) -> Finding:
        return find(self.rules, code, status(truth), sentence, rule, **facts)


def claimant(case: Case, rules: Ruleset) -> Claimant | None:
    """None where the rules know no category of the claimed code."""
    ladder_code = rules.categories.ladder_code_of.get(case.claim.category)
    if ladder_code is None:
        return None
    ladder = rules.categories.ladders[ladder_code]
    held = _held_on(case, ladder)
    return Claimant(case, rules, ladder_code, ladder, held, _step(case, rules, ladder, held))


def _held_on(case: Case, ladder: Ladder) -> HeldCategory | None:
    person = case.person
    for one in (person.category, *person.other_categories):
        if one is not None and one.code != NONE and one.code in ladder.rank_of:
            return one
    return None


def _step(case: Case, rules: Ruleset, ladder: Ladder, held: HeldCategory | None) -> str | None:
    if held is not None:
        return ladder.rank_of[held.code]
    main = case.person.category
    known = main is not None and main.code in rules.categories.categories
    return NONE if known else None
