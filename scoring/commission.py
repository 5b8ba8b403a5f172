"""Commissions: who decides on what, the quorum and the count of votes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from scoring import wording
from scoring.errors import NoSuchRule
from scoring.facts import Vote
from scoring.findings import find, note_on
from scoring.models.base import Ref, WordedRule
from scoring.models.procedure import LevelCode
from scoring.models.ruleset import Ruleset
from scoring.texts import Reference, Text

OrganisationKind = Literal["any", "region_subordinate", "ministry_subordinate", "method_cabinet"]


@dataclass(frozen=True, slots=True)
class CommissionLevel:
    level: LevelCode
    name: Text
    reference: Reference


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


def commission_level(
    ruleset: Ruleset, category: str, *, organisation: OrganisationKind = "any"
) -> CommissionLevel:
    """Which commission decides on a category for a teacher of this kind of organisation.

    `any` is an ordinary organisation. Raises NoSuchRule where no clause names the category.
    """
    for kind in dict.fromkeys((organisation, "any")):
        for clause in ruleset.commission.levels.values():
            if kind in clause.organisations and category in clause.categories:
                name = ruleset.commission.level_names[clause.level].name
                return CommissionLevel(clause.level, name, ruleset.reference(clause.ref))
    raise NoSuchRule(ruleset.id, f"commission for {category}")


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
    found = find(rules, "", sentence, ref)
    return found.text, found.reference
