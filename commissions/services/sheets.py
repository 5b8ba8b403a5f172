"""A member's score sheet: opened with the engine's points, changed with reasons, sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

import scoring
from attestation.models import Application
from attestation.states import State
from commissions.cases import engine_score, frozen_content, highest_points
from commissions.models import AgendaItem, Member, Motion, ScoreRow, ScoreSheet
from commissions.states import SheetState
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record


@dataclass(frozen=True)
class Given:
    """A member's points for a row, and why they differ from the proposed ones."""

    points: Fraction
    reason: str = ""


@transaction.atomic
def open_score_sheet(*, application: Application, member: Member, by: UUID) -> ScoreSheet:
    """The member's sheet for a case, filled with the engine's points when it is new."""
    if application.person_id == member.person_id:
        raise Refused("own_case", _("Nobody scores their own case."))
    application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    earlier = ScoreSheet.objects.filter(application=application, member=member).first()
    if earlier:
        return earlier
    _require_with_commission(application)
    sheet = ScoreSheet.objects.create(application=application, member=member, opened_at=clock.now())
    result = engine_score(application, frozen_content(application))
    for row in (row for row in result.rows if row.base is not None):
        ScoreRow.objects.create(sheet=sheet, row=row.row, proposed=row.points, given=row.points)
    facts = {
        "application": application.pk,
        "member": member.pk,
        "proposed": result.total,
        **application.judged_by,
    }
    record(action="sheet.opened", on=sheet, by=by, facts=facts)
    return sheet


@transaction.atomic
def change_points(*, sheet: ScoreSheet, given: Mapping[str, Given], by: UUID) -> ScoreSheet:
    """Keep the member's points as a draft. `given`: row number to points and reason.

    Raises Refused naming the row in `field`: "unknown_row", "out_of_range", "reason_missing".
    """
    sheet = _lock_draft(sheet)
    rows = {row.row: row for row in sheet.rows.all()}
    highest = highest_points(sheet.application)
    for number, points in given.items():
        if number not in rows:
            raise Refused("unknown_row", _("The sheet has no such row."), field=number)
        _change_row(rows[number], points, highest[number], by)
    return sheet


@transaction.atomic
def send_score_sheet(*, sheet: ScoreSheet, by: UUID) -> ScoreSheet:
    """Send the sheet: its points are the member's word and do not change any more.

    Raises Refused("sheet_sent") the second time, Refused("voting_began") once the case was put
    to the vote: the proposal rests on the sheets that were there.
    """
    sheet = _lock_draft(sheet)
    _require_no_motion(sheet.application)
    points = {row.row: row.given for row in sheet.rows.all()}
    sheet.total = scoring.total_of(points.values())
    sheet.state, sheet.sent_at = SheetState.SENT, clock.now()
    sheet.save(update_fields=["total", "state", "sent_at"])
    facts = {"total": sheet.total, "points": points}
    record(action="sheet.sent", on=sheet, by=by, facts=facts)
    return sheet


@transaction.atomic
def save_draft(
    *, application: Application, member: Member, given: Mapping[str, Given], by: UUID
) -> ScoreSheet:
    """Keep what a member has typed on a case, opening the sheet when it is new."""
    sheet = open_score_sheet(application=application, member=member, by=by)
    return change_points(sheet=sheet, given=given, by=by)


@transaction.atomic
def hand_in_sheet(
    *, application: Application, member: Member, given: Mapping[str, Given], by: UUID
) -> ScoreSheet:
    """Keep what a member has typed on a case and send it: all of it or nothing."""
    sheet = save_draft(application=application, member=member, given=given, by=by)
    return send_score_sheet(sheet=sheet, by=by)


def _lock_draft(sheet: ScoreSheet) -> ScoreSheet:
    locked = ScoreSheet.objects.select_for_update(of=("self",))
    sheet = locked.select_related("application", "member").get(pk=sheet.pk)
    if sheet.state != SheetState.DRAFT:
        raise Refused("sheet_sent", _("This sheet was sent and can no longer be changed."))
    _require_with_commission(sheet.application)
    return sheet


def _require_with_commission(application: Application) -> None:
    if application.state != State.IN_COMMISSION:
        raise Refused("not_in_commission", _("This case is not with the commission."))


def _require_no_motion(application: Application) -> None:
    """The item is locked, so no motion is put while the sheet is being sent."""
    items = AgendaItem.objects.select_for_update().filter(application=application)
    if Motion.objects.filter(item__in=list(items), item__postponed_at=None).exists():
        message = _("The case was already put to the vote, so the sheet was not sent.")
        raise Refused("voting_began", message)


def _change_row(row: ScoreRow, given: Given, highest: int, by: UUID) -> None:
    reason = given.reason.strip() if given.points != row.proposed else ""
    if not 0 <= given.points <= max(Fraction(highest), row.proposed):
        raise Refused("out_of_range", _("These points are outside the row."), field=row.row)
    if given.points != row.proposed and not reason:
        message = _("Write why your points differ from the proposed ones.")
        raise Refused("reason_missing", message, field=row.row)
    if (row.given, row.reason) == (given.points, reason):
        return
    before, row.given, row.reason = row.given, given.points, reason
    row.save(update_fields=["given", "reason"])
    facts = {"row": row.row, "proposed": row.proposed, "from": before, "to": row.given}
    record(action="score.changed", on=row, by=by, facts=facts, personal={"reason": reason})
