"""Who may do what in a commission."""

from django.utils.translation import gettext_lazy as _

from attestation.models import Application, HandOver
from attestation.states import State
from commissions.models import AgendaItem, Commission, Member, Protocol
from commissions.presence import voters
from commissions.selectors.cases import member_of, roles_in
from commissions.selectors.protocols import may_sign_now, waiting_for
from commissions.selectors.taking import hindrance, takes_for
from foundation.accounts.models import User
from foundation.base.permissions import ALLOWED, Verdict, refuse
from registry.models import Organisation, Person
from registry.selectors import holds
from registry.states import Role


def may_form_commission(user: User, organisation: Organisation) -> Verdict:
    if holds(user, Role.HEAD, organisation.pk):
        return ALLOWED
    return refuse(_("The commission is formed by the head of the organisation."))


def may_lead(user: User, commission: Commission) -> Verdict:
    """Planning, the agenda, presence, motions and the closing are the secretary's work."""
    return leads(roles_in(user, commission))


def may_close_vote(user: User, commission: Commission) -> Verdict:
    return closes_votes(roles_in(user, commission))


def leads(roles: set[str]) -> Verdict:
    if Role.COMMISSION_SECRETARY in roles:
        return ALLOWED
    return refuse(_("Sittings are prepared and led by the secretary of the commission."))


def closes_votes(roles: set[str]) -> Verdict:
    if roles & {Role.COMMISSION_SECRETARY, Role.COMMISSION_CHAIR}:
        return ALLOWED
    return refuse(_("A vote is closed by the secretary or the chair."))


def may_score(application: Application, member: Member | None) -> Verdict:
    if member is None:
        return refuse(_("Score sheets are filled by the members of the commission."))
    if member.person_id == application.person_id:
        return refuse(_("Nobody scores their own case."))
    if application.state != State.IN_COMMISSION:
        return refuse(_("This case is not with the commission."))
    return ALLOWED


def may_answer(application: Application) -> Verdict:
    """Whoever has the case as member, chair or secretary answers, while it is with them."""
    if application.state != State.IN_COMMISSION:
        return refuse(_("This case is not with the commission."))
    return ALLOWED


def may_vote(user: User, item: AgendaItem) -> Verdict:
    member = member_of(user, item.sitting.commission)
    if member is None:
        return refuse(_("The members of the commission vote."))
    if member.person_id == item.application.person_id:
        return refuse(_("Nobody votes on their own case."))
    if member not in voters(item):
        return refuse(_("Those who are marked present at the sitting vote."))
    return ALLOWED


def may_sign(user: User, protocol: Protocol) -> Verdict:
    person = Person.objects.filter(user=user).first()
    if person is not None and may_sign_now(protocol, person):
        return ALLOWED
    if person in waiting_for(protocol):
        return refuse(_("The secretary signs when every member who was present has signed."))
    return refuse(_("There is nothing for you to sign here."))


def may_take_portfolios(user: User) -> Verdict:
    """Whether portfolios are given to a commission whose secretary or chair the user is."""
    if takes_for(user):
        return ALLOWED
    return refuse(_("Portfolios are taken by the secretary of the commission."))


def may_take(user: User, given: HandOver) -> Verdict:
    reason = hindrance(user, given, takes_for(user).get(given.organisation_id))
    return refuse(reason) if reason else ALLOWED
