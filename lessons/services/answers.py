"""The teacher's word on a signed sheet."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base.errors import Refused
from foundation.base.permissions import Verdict
from lessons import letters
from lessons.models import Sheet
from lessons.permissions import may_answer, may_object
from lessons.services.change import change_state, lock_sheet
from lessons.states import Actor, State


@transaction.atomic
def acknowledge_sheet(*, sheet: Sheet, by: UUID) -> Sheet:
    """The teacher has read the sheet: the form's «Танысты». It also takes an objection back."""
    sheet = lock_sheet(sheet.pk)
    _require(may_answer(User.objects.get(pk=by), sheet))
    return change_state(sheet_id=sheet.pk, target=State.ACKNOWLEDGED, actor=Actor.TEACHER, by=by)


@transaction.atomic
def object_to_sheet(*, sheet: Sheet, reason: str, by: UUID) -> Sheet:
    """The teacher objects. The sheet counts meanwhile; whoever reads it reads the objection."""
    sheet = lock_sheet(sheet.pk)
    _require(may_object(User.objects.get(pk=by), sheet))
    if not reason.strip():
        raise Refused("missing", _("Write the reason."), field="reason")
    sheet.objection = reason.strip()
    sheet.save(update_fields=["objection"])
    letters.tell_objected(sheet, sheet.objection)
    return change_state(
        sheet_id=sheet.pk,
        target=State.OBJECTED,
        actor=Actor.TEACHER,
        by=by,
        personal={"objection": sheet.objection},
    )


def _require(verdict: Verdict) -> None:
    if not verdict:
        raise Refused("not_allowed", verdict.reason)
