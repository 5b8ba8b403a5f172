"""Who keeps the approved lists."""

from django.utils.translation import gettext_lazy as _

from events.models import Event
from events.selectors import lists_kept_by
from events.states import ListKind
from foundation.accounts.models import User
from foundation.base.permissions import ALLOWED, Verdict, refuse


def keeps_a_list(user: User) -> Verdict:
    if lists_kept_by(user):
        return ALLOWED
    return refuse(_("The lists are kept by the staff of the ministry and of the regions."))


def may_keep(user: User, kind: str, region_id: str | None) -> Verdict:
    """The ministry's staff the lists of the country, a region's staff the region's own."""
    kept = {(one.kind, one.region.pk if one.region else None) for one in lists_kept_by(user)}
    if (kind, region_id) in kept:
        return ALLOWED
    if kind == ListKind.REGIONAL:
        return refuse(_("The list of a region is kept by the staff of its department."))
    return refuse(_("This list is kept by the staff of the ministry."))


def may_change(user: User, event: Event) -> Verdict:
    return may_keep(user, event.kind, event.region_id)
