"""Answering a flag, and making the prints by which close essays are found."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from attestation.states import State
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from honesty.essays import bands
from honesty.flags import flags_of
from honesty.models import EssayPrint, FlagAnswer
from honesty.states import Verdict

MOST_AT_ONCE = 500


@transaction.atomic
def answer_flag(
    *, application: Application, key: str, verdict: str, reason: str, by: UUID
) -> FlagAnswer:
    """Write down what a person found out about a flag. A later answer stands beside the first.

    `by` is the account of a member of the commission; whether it may is the caller's to ask.
    Refused: "gone" (nothing of the kind is noticed any more), "verdict", "missing" (no reason),
    "state" (the case is not with the commission), "own_case".
    """
    application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if application.state != State.IN_COMMISSION:
        raise Refused("state", _("This case is not with the commission."))
    if application.person.user_id == by:
        raise Refused("own_case", _("Nobody decides on their own application."))
    flag = next((one for one in flags_of(application) if one.key == key), None)
    if flag is None:
        raise Refused("gone", _("There is nothing to answer here any more."))
    if verdict not in Verdict.values:
        raise Refused("verdict", _("Choose what you found out."), field="verdict")
    if not reason.strip():
        raise Refused("missing", _("Write the reason."), field="reason")
    answer = FlagAnswer.objects.create(
        application=application,
        key=key,
        kind=flag.kind,
        facts=flag.facts,
        verdict=verdict,
        reason=reason.strip(),
        answered_at=clock.now(),
        answered_by_id=by,
    )
    facts = {"application": application.pk, "kind": flag.kind, "key": key, "verdict": verdict}
    record(action="flag.answered", on=answer, by=by, facts=facts, personal={"reason": reason})
    return answer


def print_essays() -> int:
    """Make the prints of essays that were sent and have none yet. How many were made."""
    waiting = Application.objects.exclude(state=State.DRAFT).exclude(essay="")
    waiting = waiting.filter(submitted_at__isnull=False, essay_print=None)
    return sum(_print(application) for application in waiting.order_by("pk")[:MOST_AT_ONCE])


def _print(application: Application) -> bool:
    try:
        with transaction.atomic():
            EssayPrint.objects.create(
                application=application, bands=bands(application.essay), made_at=clock.now()
            )
    except IntegrityError:  # another worker made it in the meantime
        return False
    return True
