"""The one function that changes a sheet's state."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from lessons.models import Sheet
from lessons.states import Actor, State, transition

MOVED_ON = _("This step is no longer possible: the sheet has moved on.")


@transaction.atomic
def change_state(
    *,
    sheet_id: UUID,
    target: str,
    actor: Actor,
    by: UUID,
    facts: dict[str, Any] | None = None,
    personal: dict[str, Any] | None = None,
) -> Sheet:
    """Lead a sheet to another state, keep the moment, and write the step down.

    Refused("state") when the table of transitions knows no such way for this actor.
    """
    sheet = lock_sheet(sheet_id)
    source = sheet.state
    way = transition(source, target)
    if way is None or way.by != actor:
        raise Refused("state", MOVED_ON)
    sheet.state = State(target)
    if way.moment:
        setattr(sheet, way.moment, clock.now())
    sheet.save(update_fields=["state", *filter(None, [way.moment])])
    record(
        action=f"sheet.{way.target.value}",
        on=sheet,
        by=by,
        facts={"from": source, "to": way.target.value, **(facts or {})},
        personal=personal,
    )
    return sheet


def lock_sheet(sheet_id: UUID) -> Sheet:
    """The sheet as it is now, its row locked until the transaction ends."""
    return Sheet.objects.select_for_update(of=("self",)).get(pk=sheet_id)


def lock_in(sheet_id: UUID, *states: State) -> Sheet:
    """The locked sheet. Refused("state") unless it is in one of the states."""
    locked = lock_sheet(sheet_id)
    if locked.state not in states:
        raise Refused("state", MOVED_ON)
    return locked
