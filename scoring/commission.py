"""Commissions: who decides on what, composition, quorum and the count of votes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from scoring import wording
from scoring.errors import NoSuchRule
from scoring.facts import MemberFacts, Vote
from scoring.findings import Finding, find, note_on
from scoring.models.base import Ref, WordedRule
from scoring.models.procedure import LevelCode, MemberBasis
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


def check_composition(
    ruleset: Ruleset,
    members: Sequence[MemberFacts],
    *,
    chair_id: str | None,
    secretary_id: str | None,
) -> tuple[Finding, ...]:
    """Everything that is wrong with a commission's composition; empty where nothing is."""
    ids = [member.id for member in members]
    findings = list(_check_number(ruleset, ids))
    findings += _check_offices(ruleset, ids, chair_id, secretary_id)
    for member in members:
        findings += _check_member(ruleset, member)
    return tuple(findings)


def _check_number(rules: Ruleset, ids: list[str]) -> Iterator[Finding]:
    rule = rules.commission.composition.number
    count = len(set(ids))
    if count < rule.at_least:
        few = wording.TOO_FEW_MEMBERS.format(members=count, at_least=rule.at_least)
        yield find(rules, "too_few_members", few, rule.ref)
    if rule.odd and count % 2 == 0:
        yield find(rules, "even_members", wording.EVEN_MEMBERS.format(members=count), rule.ref)
    for twice in sorted(member for member, times in Counter(ids).items() if times > 1):
        yield find(rules, "member_twice", wording.MEMBER_TWICE.format(member=twice), rule.ref)


def _check_offices(
    rules: Ruleset, ids: list[str], chair_id: str | None, secretary_id: str | None
) -> Iterator[Finding]:
    composition = rules.commission.composition
    if chair_id not in ids:
        yield find(rules, "chair_not_member", wording.CHAIR_NOT_MEMBER, composition.chair.ref)
    if secretary_id in ids:
        secretary = composition.secretary
        yield find(rules, "secretary_is_member", wording.SECRETARY_IS_MEMBER, secretary.ref)


def _check_member(rules: Ruleset, member: MemberFacts) -> Iterator[Finding]:
    composition = rules.commission.composition
    shown = member.name or member.id
    if member.to_be_attested:
        sentence = wording.MEMBER_TO_BE_ATTESTED.format(member=shown)
        yield find(rules, "to_be_attested", sentence, composition.attested_excluded.ref)
    basis = composition.bases.get(member.basis)
    if basis is None:
        first = next(iter(composition.bases.values()))
        sentence = wording.UNKNOWN_BASIS.format(member=shown)
        yield find(rules, "unknown_basis", sentence, first.ref)
    else:
        yield from _check_basis(rules, member, shown, basis)


def _check_basis(
    rules: Ruleset, member: MemberFacts, shown: str, basis: MemberBasis
) -> Iterator[Finding]:
    if basis.tenure_years is not None and member.tenure_years < basis.tenure_years:
        sentence = wording.MEMBER_TENURE.format(
            member=shown, tenure=member.tenure_years, needed=basis.tenure_years
        )
        yield find(rules, "member_tenure", sentence, basis.ref)
    if basis.categories and member.category not in basis.categories:
        sentence = wording.MEMBER_CATEGORY.format(
            member=shown,
            category=rules.category_name(member.category),
            needed=_names(rules, basis.categories),
        )
        yield find(rules, "member_category", sentence, basis.ref)


def _names(rules: Ruleset, categories: tuple[str, ...]) -> Text:
    names = [rules.category_name(category) for category in categories]
    return Text(kk=", ".join(n.kk for n in names), ru=", ".join(n.ru for n in names))
