"""The one function that changes an application's state."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from attestation.models import Application, StateChange
from attestation.states import Actor, State, transition
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record

MOVED_ON = _("This step is no longer possible: the application has moved on.")


@transaction.atomic
def change_state(
    *,
    application_id: UUID,
    target: str,
    actor: Actor,
    by: UUID | None,
    facts: dict[str, Any] | None = None,
    personal: dict[str, Any] | None = None,
) -> Application:
    """Lead an application to another state and write the step down.

    Refused("state") when the table of transitions knows no such way for this actor.
    """
    application = lock_application(application_id)
    source = application.state
    way = transition(source, target)
    if way is None or way.by != actor:
        raise Refused("state", MOVED_ON)
    application.state, application.state_changed_at = target, clock.now()
    application.save(update_fields=["state", "state_changed_at"])
    StateChange.objects.create(
        application=application, source=source, target=target, at=clock.now(), by_id=by
    )
    record(
        action=f"application.{State(target).value}",
        on=application,
        by=by,
        facts={"from": source, "to": State(target).value, **(facts or {})},
        personal=personal,
    )
    return application


def lock_application(application_id: UUID) -> Application:
    """The application as it is now, its row locked until the transaction ends."""
    return Application.objects.select_for_update().get(pk=application_id)


def lock_in(application: Application, *states: State) -> Application:
    """The locked application. Refused("state") unless it is in one of the states."""
    locked = lock_application(application.pk)
    if locked.state not in states:
        raise Refused("state", MOVED_ON)
    return locked


def refuse_own_case(application: Application, by: UUID) -> None:
    if application.person.user_id == by:
        raise Refused("own_case", _("Nobody decides on their own application."))
