"""Who may enter, withdraw, certify and confirm."""

from django.db.models import Exists
from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.permissions import ALLOWED, Verdict, refuse
from portfolio.models import Entered, Evidence
from portfolio.selectors.people import READERS, main_employment
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
    if entered.is_signed:
        return refuse(_("A signed sheet is replaced by its observer's correction alone."))
    return may_enter(user, person)


def checks_for(user: User, person: Person) -> Verdict:
    """An officer or the head of a school where the person works; nobody checks for oneself."""
    if person.user_id == user.pk:
        return refuse(_("Somebody else checks what is entered about you."))
    schools = current_employments(person).values("organisation")
    if live_grants(user, Role.DATA_ENTRY, Role.HEAD).filter(organisation__in=schools).exists():
        return ALLOWED
    return refuse(_("Only the school's data-entry officers and its head check evidence."))


def checks_something(user: User) -> Verdict:
    if live_grants(user, Role.DATA_ENTRY, Role.HEAD).exists():
        return ALLOWED
    return refuse(_("Only the school's data-entry officers and its head check evidence."))


def may_check(user: User, item: Evidence, person: Person) -> Verdict:
    """Whoever checks for the person, but never the one who entered it."""
    if item.withdrawn_at is not None:
        return refuse(_("This was already withdrawn."))
    if item.checked_at is not None:
        return refuse(_("This was already checked."))
    if item.entered_by_id == user.pk:
        return refuse(_("Whoever entered it does not check it: another officer or the head does."))
    return checks_for(user, person)


def certifying_grant(user: User, person: Person) -> Grant | None:
    """The right by which the user may certify this person's portfolio today, or None.

    The head certifies. For a head who teaches, the deputy who accepts applications does. Reads the
    employments that are prefetched.
    """
    if person.user_id == user.pk:
        return None
    work = main_employment(person, clock.today())
    school = work.organisation_id if work else None
    heads = Exists(live_grants(person.user_id, Role.HEAD).filter(organisation=school))
    grants = live_grants(user, Role.HEAD, Role.INTAKE_OFFICER).filter(organisation=school)
    held = {grant.role: grant for grant in grants.annotate(of_head=heads)}
    deputy = held.get(Role.INTAKE_OFFICER)
    return held.get(Role.HEAD) or (deputy if deputy and deputy.of_head else None)


def may_certify(user: User, person: Person) -> Verdict:
    if person.user_id == user.pk:
        return refuse(_("Nobody certifies their own portfolio."))
    if certifying_grant(user, person) is None:
        return refuse(_("The portfolio is certified by the head of the organisation."))
    return ALLOWED


def may_confirm(user: User, person: Person) -> Verdict:
    if person.user_id == user.pk:
        return ALLOWED
    return refuse(_("Only the teacher confirms the own portfolio."))


def may_read_waiting(user: User) -> Verdict:
    if live_grants(user, Role.HEAD).exists():
        return ALLOWED
    return refuse(_("The portfolio is certified by the head of the organisation."))
