"""Whether a commission is composed as paragraphs 14, 15 and 17 require."""

from collections import Counter
from collections.abc import Iterator, Sequence

from scoring import wording
from scoring.facts import MemberFacts
from scoring.findings import Finding, find
from scoring.models.procedure import MemberBasis
from scoring.models.ruleset import Ruleset
from scoring.texts import Text


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
