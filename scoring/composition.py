"""Whether a commission is composed as paragraphs 14, 15 and 17 require."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from scoring.facts import MemberFacts
from scoring.findings import Finding, find
from scoring.models.base import WordedRule
from scoring.models.commission import MemberBasis
from scoring.models.ruleset import Ruleset
from scoring.texts import Text
from scoring.wording import commission as wording


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
        few = wording.TOO_FEW_MEMBERS
        yield _fault(rules, "too_few_members", few, rule, members=count, at_least=rule.at_least)
    if rule.odd and count % 2 == 0:
        yield _fault(rules, "even_members", wording.EVEN_MEMBERS, rule, members=count)
    for twice in sorted(member for member, times in Counter(ids).items() if times > 1):
        yield _fault(rules, "member_twice", wording.MEMBER_TWICE, rule, member=twice)


def _check_offices(
    rules: Ruleset, ids: list[str], chair_id: str | None, secretary_id: str | None
) -> Iterator[Finding]:
    composition = rules.commission.composition
    if chair_id not in ids:
        yield _fault(rules, "chair_not_member", wording.CHAIR_NOT_MEMBER, composition.chair)
    if secretary_id in ids:
        said = wording.SECRETARY_IS_MEMBER
        yield _fault(rules, "secretary_is_member", said, composition.secretary)


def _check_member(rules: Ruleset, member: MemberFacts) -> Iterator[Finding]:
    composition = rules.commission.composition
    shown = member.name or member.id
    if member.to_be_attested:
        said, rule = wording.MEMBER_TO_BE_ATTESTED, composition.attested_excluded
        yield _fault(rules, "to_be_attested", said, rule, member=shown)
    basis = composition.bases.get(member.basis)
    if basis is None:
        first = next(iter(composition.bases.values()))
        yield _fault(rules, "unknown_basis", wording.UNKNOWN_BASIS, first, member=shown)
    else:
        yield from _check_basis(rules, member, shown, basis)


def _check_basis(
    rules: Ruleset, member: MemberFacts, shown: str, basis: MemberBasis
) -> Iterator[Finding]:
    if basis.tenure_years is not None and member.tenure_years < basis.tenure_years:
        yield _fault(
            rules,
            "member_tenure",
            wording.MEMBER_TENURE,
            basis,
            member=shown,
            tenure=member.tenure_years,
            needed=basis.tenure_years,
        )
    if basis.categories and member.category not in basis.categories:
        yield _fault(
            rules,
            "member_category",
            wording.MEMBER_CATEGORY,
            basis,
            member=shown,
            category=member.category,
            needed=_names(rules, basis.categories),
        )


def _fault(rules: Ruleset, code: str, sentence: Text, rule: WordedRule, **facts: Any) -> Finding:
    return find(rules, code, "not_met", sentence, rule, **facts)


def _names(rules: Ruleset, categories: tuple[str, ...]) -> Text:
    names = [rules.category_name(category) for category in categories]
    return Text(kk=", ".join(n.kk for n in names), ru=", ".join(n.ru for n in names))
