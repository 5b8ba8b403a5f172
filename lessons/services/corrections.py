"""A correction: a new sheet of the same lesson, beside the one it will replace."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from lessons.models import Sheet
from lessons.permissions import may_correct
from lessons.services.change import lock_sheet


@transaction.atomic
def correct_sheet(*, sheet: Sheet, reason: str, by: UUID) -> Sheet:
    """Open a correction filled as the sheet was. The sheet counts until the correction is signed.

    Raises Refused: "not_allowed" for another's sheet, one not signed, or one already corrected.
    """
    sheet = lock_sheet(sheet.pk)
    verdict = may_correct(User.objects.get(pk=by), sheet)
    if not verdict:
        raise Refused("not_allowed", verdict.reason)
    if not reason.strip():
        raise Refused("missing", _("Write the reason."), field="reason")
    opened = Sheet.objects.create(
        visit=sheet.visit,
        observer=sheet.observer,
        observer_kind=sheet.observer_kind,
        observer_post=sheet.observer_post,
        form=sheet.form,
        ruleset_id=sheet.ruleset_id,
        ruleset_digest=sheet.ruleset_digest,
        content=sheet.content,
        created_at=clock.now(),
        replaces=sheet,
        replacement_reason=reason.strip(),
    )
    facts, personal = {"replaces": sheet.pk}, {"reason": opened.replacement_reason}
    record(action="sheet.correction_opened", on=opened, by=by, facts=facts, personal=personal)
    return opened
