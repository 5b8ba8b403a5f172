"""Who may import test results and appoint officers."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base.permissions import ALLOWED, Verdict, refuse
from registry.selectors import holds, live_grants
from registry.states import Role


def may_import(user: User) -> Verdict:
    if live_grants(user, Role.TESTING_CENTRE).exists():
        return ALLOWED
    return refuse(_("Only the testing centre imports test results."))


def may_appoint(user: User, organisation_id: UUID) -> Verdict:
    if holds(user, Role.HEAD, organisation_id):
        return ALLOWED
    return refuse(_("Only the head of the organisation appoints its officers."))


def heads_something(user: User) -> Verdict:
    if live_grants(user, Role.HEAD).exists():
        return ALLOWED
    return refuse(_("Only the head of the organisation appoints its officers."))
