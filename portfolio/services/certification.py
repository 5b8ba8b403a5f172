"""Acts on a portfolio as it stands: offered by the officer, certified by the head, confirmed.

By algorithm-2025, p. 3.1, the administration answers for the gathering, the teacher for
completeness and truth, and both keep to academic honesty. Each act is of the portfolio that was
shown, named by its hash: when another stands there by now, nothing is said of it.
"""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

import scoring
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.permissions import Verdict
from foundation.journal.services import record
from portfolio.models import Certification
from portfolio.permissions import certifying_grant, entry_grant, may_certify, may_confirm, may_enter
from portfolio.selectors.certified import Certified, certified_today
from portfolio.selectors.facts import attestation_period
from portfolio.selectors.people import main_employment, with_portfolio
from portfolio.services.letters import tell_heads, tell_teacher
from portfolio.states import Act
from registry.models import Employment, Organisation, Person
from registry.signers import Signer, signer_of
from scoring import Ruleset


@transaction.atomic
def offer_portfolio(*, person: Person, sha256: str, by: UUID) -> Certification:
    """Say that the portfolio is complete, so that the head certifies it. `by`: an entering officer.

    Refused: "not_officer", "changed", "empty".
    """
    person, work, rules = _lock(person)
    user = User.objects.get(pk=by)
    _require(may_enter(user, person), "not_officer")
    state = _as_shown(person, rules, sha256)
    if earlier := state.offered or state.certified:
        return earlier
    grant = entry_grant(user, person)
    where = grant.organisation if grant else work.organisation
    offered = _write(Act.OFFERED, state, rules, signer_of(by, where), where, by)
    tell_heads(offered)
    return offered


@transaction.atomic
def certify_portfolio(*, person: Person, sha256: str, by: UUID) -> Certification:
    """Certify that the portfolio is what the school gathered. `by`: the head, not for oneself.

    Refused: "not_head", "changed", "empty". Certified already: the same act again.
    """
    person, work, rules = _lock(person)
    user = User.objects.get(pk=by)
    _require(may_certify(user, person), "not_head")
    state = _as_shown(person, rules, sha256)
    if state.certified:
        return state.certified
    grant = certifying_grant(user, person)
    where, role = (grant.organisation, grant.role) if grant else (work.organisation, "")
    certified = _write(Act.CERTIFIED, state, rules, signer_of(by, where, role), where, by)
    tell_teacher(certified)
    return certified


@transaction.atomic
def confirm_portfolio(*, person: Person, sha256: str, by: UUID) -> Certification:
    """Confirm that the own portfolio, certified by the school, is complete and true.

    Refused: "not_own", "changed", "empty", "not_certified". Confirmed already: the same act again.
    """
    person, work, rules = _lock(person)
    _require(may_confirm(User.objects.get(pk=by), person), "not_own")
    state = _as_shown(person, rules, sha256)
    if state.certified is None:
        raise Refused("not_certified", _("The school has not certified the portfolio yet."))
    if state.confirmed:
        return state.confirmed
    signer = Signer(person.full_name, work.post, work.organisation.name)
    return _write(Act.CONFIRMED, state, rules, signer, work.organisation, by)


def _lock(person: Person) -> tuple[Person, Employment, Ruleset]:
    """The person, whose row keeps entries waiting, the post attested in, the law of today."""
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    locked = with_portfolio(Person.objects.filter(pk=person.pk)).get()
    work = main_employment(locked, clock.today())
    if work is None:
        raise Refused("no_post", _("This person does not teach here."))
    return locked, work, scoring.ruleset_on(clock.today(), work.organisation.region_id)


def _require(verdict: Verdict, code: str) -> None:
    if not verdict:
        raise Refused(code, verdict.reason)


def _as_shown(person: Person, rules: Ruleset, sha256: str) -> Certified:
    state = certified_today(person, rules)
    if state.sha256 != sha256:
        message = _("The portfolio was changed in the meantime. Look through it again.")
        raise Refused("changed", message)
    if not state.pieces:
        raise Refused("empty", _("There is nothing in the portfolio yet."))
    return state


def _write(
    act: Act, state: Certified, rules: Ruleset, signer: Signer, where: Organisation, by: UUID
) -> Certification:
    since, until = attestation_period(state.person, rules, clock.today())
    written = Certification.objects.create(
        person=state.person,
        organisation=where,
        act=act,
        since=since,
        until=until,
        pieces=state.pieces,
        sha256=state.sha256,
        signer=signer.as_dict(),
        at=clock.now(),
        by_id=by,
    )
    facts = {"person": state.person.pk, "sha256": state.sha256, "pieces": len(state.pieces)}
    personal = {"signer": signer.name}
    record(action=f"portfolio.{act.value}", on=written, by=by, facts=facts, personal=personal)
    return written
