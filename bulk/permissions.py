"""Who may send tables and who may read them."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base.permissions import ALLOWED, Verdict, refuse
from registry.selectors import holds, live_grants
from registry.states import Role

READERS = (Role.DATA_ENTRY, Role.HEAD)


def may_send(user: User, organisation_id: UUID) -> Verdict:
    if holds(user, Role.DATA_ENTRY, organisation_id):
        return ALLOWED
    return refuse(_("Only the organisation's data-entry officer sends tables."))


def may_read(user: User) -> Verdict:
    if live_grants(user, *READERS).exists():
        return ALLOWED
    return refuse(_("Only the organisation's data-entry officer and its head see its tables."))
