"""Forming a commission by an order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

import scoring
from attestation.states import State
from commissions.models import Commission, Member
from foundation.accounts.models import User
from foundation.base.errors import Refused
from foundation.journal.services import record
from registry.models import Organisation, Person
from registry.selectors import category_on
from registry.services import grant_role
from registry.states import Category, Role

UNDER_WAY = (State.SUBMITTED, State.ACCEPTED, State.HANDED_OVER, State.IN_COMMISSION)


@dataclass(frozen=True)
class NewMember:
    """A person named in the order, and the ground on which he or she sits."""

    person: Person
    basis: str


class CompositionRefused(Refused):
    """The commission named in the order is not the one the law asks for.

    `findings`: everything that is wrong, each with its clause.
    """

    def __init__(self, findings: Sequence[scoring.Finding]) -> None:
        super().__init__("composition", _("The commission cannot have these members."))
        self.findings = tuple(findings)


@transaction.atomic
def form_commission(
    *,
    organisation: Organisation,
    name: dict[str, str],
    order_number: str,
    order_date: date,
    members: Sequence[NewMember],
    chair: Person,
    secretary: Person,
    by: UUID | None,
    pk: UUID | None = None,
) -> Commission:
    """Enter a commission created by an order, with its powers from the day of the order.

    Its members, chair and secretary get their rights for that term. Raises CompositionRefused
    with every broken rule, Refused("no_account") for a person who cannot log in. `pk`: the id the
    commission is to have, when the caller must know it.
    """
    rules = scoring.ruleset_on(order_date, organisation.region_id, caller="form_commission")
    until = _last_day(rules, order_date)
    check_composition(rules, members, chair, secretary, order_date, until)
    _require_accounts([*(member.person for member in members), secretary])
    commission = Commission.objects.create(
        pk=pk or uuid4(),
        organisation=organisation,
        level=organisation.level,
        name=name,
        order_number=order_number,
        order_date=order_date,
        since=order_date,
        until=until,
        secretary=secretary,
        ruleset_id=rules.id,
        ruleset_digest=rules.digest,
    )
    _seat(commission, members, chair, by)
    _grant(commission, secretary, Role.COMMISSION_SECRETARY, by)
    _journal(commission, members, chair, by)
    return commission


def check_composition(
    rules: scoring.Ruleset,
    members: Sequence[NewMember],
    chair: Person,
    secretary: Person,
    since: date,
    until: date,
) -> None:
    """Raise CompositionRefused unless the members are those the law asks for."""
    facts = [member_facts(member, since, until) for member in members]
    findings = scoring.check_composition(
        rules, facts, chair_id=str(chair.pk), secretary_id=str(secretary.pk)
    )
    if findings:
        raise CompositionRefused(findings)


def member_facts(member: NewMember, since: date, until: date) -> scoring.MemberFacts:
    """What the law asks of a member, as the registry knows it on the day of the order."""
    held = category_on(member.person, since)
    return scoring.MemberFacts(
        id=str(member.person.pk),
        basis=member.basis,
        category=held.category if held else Category.NONE.value,
        tenure_years=_tenure(member.person, since),
        to_be_attested=_is_to_be_attested(member.person, since, until),
        name=member.person.short_name,
    )


def _last_day(rules: scoring.Ruleset, since: date) -> date:
    """The same day a term later; for 29 February, the last day of that February."""
    term = scoring.term(rules, "commission_powers")
    if term.unit != "year":
        raise scoring.NoSuchRule(rules.id, "powers of a commission in years")
    year = since.year + term.count
    leap = (since.month, since.day) == (2, 29)
    return since.replace(year=year, day=28) if leap else since.replace(year=year)


def _tenure(person: Person, day: date) -> int:
    """Full years of teaching on a day."""
    began = min((work.teaching_since for work in person.employments.all()), default=None)
    if began is None or began > day:
        return 0
    return day.year - began.year - ((day.month, day.day) < (began.month, began.day))


def _is_to_be_attested(person: Person, since: date, until: date) -> bool:
    """Whether an application is under way, or the category ends while the commission sits."""
    applied = person.applications.filter(state__in=UNDER_WAY)
    ending = person.categories.filter(ended_on=None, until__range=(since, until))
    return applied.exists() or ending.exists()


def _require_accounts(people: Sequence[Person]) -> None:
    without = [person.short_name for person in people if person.user_id is None]
    if without:
        message = _("These people cannot log in to the portal yet: %(names)s.")
        raise Refused("no_account", message % {"names": ", ".join(without)})


def _seat(
    commission: Commission, members: Sequence[NewMember], chair: Person, by: UUID | None
) -> None:
    """Members first, rights after: the journal's lock is taken last."""
    for member in members:
        Member.objects.create(
            commission=commission,
            person=member.person,
            basis=member.basis,
            is_chair=member.person == chair,
        )
    for member in members:
        _grant(commission, member.person, Role.COMMISSION_MEMBER, by)
    _grant(commission, chair, Role.COMMISSION_CHAIR, by)


def _grant(commission: Commission, person: Person, role: str, by: UUID | None) -> None:
    grant_role(
        user=_user_of(person),
        organisation=commission.organisation,
        role=role,
        since=commission.since,
        until=commission.until,
        order_number=commission.order_number,
        order_date=commission.order_date,
        scope_id=commission.pk,
        by=by,
    )


def _user_of(person: Person) -> User:
    if person.user is None:
        raise ValueError(f"person {person.pk} has no account")
    return person.user


def _journal(
    commission: Commission, members: Sequence[NewMember], chair: Person, by: UUID | None
) -> None:
    facts = {
        "organisation": commission.organisation_id,
        "order": commission.order_number,
        "order_date": commission.order_date,
        "until": commission.until,
        "members": {str(member.person.pk): member.basis for member in members},
        "chair": chair.pk,
        "secretary": commission.secretary_id,
        "ruleset": commission.ruleset_id,
    }
    record(action="commission.formed", on=commission, by=by, facts=facts)
