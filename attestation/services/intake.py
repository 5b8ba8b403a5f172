"""What the receiving organisation does with an application."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from attestation.services.change import change_state, lock_in, refuse_own_case
from attestation.states import Actor, State
from foundation.base import clock, outbox
from foundation.base.errors import Refused


@transaction.atomic
def accept_application(*, application: Application, by: UUID) -> Application:
    """Accept: the notice in both languages follows through the outbox.

    Refused: "state", "own_case".
    """
    application = _lock_waiting(application, by)
    _answer(application, by)
    accepted = change_state(
        application_id=application.pk, target=State.ACCEPTED, actor=Actor.INTAKE_OFFICER, by=by
    )
    _promise_notice(accepted)
    return accepted


@transaction.atomic
def refuse_application(
    *, application: Application, ground: str, documents: list[str], by: UUID
) -> Application:
    """Refuse on one of the law's grounds, naming the documents that lack or do not conform.

    Refused: "state", "own_case", "ground", "documents".
    """
    application = _lock_waiting(application, by)
    if ground not in application.ruleset.application.refusal_grounds:
        raise Refused("ground", _("Choose the ground of the refusal."), field="ground")
    named = [name for name in (" ".join(name.split()) for name in documents) if name]
    if not named:
        message = _("Name at least one document that is missing or does not conform.")
        raise Refused("documents", message, field="documents")
    application.refusal_ground, application.refused_documents = ground, named
    _answer(application, by)
    refused = change_state(
        application_id=application.pk,
        target=State.REFUSED,
        actor=Actor.INTAKE_OFFICER,
        by=by,
        facts={"ground": ground},
        personal={"documents": "; ".join(named)},
    )
    _promise_notice(refused)
    return refused


def _lock_waiting(application: Application, by: UUID) -> Application:
    locked = lock_in(application, State.SUBMITTED)
    refuse_own_case(locked, by)
    return locked


def _answer(application: Application, by: UUID) -> None:
    application.answered_at, application.answered_by_id = clock.now(), by
    application.save()


def _promise_notice(application: Application) -> None:
    outbox.enqueue(
        "attestation.notice", key=str(application.pk), application_id=str(application.pk)
    )
