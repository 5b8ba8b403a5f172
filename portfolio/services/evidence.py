"""Entering and withdrawing evidence."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from events.models import Event
from foundation.base.errors import Refused
from foundation.base.files import keep_upload
from foundation.base.models import StoredFile
from foundation.journal.services import record
from portfolio.models import Evidence
from portfolio.services.entering import Entering, check_day, entered, entering, withdraw
from portfolio.sheet_fields import TRAINER, asks_event, fields_of, levels_of, takes_evidence
from portfolio.states import Place, Source
from registry.models import Person
from scoring import school_year
from scoring.models.sheet import Sheet

DEFAULTS: dict[str, Any] = {
    "event": None,
    "event_reason": "",
    "work": "",
    "level": "",
    "place": Place.PARTICIPANT,
    "hours": None,
    "covered": None,
    "authors": 1,
    "author_programme": False,
}
OPEN = (
    "row", "day", "source", "level", "place", "hours", "covered", "authors", "author_programme",
)  # fmt: skip
PERSONAL = ("title", "work", "link", "issuer", "number", "event_reason")
NEEDED = {
    "level": _("Choose the level."),
    "work": _("Name the kind of work."),
    "hours": _("Write the number of hours."),
    "covered": _("Write how many districts or regions were covered."),
    "authors": _("Write how many authors there are, the teacher included."),
}


def keep_evidence_file(*, upload: UploadedFile, by: UUID) -> StoredFile:
    """Check and store a file before the rest of its form is right, so that it is not lost."""
    return keep_upload(upload=upload, by_id=by)


@transaction.atomic
def add_evidence(
    *,
    person: Person,
    row: str,
    title: str,
    day: date,
    by: UUID,
    work: str = "",
    level: str = "",
    place: str = Place.PARTICIPANT,
    hours: int | None = None,
    covered: int | None = None,
    authors: int = 1,
    author_programme: bool = False,
    file: StoredFile | None = None,
    link: str = "",
    source: str = Source.OFFICER,
    issuer: str = "",
    number: str = "",
    event: Event | None = None,
    event_reason: str = "",
    register_key: str = "",
) -> Evidence:
    """Enter one piece of evidence for a row of the sheet. `by` is the officer's account.

    Facts the row does not ask for are left out. Refused with the field: not an officer, an unknown
    row or level, a day outside the attestation period, neither file nor link; for a contest neither
    an event of a list that holds on the day nor a reason why there is none.
    """
    into = entering(person, by)
    facts = facts_of_row(into.sheet, row, {
        "work": work.strip(), "level": level, "place": place, "hours": hours, "covered": covered,
        "authors": authors, "author_programme": author_programme, "event": event,
        "event_reason": "" if event else event_reason.strip(),
    })  # fmt: skip
    check_day(person, into.rules, day, "day")
    check_event(into, row, day, facts, source)
    check_proof(file, link, source, by)
    added = Evidence.objects.create(
        person=person, row=row, title=title, day=day, file=file, link=link, source=source,
        issuer=issuer.strip(), number=number.strip(), register_key=register_key,
        **facts, **entered(into.grant, by),
    )  # fmt: skip
    facts, personal = open_facts(added), personal_facts(added)
    record(action="evidence.added", on=added, by=by, facts=facts, personal=personal)
    return added


def open_facts(piece: Evidence) -> dict[str, Any]:
    """What the journal says openly of a piece that was entered."""
    return {
        **{name: getattr(piece, name) for name in OPEN},
        "person": piece.person_id,
        "event": piece.event_id,
        "order": piece.entered_under.order_number,
        "file": piece.file.sha256 if piece.file else None,
    }


def personal_facts(piece: Evidence) -> dict[str, Any]:
    """What of it enters the journal as a salted commitment."""
    return {name: getattr(piece, name) for name in PERSONAL}


@transaction.atomic
def withdraw_evidence(*, evidence: Evidence, reason: str, by: UUID) -> Evidence:
    """Take a piece of evidence out of the score. The row and its file stay."""
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    withdraw(evidence, evidence.person, reason, by)
    facts = {"row": evidence.row}
    record(
        action="evidence.withdrawn", on=evidence, by=by, facts=facts, personal={"reason": reason}
    )
    return evidence


def facts_of_row(form: Sheet, number: str, facts: dict[str, Any]) -> dict[str, Any]:
    row = form.rows.get(number)
    if row is None or not takes_evidence(row):
        raise Refused("unknown_row", _("The sheet has no such row for evidence."), field="row")
    asked = fields_of(row)
    missing = next((name for name in asked if name in NEEDED and not facts[name]), None)
    if missing:
        raise Refused("missing", NEEDED[missing], field=missing)
    if "level" in asked and facts["level"] not in dict(levels_of(form, row)):
        raise Refused("unknown_level", _("This row has no such level."), field="level")
    return {name: facts[name] if name in asked else DEFAULTS[name] for name in DEFAULTS}


def check_event(into: Entering, number: str, day: date, facts: dict[str, Any], source: str) -> None:
    """A register names its contests itself; a trainer's certificate is none."""
    row, event = into.sheet.rows[number], facts["event"]
    if not asks_event(row) or facts["level"] == TRAINER:
        return
    if event is None:
        if not facts["event_reason"] and source != Source.REGISTER:
            message = _("Choose the event from the lists, or write why no list has it.")
            raise Refused("event_missing", message, field="event")
    elif not event.holds(school_year(into.rules, day), into.work.organisation.region_id):
        message = _("This list did not have the event in the school year of this day.")
        raise Refused("event_not_held", message, field="event")


def check_proof(file: StoredFile | None, link: str, source: str, by: UUID) -> None:
    if file is not None and file.kept_by_id != by:
        raise Refused("foreign_file", _("Attach the file again."), field="file")
    if file is None and not link and source != Source.REGISTER:
        raise Refused("no_proof", _("Attach a file or give a link."), field="file")
