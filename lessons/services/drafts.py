"""A sheet until it is sent: begun for a visit, kept as it is filled, sent whole once."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

import scoring
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.files import keep_upload
from foundation.base.models import StoredFile
from foundation.journal.services import record
from lessons.content import checked, empty, missing_to_send, total_of
from lessons.models import Sheet, Visit
from lessons.services.change import change_state, lock_in, lock_sheet
from lessons.states import Actor, State
from registry.in_case import observation_form_of
from registry.models import Employment, Person
from registry.selectors import current_employments, earliest_teaching

LONGEST_DEVICE = 60
NOT_YOURS = _("Only the observer fills this sheet.")


class Conflict(Refused):
    """Another device changed the sheet meanwhile. `sheet` is as the portal has it now."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__("conflict", _("This sheet was changed on another device meanwhile."))
        self.sheet = sheet


@transaction.atomic
def begin_sheet(
    *, visit: Visit, observer: Person, observer_kind: str, observer_post: str, by: UUID
) -> Sheet:
    """An empty sheet of one observer, on the form that the law of that day has for the teacher.

    Refused("not_teaching") where the person observed has no teacher's work at that organisation.
    """
    rules = scoring.ruleset_on(clock.local(visit.begins_at).date(), visit.organisation.region_id)
    content = empty()
    content["header"] = {"subject": visit.subject, "class_or_group": visit.class_group}
    sheet = Sheet.objects.create(
        visit=visit,
        observer=observer,
        observer_kind=observer_kind,
        observer_post=observer_post,
        ruleset_id=rules.id,
        ruleset_digest=rules.digest,
        form=observation_form_of(_work(visit)),
        content=content,
        created_at=clock.now(),
    )
    facts = {"visit": visit.pk, "observer": observer.pk, "kind": observer_kind, "form": sheet.form}
    record(action="sheet.begun", on=sheet, by=by, facts=facts)
    return sheet


@transaction.atomic
def save_draft(
    *, sheet_id: UUID, base_version: int, device: str, content: Mapping[str, Any], by: UUID
) -> Sheet:
    """Keep what one device has, if it began from the version that the portal has.

    The very content that is kept already is no change, so an answer lost on its way may be asked
    for again. Raises Conflict with the portal's sheet; Refused for another's sheet, for one that is
    no draft any more, and for content that does not fit the form.
    """
    sheet = _own_draft(sheet_id, by)
    kept = checked(content, sheet.ruleset.observation_form(sheet.form))
    _check_photo(kept["photo"], by)
    if kept == sheet.content:
        return sheet
    if base_version != sheet.version:
        raise Conflict(sheet)
    sheet.content, sheet.device = kept, device[:LONGEST_DEVICE]
    sheet.version, sheet.saved_at = sheet.version + 1, clock.now()
    sheet.save(update_fields=["content", "device", "version", "saved_at"])
    return sheet


@transaction.atomic
def send_sheet(*, sheet_id: UUID, version: int, by: UUID) -> Sheet:
    """Lead a whole draft to SENT, once. The version is the mark of what is sent.

    Asked again for a version that was sent, it gives the same answer however long ago that was.
    Raises Conflict when the portal has another version; Refused when something is missing (with the
    first field), the visit was cancelled or its day has not come.
    """
    sheet = lock_sheet(sheet_id)
    _check_observer(sheet, by)
    if sheet.state != State.DRAFT and sheet.version == version:
        return sheet
    sheet = lock_in(sheet_id, State.DRAFT)
    if sheet.version != version:
        raise Conflict(sheet)
    _check_visit(sheet.visit)
    _check_whole(sheet)
    facts = {"version": version, "total": total_of(sheet.content), "form": sheet.form}
    texts = {name: sheet.content[name] for name in ("conclusions", "recommendations")}
    return change_state(
        sheet_id=sheet_id,
        target=State.SENT,
        actor=Actor.OBSERVER,
        by=by,
        facts={**facts, "levels": sheet.content["levels"]},
        personal=texts,
    )


@transaction.atomic
def keep_photo(*, sheet_id: UUID, upload: UploadedFile, by: UUID) -> StoredFile:
    """Keep a photograph for a draft. It belongs to the sheet once a saved content names it."""
    _own_draft(sheet_id, by)
    kept = keep_upload(upload=upload, by_id=by, field="photo")
    if not kept.content_type.startswith("image/"):
        raise Refused("not_a_photo", _("Attach a photograph: JPEG or PNG."), field="photo")
    return kept


def _own_draft(sheet_id: UUID, by: UUID) -> Sheet:
    sheet = lock_in(sheet_id, State.DRAFT)
    _check_observer(sheet, by)
    return sheet


def _check_observer(sheet: Sheet, by: UUID) -> None:
    if sheet.observer.user_id != by:
        raise Refused("not_yours", NOT_YOURS)


def _check_photo(photo: str | None, by: UUID) -> None:
    if photo and not StoredFile.objects.filter(pk=photo, kept_by_id=by).exists():
        raise Refused("photo", _("The portal does not have this photograph."), field="photo")


def _check_visit(visit: Visit) -> None:
    if visit.cancelled_at is not None:
        raise Refused("cancelled", _("This visit was cancelled. What you wrote is kept."))
    if clock.local(visit.begins_at).date() > clock.today():
        raise Refused("too_early", _("The day of this lesson has not come yet."))


def _check_whole(sheet: Sheet) -> None:
    missing = missing_to_send(sheet.content, sheet.ruleset.observation_form(sheet.form))
    if missing:
        field, message = missing[0]
        raise Refused("missing", message, field=field)


def _work(visit: Visit) -> Employment:
    here = current_employments(visit.person).filter(organisation=visit.organisation)
    work = earliest_teaching(here)
    if work is None:
        raise Refused("not_teaching", _("This person does not teach here."))
    return work
