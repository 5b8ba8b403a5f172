"""Who plans visits, and who does what with a sheet."""

from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base.permissions import ALLOWED, Verdict, refuse
from lessons.models import Sheet, Visit
from lessons.states import State
from portfolio.permissions import may_read_list
from registry.models import Grant, Person
from registry.selectors import current_employments, live_grants
from registry.states import NOT_TEACHING, Role

PLANNERS = (Role.DATA_ENTRY, Role.HEAD)
may_read_calendar = may_read_list


def planning_grant(user: User, person: Person) -> Grant | None:
    """The order under which the user may plan visits to this person's lessons, or None."""
    works = current_employments(person).exclude(post_kind__in=NOT_TEACHING)
    schools = works.values("organisation")
    found = live_grants(user, *PLANNERS).filter(organisation__in=schools)
    return found.order_by("since", "pk").first()


def may_plan(user: User, person: Person) -> Verdict:
    """The school's data-entry officer or head, for the school's teachers, never for oneself."""
    if person.user_id == user.pk:
        return refuse(_("Another officer plans visits to your lessons."))
    if planning_grant(user, person) is None:
        return refuse(_("Only the school's data-entry officer and its head plan visits."))
    return ALLOWED


def may_change_visit(user: User, visit: Visit) -> Verdict:
    """Whoever may plan in the visit's organisation, while it is still to be made."""
    if visit.cancelled_at is not None:
        return refuse(_("This visit was cancelled."))
    if visit.person.user_id == user.pk:
        return refuse(_("Another officer plans visits to your lessons."))
    if not live_grants(user, *PLANNERS).filter(organisation=visit.organisation_id).exists():
        return refuse(_("Only the school's data-entry officer and its head plan visits."))
    return ALLOWED


def may_remove_observer(user: User, sheet: Sheet) -> Verdict:
    """The observer gives up what is not sent yet; the planner only what nobody has begun."""
    if sheet.state != State.DRAFT:
        return refuse(_("This sheet was sent and stays."))
    if sheet.observer.user_id == user.pk:
        return ALLOWED
    if sheet.version or sheet.replaces_id:
        return refuse(_("The observer has begun this sheet and alone may give it up."))
    return may_change_visit(user, sheet.visit)


def may_sign(user: User, sheet: Sheet) -> Verdict:
    if sheet.observer.user_id != user.pk:
        return refuse(_("A sheet is signed by its observer."))
    if sheet.state != State.SENT:
        return refuse(_("There is nothing to sign now."))
    return ALLOWED


def may_answer(user: User, sheet: Sheet) -> Verdict:
    """The teacher acknowledges or objects once the sheet is signed."""
    if sheet.visit.person.user_id != user.pk:
        return refuse(_("The teacher whose lesson it was answers."))
    if sheet.state not in (State.SIGNED, State.OBJECTED):
        return refuse(_("There is nothing to answer now."))
    return ALLOWED


def may_object(user: User, sheet: Sheet) -> Verdict:
    verdict = may_answer(user, sheet)
    if verdict and sheet.state == State.OBJECTED:
        return refuse(_("You have already objected."))
    return verdict


def may_correct(user: User, sheet: Sheet) -> Verdict:
    """The observer, while the sheet stands and no correction of it is open."""
    if sheet.observer.user_id != user.pk:
        return refuse(_("A sheet is corrected by its observer."))
    if sheet.state not in State.signed():
        return refuse(_("Only a signed sheet is corrected."))
    if Sheet.objects.filter(replaces=sheet).exists():
        return refuse(_("A correction of this sheet is already open."))
    return ALLOWED
