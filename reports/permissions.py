"""Who reads the reports."""

from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base.permissions import ALLOWED, Verdict, refuse
from registry.selectors import live_grants
from registry.states import Role

READERS = (Role.DISTRICT_STAFF, Role.REGION_STAFF, Role.MINISTRY_STAFF)


def may_read_reports(user: User) -> Verdict:
    if live_grants(user, *READERS).exists():
        return ALLOWED
    return refuse(_("Reports are read by education departments and the ministry."))
