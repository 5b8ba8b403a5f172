"""The teacher's two decisions: to send the application, to take it back."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from attestation import texts
from attestation.gaps import gaps
from attestation.models import Application
from attestation.offers import ruleset_for
from attestation.services.change import change_state, lock_in
from attestation.services.drafting import copy_registry_facts
from attestation.services.letters import tell_officers, tell_teacher
from attestation.states import Actor, State
from attestation.terms import intake_clock
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.documents.services import next_number
from registry.models import Person


@transaction.atomic
def submit_application(*, application: Application, by: UUID) -> Application:
    """Send a draft: it gets its number and its clock. A second sending changes nothing.

    Refused: "state", "cycle_closed", "law_changed", or the code of the first gap.
    """
    Person.objects.select_for_update().get(pk=application.person_id)
    application = lock_in(application, State.DRAFT, State.SUBMITTED)
    if application.state == State.SUBMITTED:
        return application
    _refuse_if_late(application)
    _refuse_if_law_changed(application)
    copy_registry_facts(application)
    for gap in gaps(application):
        raise Refused(gap.code, gap.message, field=gap.part)
    _register(application)
    sent = change_state(
        application_id=application.pk,
        target=State.SUBMITTED,
        actor=Actor.TEACHER,
        by=by,
        facts=_facts(application),
        personal={"essay": application.essay, "post": application.post},
    )
    tell_teacher(sent, texts.SENT)
    tell_officers(sent, texts.WAITING)
    return sent


@transaction.atomic
def withdraw_application(*, application: Application, by: UUID) -> Application:
    """Take back an application that is not answered yet. Refused("state")."""
    return change_state(
        application_id=application.pk, target=State.WITHDRAWN, actor=Actor.TEACHER, by=by
    )


def _refuse_if_late(application: Application) -> None:
    cycle, today = application.cycle, clock.today()
    if not cycle.opens_on <= today <= cycle.closes_on:
        raise Refused("cycle_closed", _("Applications are not accepted at this time."))


def _refuse_if_law_changed(application: Application) -> None:
    """A draft is judged by the law it was begun under; it is sent under the law of the day."""
    if ruleset_for(application.employment).id != application.ruleset_id:
        message = _(
            "The rules have changed since you began. Drop this draft and begin anew: "
            "what you wrote is taken over."
        )
        raise Refused("law_changed", message)


def _register(application: Application) -> None:
    now = clock.now()
    year = clock.local(now).year
    number = next_number(owner="portal", kind="application", year=year)
    term = intake_clock(application.ruleset, now)
    application.number = f"{year}-{number:06d}"
    application.submitted_at = now
    application.registered_on = term.registered_on
    application.answer_due_on = term.answer_due_on
    application.save()


def _facts(application: Application) -> dict[str, object]:
    return {
        "number": application.number,
        "sought": f"{application.action}:{application.category}",
        "turn": application.turn,
        "present": application.present_category,
        "organisation": application.organisation_id,
        "registered_on": application.registered_on,
        "answer_due_on": application.answer_due_on,
        "ruleset": application.ruleset_id,
        "digest": application.ruleset_digest,
    }
