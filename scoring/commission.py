"""Commissions: who decides on what, the quorum and the count of votes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from math import ceil
from typing import get_args

from scoring.case import Case, Organisation, Post, Subordination
from scoring.errors import NoSuchRule
from scoring.facts import Vote
from scoring.findings import find, note_on
from scoring.models.base import Ref, WordedRule
from scoring.models.commission import LevelClause, LevelCode
from scoring.models.ruleset import Ruleset
from scoring.texts import Reference, Text
from scoring.wording import commission as wording


@dataclass(frozen=True, slots=True)
class CommissionLevel:
    """The level of the commission that decides, by the clause that says so."""

    level: LevelCode
    clause: LevelClause = field(repr=False)
    rules: Ruleset = field(repr=False, compare=False)

    @property
    def name(self) -> Text:
        return self.rules.commission.level_names[self.level].name

    @property
    def reference(self) -> Reference:
        return self.rules.reference(self.clause.ref)

    @property
    def note(self) -> Text | None:
        """Where the clause is read so and does not say so."""
        return note_on(self.clause)


@dataclass(frozen=True, slots=True)
class QuorumResult:
    """`needed` members for a lawful sitting; `explanation` shows the arithmetic and the clause."""

    members: int
    present: int
    needed: int
    met: bool
    explanation: Text
    reference: Reference


@dataclass(frozen=True, slots=True)
class Tally:
    """The count on one question; `decided_by_chair`: votes were equal and the chair's decided."""

    votes_for: int
    against: int
    adopted: bool
    decided_by_chair: bool
    explanation: Text
    reference: Reference
    note: Text | None = None


def level_for(case: Case, rules: Ruleset) -> CommissionLevel | None:
    """Which commission decides on the claim.

    None where no clause names the category («педагог» is given without a commission), or where a
    fact that decides between two levels is unknown.
    """
    person = case.person
    return _level(
        rules, case.claim.category, person.post, person.organisation, person.subordination
    )


def commission_level(
    ruleset: Ruleset,
    category: str,
    *,
    post: Post = "teacher",
    organisation: Organisation = "secondary",
    subordination: Subordination = "district",
) -> CommissionLevel:
    """Which commission decides on a category for this post in this organisation.

    Raises NoSuchRule where no clause names the category.
    """
    found = _level(ruleset, category, post, organisation, subordination)
    if found is None:
        raise NoSuchRule(ruleset.id, f"commission for {category}")
    return found


def _level(
    rules: Ruleset,
    category: str,
    post: Post | None,
    organisation: Organisation | None,
    subordination: Subordination | None,
) -> CommissionLevel | None:
    """The first clause that fits; where facts are unknown, only if every value of them leads to
    the same level.
    """
    clauses = [c for c in rules.commission.levels.values() if category in c.categories]
    standings = product(
        (post,) if post else get_args(Post),
        (organisation,) if organisation else get_args(Organisation),
        (subordination,) if subordination else get_args(Subordination),
    )
    found = [
        next((clause for clause in clauses if _fits(clause, *standing)), None)
        for standing in standings
    ]
    first = found[0]
    if first is None or any(clause is None or clause.level != first.level for clause in found):
        return None
    return CommissionLevel(first.level, first, rules)


def _fits(
    clause: LevelClause, post: Post, organisation: Organisation, subordination: Subordination
) -> bool:
    return (
        (not clause.posts or post in clause.posts)
        and (not clause.organisations or organisation in clause.organisations)
        and (not clause.subordinations or subordination in clause.subordinations)
    )


def quorum(ruleset: Ruleset, *, members: int, present: int) -> QuorumResult:
    """Whether enough of the full list of members is present."""
    rule = ruleset.commission.quorum
    needed = ceil(members * rule.fraction)
    met = members > 0 and present >= needed
    sentence = wording.QUORUM.format(
        members=members,
        share=rule.share,
        needed=needed,
        present=present,
        verdict=wording.QUORUM_MET if met else wording.QUORUM_NOT_MET,
    )
    explanation, reference = _cited(ruleset, sentence, rule.ref)
    return QuorumResult(members, present, needed, met, explanation, reference)


def count_votes(ruleset: Ruleset, *, members: int, votes: Sequence[Vote], chair_id: str) -> Tally:
    """Count the votes on one question. `members`: the full list.

    Raises ValueError for two votes of one member or more votes than members.
    """
    _check_votes(members, votes)
    count = Counter(vote.choice for vote in votes)
    votes_for, against = count["for"], count["against"]
    rules = ruleset.commission
    tied = bool(votes) and votes_for == against
    chair = next((vote.choice for vote in votes if vote.member_id == chair_id), None)
    by_chair = tied and rules.tie.chair_decides and chair is not None
    base = len(votes) if rules.majority.of == "votes_cast" else members
    adopted = chair == "for" if by_chair else 2 * votes_for > base
    sentence = _sentence(tied, by_chair, adopted).format(votes_for=votes_for, against=against)
    rule: WordedRule = rules.tie if tied else rules.majority
    explanation, reference = _cited(ruleset, sentence, rule.ref)
    return Tally(votes_for, against, adopted, by_chair, explanation, reference, note_on(rule))


def _check_votes(members: int, votes: Sequence[Vote]) -> None:
    voters = {vote.member_id for vote in votes}
    if len(voters) < len(votes):
        raise ValueError("a member has voted twice")
    if len(voters) > members:
        raise ValueError("there are more votes than members")


def _sentence(tied: bool, by_chair: bool, adopted: bool) -> Text:
    if by_chair:
        return wording.ADOPTED_BY_CHAIR if adopted else wording.REJECTED_BY_CHAIR
    if tied:
        return wording.TIE_WITHOUT_CHAIR
    return wording.ADOPTED if adopted else wording.NOT_ADOPTED


def _cited(rules: Ruleset, sentence: Text, ref: Ref) -> tuple[Text, Reference]:
    found = find(rules, "", "met", sentence, ref)
    return found.text, found.reference
