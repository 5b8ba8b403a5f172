"""Who may enter and withdraw."""

from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base.permissions import ALLOWED, Verdict, refuse
from portfolio.models import Entered
from portfolio.selectors.people import READERS
from registry.models import Grant, Person
from registry.selectors import current_employments, live_grants
from registry.states import NOT_TEACHING, Role


def entry_grant(user: User, person: Person) -> Grant | None:
    """The order under which the user may enter for this person today, or None."""
    work = current_employments(person).exclude(post_kind__in=NOT_TEACHING)
    schools = work.values("organisation")
    return live_grants(user, Role.DATA_ENTRY).filter(organisation__in=schools).first()


def may_enter(user: User, person: Person) -> Verdict:
    """A school's data-entry officer, for the school's teachers, never for oneself."""
    if person.user_id == user.pk:
        return refuse(_("Another officer enters evidence about you."))
    if entry_grant(user, person) is None:
        return refuse(_("Only the school's data-entry officer enters evidence."))
    return ALLOWED


def may_read_list(user: User) -> Verdict:
    """The school's officers and head."""
    if live_grants(user, *READERS).exists():
        return ALLOWED
    return refuse(_("Only the school's officers and its head read the list of teachers."))


def may_withdraw(user: User, entered: Entered, person: Person) -> Verdict:
    """Whoever may enter for the person, while it still counts."""
    if entered.withdrawn_at is not None:
        return refuse(_("This was already withdrawn."))
    return may_enter(user, person)
