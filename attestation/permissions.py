"""Who may do what with an application they see."""

from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from attestation.selectors import INTAKE_ROLES
from attestation.states import State
from foundation.accounts.models import User
from foundation.base.permissions import ALLOWED, Verdict, all_of, refuse
from registry.selectors import organisations_with_role


def may_edit(user: User, application: Application) -> Verdict:
    return all_of(_is_own(user, application), _is_in(application, State.DRAFT))


def may_withdraw(user: User, application: Application) -> Verdict:
    return all_of(_is_own(user, application), _is_in(application, State.DRAFT, State.SUBMITTED))


def may_answer(user: User, application: Application) -> Verdict:
    return _is_in(application, State.SUBMITTED) and accepts_for(user, application)


def may_hand_over(user: User, application: Application) -> Verdict:
    return _is_in(application, State.ACCEPTED) and accepts_for(user, application)


def may_see_queue(user: User) -> Verdict:
    if organisations_with_role(user, *INTAKE_ROLES):
        return ALLOWED
    return refuse(_("Only those who accept applications see this list."))


def _is_own(user: User, application: Application) -> Verdict:
    if application.person.user_id == user.pk:
        return ALLOWED
    return refuse(_("Only the teacher may do this."))


def _is_in(application: Application, *states: State) -> Verdict:
    if application.state in states:
        return ALLOWED
    return refuse(_("This step is no longer possible: the application has moved on."))


def accepts_for(user: User, application: Application) -> Verdict:
    """Whether the user answers applications where this one was sent; nobody answers the own."""
    if application.person.user_id == user.pk:
        return refuse(_("Nobody decides on their own application."))
    if application.organisation_id in organisations_with_role(user, *INTAKE_ROLES):
        return ALLOWED
    return refuse(_("Only those who accept applications here may do this."))
