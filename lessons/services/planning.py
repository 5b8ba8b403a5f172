"""Planning who observes which lesson, and changing that."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.permissions import Verdict
from foundation.journal.services import record
from lessons import letters
from lessons.models import LESSON, Sheet, Visit
from lessons.permissions import (
    may_change_visit,
    may_plan,
    may_remove_observer,
    planning_grant,
)
from lessons.selectors.observers import post_of
from lessons.services.change import lock_sheet
from lessons.services.drafts import begin_sheet
from lessons.services.placing import Observer, check_observed, check_observers, place
from lessons.states import State
from registry.models import Employment, Grant, Person
from registry.selectors import current_employments, earliest_teaching


@transaction.atomic
def plan_visit(
    *,
    person: Person,
    subject: str,
    class_group: str,
    begins_at: datetime,
    observers: Sequence[Observer],
    by: UUID,
    minutes: int = LESSON,
    is_shared: bool = False,
    prior_request: str = "",
) -> Visit:
    """Plan a lesson of the teacher `person` to be observed. `by` is the planner's account.

    is_shared: several observers in this lesson are meant. prior_request: number and day of the
    request to the penitentiary institution, where the school stands at one (algorithm-2025, 3.2).
    Raises Refused: "not_planner", "not_observed", "past", "not_working_day", "minutes",
    "no_observer", "several_observers", "own_lesson", "not_observer", "lesson_taken", "busy",
    "no_request".
    """
    grant = _planner(person, by)
    check_observed(_work_in(grant, person), clock.local(begins_at).date(), prior_request)
    visit = Visit(
        person=person,
        organisation=grant.organisation,
        subject=subject.strip(),
        class_group=class_group.strip(),
        begins_at=begins_at,
        minutes=minutes,
        is_shared=is_shared,
        prior_request=prior_request.strip(),
        planned_at=clock.now(),
        planned_by_id=by,
        planned_under=grant,
    )
    check_observers(visit, observers)
    place(visit, {person for person, _kind in observers})
    visit.save()
    facts = {"person": person.pk, "order": grant.order_number, "shared": is_shared}
    record(action="visit.planned", on=visit, by=by, facts={**facts, **_moment(visit)})
    for observer in observers:
        _invite(visit, observer, by)
    return visit


@transaction.atomic
def add_observer(*, visit: Visit, observer: Observer, by: UUID, is_shared: bool = False) -> Sheet:
    """Invite one more observer while nobody has sent a sheet of the lesson.

    Refused besides as planning does: "several_observers" unless it is meant, "already_observes".
    """
    visit = _lock_visit(visit, by)
    sheets = list(visit.sheets.select_related("observer"))
    visit.is_shared = visit.is_shared or is_shared
    if observer[0] in [sheet.observer for sheet in sheets]:
        message = _("This person already observes the lesson.")
        raise Refused("already_observes", message, field="observer")
    check_observers(visit, [observer], besides=len(sheets))
    place(visit, {observer[0]})
    visit.save(update_fields=["is_shared"])
    return _invite(visit, observer, by)


@transaction.atomic
def move_visit(*, visit: Visit, begins_at: datetime, by: UUID, minutes: int = LESSON) -> Visit:
    """Move a visit to another time while nobody has sent a sheet of it."""
    visit = _lock_visit(visit, by)
    before = _moment(visit)
    visit.begins_at, visit.minutes = begins_at, minutes
    observers = {sheet.observer for sheet in visit.sheets.select_related("observer__user")}
    place(visit, observers)
    visit.save(update_fields=["begins_at", "minutes"])
    record(action="visit.moved", on=visit, by=by, facts={"from": before, "to": _moment(visit)})
    for observer in observers:
        letters.tell_moved(visit, observer)
    return visit


@transaction.atomic
def cancel_visit(*, visit: Visit, reason: str, by: UUID) -> Visit:
    """Call a visit off. Refused("begun") once an observer has begun the sheet."""
    visit = _lock_visit(visit, by)
    if any(sheet.version for sheet in visit.sheets.all()):
        message = _("An observer has begun the sheet of this lesson; the visit stays.")
        raise Refused("begun", message)
    _require_reason(reason)
    visit.cancelled_at, visit.cancelled_by_id = clock.now(), by
    visit.cancel_reason = reason.strip()
    visit.save(update_fields=["cancelled_at", "cancelled_by_id", "cancel_reason"])
    record(action="visit.cancelled", on=visit, by=by, personal={"reason": reason})
    for sheet in visit.sheets.select_related("observer__user"):
        letters.tell_off(visit, sheet.observer, reason)
    return visit


@transaction.atomic
def remove_observer(*, sheet: Sheet, reason: str, by: UUID) -> Visit:
    """Take an observer out of a lesson: by the planner before the sheet was begun, or by oneself.

    The empty or given-up sheet goes with it; the journal keeps who took it out.
    """
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=sheet.visit_id)
    sheet = lock_sheet(sheet.pk)
    _require(may_remove_observer(User.objects.get(pk=by), sheet), "stays")
    _require_reason(reason)
    facts = {"observer": sheet.observer_id, "sheet": sheet.pk, "version": sheet.version}
    record(
        action="visit.observer_removed",
        on=visit,
        by=by,
        facts=facts,
        personal={"reason": reason},
    )
    if sheet.observer.user_id != by:
        letters.tell_off(visit, sheet.observer, reason)
    sheet.delete()
    return visit


def _planner(person: Person, by: UUID) -> Grant:
    user = User.objects.get(pk=by)
    _require(may_plan(user, person), "not_planner")
    grant = planning_grant(user, person)
    assert grant is not None  # the verdict rests on it
    return grant


def _work_in(grant: Grant, person: Person) -> Employment:
    works = current_employments(person).filter(organisation=grant.organisation_id)
    work = earliest_teaching(works)
    if work is None:
        raise Refused("not_observed", _("This person does not teach here."))
    return work


def _invite(visit: Visit, observer: Observer, by: UUID) -> Sheet:
    person, kind = observer
    sheet = begin_sheet(
        visit=visit,
        observer=person,
        observer_kind=kind,
        observer_post=post_of(person, visit.organisation, kind),
        by=by,
    )
    facts = {"observer": person.pk, "kind": kind, "sheet": sheet.pk}
    record(action="visit.observer_added", on=visit, by=by, facts=facts)
    letters.tell_invited(visit, person)
    return sheet


def _lock_visit(visit: Visit, by: UUID) -> Visit:
    """The visit and its sheets, locked. Refused once a sheet of it was sent."""
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    _require(may_change_visit(User.objects.get(pk=by), visit), "not_planner")
    sheets = visit.sheets.select_for_update(of=("self",)).order_by("pk")
    if any(sheet.state != State.DRAFT for sheet in sheets):
        raise Refused("observed", _("A sheet of this lesson was sent; the visit stays as it is."))
    return visit


def _moment(visit: Visit) -> dict[str, object]:
    return {"begins_at": visit.begins_at, "minutes": visit.minutes}


def _require(verdict: Verdict, code: str) -> None:
    if not verdict:
        raise Refused(code, verdict.reason)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("missing", _("Write the reason."), field="reason")
