"""What waits for a user, gathered from the rooms below."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from attestation.comparison import ready_to_give
from attestation.selectors import intake_queue_for_user
from attestation.states import State
from cabinet.menu import COMMISSION, MEMBERS, STAFF
from cabinet.selectors import Standing
from certificates.selectors import waiting_for_user
from commissions.selectors import (
    protocols_to_sign_for_user,
    sheets_to_fill_for_user,
    sittings_ahead_for_user,
    to_take_for_user,
)
from foundation.accounts.models import User
from lessons.selectors.sheets import sheets_to_answer, sheets_to_fill, sheets_to_sign
from portfolio.selectors import to_check_for_user, waiting_for_certification
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
    user, roles = standing.user, standing.roles
    found = _lessons(standing) if standing.observes else []
    if roles & {Role.INTAKE_OFFICER, Role.HEAD}:
        queue = intake_queue_for_user(user).filter(state=State.SUBMITTED)
        found.append(Duty(_("Applications to answer"), reverse("attestation:queue"), queue.count()))
        ready = f"{reverse('attestation:queue')}?state={State.ACCEPTED.value}"
        waiting = len(ready_to_give(user))
        found.append(Duty(_("Portfolios to hand over to the commission"), ready, waiting))
    if Role.HEAD in roles:
        waiting = waiting_for_certification(user).count()
        found.append(Duty(_("Portfolios to certify"), reverse("portfolio:waiting"), waiting))
    found += _to_take(user, roles)
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
    if roles & {Role.HEAD, Role.DATA_ENTRY}:
        waiting = to_check_for_user(user).count()
        found.append(Duty(_("Evidence to check"), reverse("portfolio:to_check"), waiting))
    return found


def _lessons(standing: Standing) -> list[Duty]:
    """What waits of visits to lessons; a line only where something does."""
    url, user = reverse("lessons:mine"), standing.user
    waiting = (
        (_("Observation sheets to acknowledge"), sheets_to_answer(user).count()),
        (_("Observation sheets to fill"), sheets_to_fill(user).count()),
        (_("Observation sheets to sign"), sheets_to_sign(user).count()),
    )
    return [Duty(title, url, count) for title, count in waiting if count]


def _to_take(user: User, roles: frozenset[str]) -> list[Duty]:
    """The secretary's work; the chair has it only where the secretary may not."""
    if not roles & {Role.COMMISSION_SECRETARY, Role.COMMISSION_CHAIR}:
        return []
    waiting = len(to_take_for_user(user))
    if not waiting and Role.COMMISSION_SECRETARY not in roles:
        return []
    return [Duty(_("Portfolios to take"), reverse("commissions:portfolios"), waiting)]


def start_page(standing: Standing) -> str | None:
    """Where somebody with a single kind of work begins, or None for the list of duties."""
    if standing.roles & STAFF and not standing.roles & WITH_DUTIES:
        return reverse("reports:decisions")
    if standing.roles == {Role.TESTING_CENTRE}:
        return reverse("registry:test_results")
    if standing.roles == {Role.DATA_ENTRY}:
        return reverse("portfolio:teachers")
    if not standing.roles and standing.teaches and not _lessons(standing):
        return reverse("attestation:my")
    return None
