"""Planning, opening and leading a sitting. Locks are taken in the order sitting, item, motion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from commissions.models import AgendaItem, Attendance, Commission, Motion, Sitting
from commissions.selectors.cases import cases_of
from commissions.states import SITTING_TRANSITIONS, SittingState
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record

BEFORE_CLOSING = (SittingState.PLANNED, SittingState.OPEN)


@dataclass(frozen=True)
class Presence:
    """Whether a member is there, and if not, why."""

    is_present: bool
    reason: str = ""


def change_sitting_state(
    *, sitting: Sitting, target: str, by: UUID, facts: dict[str, Any] | None = None
) -> Sitting:
    """Lead a sitting, locked by the caller, to another state: the one place that assigns it."""
    if (sitting.state, target) not in SITTING_TRANSITIONS:
        raise Refused("sitting_state", _("The sitting is no longer at this step."))
    moments = {SittingState.OPEN.value: "opened_at", SittingState.CLOSED.value: "closed_at"}
    before, sitting.state = sitting.state, target
    if str(target) in moments:
        setattr(sitting, moments[str(target)], clock.now())
    sitting.save(update_fields=["state", "opened_at", "closed_at"])
    record(
        action=f"sitting.{SittingState(target).value}",
        on=sitting,
        by=by,
        facts={"from": before, "to": str(target), **(facts or {})},
    )
    return sitting


@transaction.atomic
def plan_sitting(*, commission: Commission, held_at: datetime, by: UUID) -> Sitting:
    """Set the next sitting of a commission. Its members are absent until marked present."""
    commission = Commission.objects.select_for_update().get(pk=commission.pk)
    if not commission.since <= clock.local(held_at).date() <= commission.until:
        message = _("The commission has no powers on that day.")
        raise Refused("outside_term", message, field="held_at")
    last = commission.sittings.aggregate(last=Max("number"))["last"] or 0
    sitting = Sitting.objects.create(commission=commission, number=last + 1, held_at=held_at)
    Attendance.objects.bulk_create(
        Attendance(sitting=sitting, member=member) for member in commission.members.all()
    )
    facts = {"commission": commission.pk, "number": sitting.number, "held_at": held_at}
    record(action="sitting.planned", on=sitting, by=by, facts=facts)
    return sitting


@transaction.atomic
def add_to_agenda(
    *, sitting: Sitting, applications: Sequence[Application], by: UUID
) -> list[AgendaItem]:
    """Put cases that are with the commission at the end of the agenda."""
    sitting = lock_sitting(sitting, *BEFORE_CLOSING)
    chosen = [application.pk for application in applications]
    waiting = cases_of([sitting.commission_id]).exclude(
        items__in=AgendaItem.objects.filter(postponed_at=None)
    )
    found = {one.pk: one for one in waiting.filter(pk__in=chosen)}
    if not chosen or len(found) < len(set(chosen)):
        message = _("One of these cases is not waiting for a sitting of this commission.")
        raise Refused("not_waiting", message, field="applications")
    last = sitting.items.aggregate(last=Max("position"))["last"] or 0
    items = [
        AgendaItem.objects.create(sitting=sitting, application=found[pk], position=place)
        for place, pk in enumerate(dict.fromkeys(chosen), start=last + 1)
    ]
    record(action="agenda.added", on=sitting, by=by, facts={"applications": chosen})
    return items


@transaction.atomic
def order_agenda(*, sitting: Sitting, items: Sequence[UUID], by: UUID) -> None:
    """Put the agenda in this order. `items`: ids of all its items."""
    sitting = lock_sitting(sitting, *BEFORE_CLOSING)
    places = {item.pk: item for item in sitting.items.all()}
    if set(items) != set(places) or len(items) != len(places):
        raise Refused("agenda_changed", _("The agenda has changed. Look at it again."))
    for position, item_id in enumerate(items, start=1):
        places[item_id].position = position
        places[item_id].save(update_fields=["position"])
    record(action="agenda.ordered", on=sitting, by=by, facts={"items": list(items)})


@transaction.atomic
def open_sitting(*, sitting: Sitting, by: UUID) -> Sitting:
    """Begin a sitting that has something on its agenda. One at a time in a commission."""
    sitting = lock_sitting(sitting, SittingState.PLANNED)
    if not sitting.items.exists():
        raise Refused("agenda_empty", _("There is nothing on the agenda yet."))
    Commission.objects.select_for_update().get(pk=sitting.commission_id)
    if Sitting.objects.filter(commission=sitting.commission, state=SittingState.OPEN).exists():
        raise Refused("another_open", _("Another sitting of the commission is in session."))
    return change_sitting_state(sitting=sitting, target=SittingState.OPEN, by=by)


@transaction.atomic
def mark_attendance(*, sitting: Sitting, presence: Mapping[UUID, Presence], by: UUID) -> None:
    """Mark who is there. `presence`: member's id to presence; an absence has a reason.

    Presence stands still while a vote is open: it says who may vote.
    """
    sitting = lock_sitting(sitting, *BEFORE_CLOSING)
    if Motion.objects.filter(item__sitting=sitting, closed_at=None).exists():
        message = _("A vote is open. Presence can be changed when it is closed.")
        raise Refused("vote_open", message)
    rows = {row.member_id: row for row in sitting.attendance.select_for_update()}
    for member_id, said in presence.items():
        if member_id not in rows:
            raise Refused("not_member", _("This is not a member of the commission."))
        if not said.is_present and not said.reason.strip():
            message = _("Write why the member is absent.")
            raise Refused("reason_missing", message, field=str(member_id))
        _mark(rows[member_id], said)
    facts = {"present": [key for key, said in presence.items() if said.is_present]}
    reasons = {
        str(key): said.reason.strip() for key, said in presence.items() if not said.is_present
    }
    record(action="attendance.marked", on=sitting, by=by, facts=facts, personal=reasons)


def _mark(row: Attendance, said: Presence) -> None:
    row.is_present = said.is_present
    row.absence_reason = "" if said.is_present else said.reason.strip()
    row.marked_at = clock.now()
    row.save(update_fields=["is_present", "absence_reason", "marked_at"])


@transaction.atomic
def postpone_item(*, item: AgendaItem, reason: str, by: UUID) -> AgendaItem:
    """Put a case off: it waits for another sitting of the commission."""
    sitting = lock_sitting(item.sitting, SittingState.OPEN)
    item = lock_open_item(item)
    if item.motions.filter(closed_at=None).exists():
        raise Refused("vote_open", _("A vote on this case is open. Close it first."))
    if not reason.strip():
        message = _("Write why the case is put off.")
        raise Refused("reason_missing", message, field="reason")
    item.postponed_at, item.postponement_reason = clock.now(), reason.strip()
    item.save(update_fields=["postponed_at", "postponement_reason"])
    facts = {"sitting": sitting.pk, "application": item.application_id}
    record(action="case.postponed", on=item, by=by, facts=facts, personal={"reason": reason})
    return item


def lock_sitting(sitting: Sitting, *states: str) -> Sitting:
    """The sitting, locked. Refused("sitting_state") unless it is in one of the states."""
    locked = Sitting.objects.select_for_update(of=("self",)).select_related("commission")
    sitting = locked.get(pk=sitting.pk)
    if sitting.state not in states:
        raise Refused("sitting_state", _("The sitting is no longer at this step."))
    return sitting


def lock_open_item(item: AgendaItem) -> AgendaItem:
    """The item, locked. Refused("item_decided") when it was decided or put off."""
    item = (
        AgendaItem.objects.select_for_update(of=("self",))
        .select_related(
            "sitting__commission",
            "application__person",
            "application__cycle",
            "application__employment__organisation",
        )
        .get(pk=item.pk)
    )
    if not item.is_open:
        raise Refused("item_decided", _("This case was already decided or put off."))
    return item
