"""What a phone takes with it to a lesson: a sheet, its form in both languages, the key of its lock.

The phone keeps a sheet locked with a key of its own, which the portal gives to the observer alone:
who logs in on the same phone as another finds nothing that can be read.
"""

import base64
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from foundation.accounts.models import User
from foundation.base import clock
from lessons.content import asked_in_header
from lessons.models import Sheet
from lessons.states import State
from scoring.models.observation import Criterion, ObservationForm, ObservationSection


def sheets_for_observer(user: User) -> QuerySet[Sheet]:
    """The user's own sheets, whatever became of them."""
    own = Sheet.objects.filter(observer__user=user).exclude(state=State.REPLACED)
    return own.select_related("visit__person", "visit__organisation", "observer")


def drafts_to_take(user: User) -> list[UUID]:
    """Sheets to be filled: of visits that were not cancelled, the nearest first."""
    drafts = sheets_for_observer(user).filter(state=State.DRAFT, visit__cancelled_at=None)
    return list(drafts.order_by("visit__begins_at").values_list("pk", flat=True))


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    """All that the phone needs to draw and fill a draft; of a sent sheet only that it was sent."""
    state = {"id": sheet.pk, "state": sheet.state, "sent_at": sheet.sent_at, "key": _key(sheet)}
    if sheet.state != State.DRAFT:
        return {**state, "version": sheet.version}
    form = sheet.ruleset.observation_form(sheet.form)
    return {**state, **kept(sheet), "visit": _visit(sheet), "form": _form(form, sheet)}


def kept(sheet: Sheet) -> dict[str, Any]:
    """What the portal keeps of a draft, and who brought it."""
    return {
        "version": sheet.version,
        "device": sheet.device,
        "saved_at": sheet.saved_at,
        "content": sheet.content,
    }


def _key(sheet: Sheet) -> str:
    """256 bits of the sheet alone, the same for every device of its observer; base64."""
    mark = f"{sheet.pk}:{sheet.observer_id}"
    digest = salted_hmac("lessons.phone", mark, algorithm="sha256").digest()
    return base64.b64encode(digest).decode()


def _visit(sheet: Sheet) -> dict[str, Any]:
    visit = sheet.visit
    return {
        "teacher": visit.person.full_name,
        "subject": visit.subject,
        "class_group": visit.class_group,
        "begins_at": clock.local(visit.begins_at).isoformat(),
        "organisation": visit.organisation.name,
        "cancelled": visit.cancelled_at is not None,
    }


def _form(form: ObservationForm, sheet: Sheet) -> dict[str, Any]:
    return {
        "title": form.title.as_dict(),
        "header": {key: form.header[key].as_dict() for key in asked_in_header(form)},
        "levels": list(form.levels.values),
        "maximum": form.maximum,
        "sections": [_section(number, part) for number, part in form.sections.items()],
        "recommendations": form.footer["recommendations"].as_dict(),
    }


def _section(number: str, section: ObservationSection) -> dict[str, Any]:
    criteria = [_criterion(number, part) for number, part in section.criteria.items()]
    return {"number": number, "title": section.title.as_dict(), "criteria": criteria}


def _criterion(number: str, criterion: Criterion) -> dict[str, Any]:
    lines = [
        {"number": line, "text": descriptor.text.as_dict()}
        for line, descriptor in criterion.descriptors.items()
    ]
    return {"number": number, "title": criterion.title.as_dict(), "lines": lines}
