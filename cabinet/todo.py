"""What waits for a user, gathered from the rooms below."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from attestation.selectors import intake_queue_for_user
from attestation.states import State
from cabinet.menu import COMMISSION, MEMBERS, STAFF
from cabinet.selectors import Standing
from certificates.selectors import waiting_for_user
from commissions.selectors import (
    protocols_to_sign_for_user,
    sheets_to_fill_for_user,
    sittings_ahead_for_user,
)
from registry.states import Role

WITH_DUTIES = {Role.INTAKE_OFFICER, Role.HEAD, *COMMISSION}


@dataclass(frozen=True)
class Duty:
    """One line of the list: what, how much of it waits, and where to do it."""

    title: str | Promise
    url: str
    waiting: int
    hint: str = ""

    @property
    def status(self) -> str:
        text = ngettext("%(count)d waits", "%(count)d wait", self.waiting)
        return text % {"count": self.waiting} if self.waiting else str(_("Nothing waits"))

    @property
    def kind(self) -> str:
        return "gold" if self.waiting else "grey"


def duties(standing: Standing) -> list[Duty]:
    """What a person with these roles has to do, the most urgent kind of work first."""
    user, roles, found = standing.user, standing.roles, []
    if roles & {Role.INTAKE_OFFICER, Role.HEAD}:
        queue = intake_queue_for_user(user).filter(state=State.SUBMITTED)
        found.append(Duty(_("Applications to answer"), reverse("attestation:queue"), queue.count()))
    if roles & COMMISSION:
        waiting = len(protocols_to_sign_for_user(user))
        found.append(Duty(_("Protocols to sign"), reverse("commissions:sittings"), waiting))
        ahead = sittings_ahead_for_user(user).count()
        found.append(Duty(_("Sittings ahead"), reverse("commissions:sittings"), ahead))
    if roles & MEMBERS:
        waiting = sheets_to_fill_for_user(user).count()
        found.append(Duty(_("Score sheets to fill"), reverse("commissions:cases"), waiting))
    if Role.HEAD in roles:
        waiting = len(waiting_for_user(user))
        found.append(Duty(_("Orders to issue"), reverse("certificates:orders"), waiting))
    return found


def start_page(standing: Standing) -> str | None:
    """Where somebody with a single kind of work begins, or None for the list of duties."""
    if standing.roles & STAFF and not standing.roles & WITH_DUTIES:
        return reverse("reports:decisions")
    if standing.roles == {Role.TESTING_CENTRE}:
        return reverse("registry:test_results")
    if standing.roles == {Role.DATA_ENTRY}:
        return reverse("portfolio:teachers")
    if not standing.roles and standing.teaches:
        return reverse("attestation:my")
    return None
