"""Entering many pieces of evidence at once, each checked as a single one is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from simple_history.utils import bulk_create_with_history

import scoring
from events.models import Event
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from foundation.journal.services import Told, record_many
from portfolio.models import Evidence
from portfolio.selectors.case import AUTHOR_PROGRAMME, sheet_of
from portfolio.selectors.people import main_employment, teaching_on
from portfolio.services.entering import Entering, check_day, entered
from portfolio.services.evidence import (
    DEFAULTS,
    check_event,
    check_proof,
    facts_of_row,
    open_facts,
    personal_facts,
)
from portfolio.states import Source
from registry.models import Grant, Person
from registry.selectors import live_grants
from registry.states import Role
from scoring.models.rows import Row

BATCH = 1_000


def open_entering(people: Iterable[Person], by: UUID) -> dict[UUID, Entering | Refused]:
    """For each person what `entering` gives, or why it refuses, with one question for all of them.

    The people come with their employments, organisations included.
    """
    user, today = User.objects.get(pk=by), clock.today()
    grants = {one.organisation_id: one for one in live_grants(user, Role.DATA_ENTRY)}
    return {person.pk: _entering(person, user, grants, today) for person in people}


def _entering(
    person: Person, user: User, grants: Mapping[UUID, Grant], today: date
) -> Entering | Refused:
    """As `may_enter` and `entry_grant` have it: never for oneself, for teachers at work there."""
    if person.user_id == user.pk:
        return Refused("not_officer", _("Another officer enters evidence about you."))
    work = main_employment(person, today)
    at_work = [one.organisation_id for one in teaching_on(person, today)]
    grant = next((grants[pk] for pk in at_work if pk in grants), None)
    if work is None or grant is None:
        return Refused("not_officer", _("This person does not teach here."))
    rules = scoring.ruleset_on(today, work.organisation.region_id)
    return Entering(grant, work, rules, rules.sheet(sheet_of(rules, work)))


def check_piece(
    *,
    into: Entering,
    person: Person,
    row: str,
    title: str,
    day: date,
    by: UUID,
    link: str = "",
    issuer: str = "",
    number: str = "",
    event: Event | None = None,
    event_reason: str = "",
    **facts: Any,
) -> Evidence:
    """The piece that would be entered, not yet written. Refused as by `add_evidence`, and for a
    work of more authors than the row counts.
    """
    reason = "" if event else event_reason
    given = {**DEFAULTS, **facts, "event": event, "event_reason": reason}
    asked = facts_of_row(into.sheet, row, given)
    _check_authors(into.sheet.rows[row], asked["authors"], asked["author_programme"])
    check_day(person, into.rules, day, "day")
    check_event(into, row, day, asked, Source.OFFICER)
    check_proof(None, link, Source.OFFICER, by)
    return Evidence(
        person=person,
        row=row,
        title=title,
        day=day,
        link=link,
        source=Source.OFFICER,
        issuer=issuer,
        number=number,
        **asked,
        **entered(into.grant, by),
    )


@transaction.atomic
def add_pieces(*, pieces: Sequence[Evidence], on: models.Model, by: UUID) -> dict[UUID, Entry]:
    """Write pieces that `check_piece` gave in this transaction. `on` is what brought them; the
    journal's entry of each stands on it, and is answered by the piece's id.
    """
    user = User.objects.get(pk=by)
    if pieces:
        bulk_create_with_history(list(pieces), Evidence, batch_size=BATCH, default_user=user)
    told = [Told(piece, open_facts(piece), personal_facts(piece)) for piece in pieces]
    return record_many(action="evidence.added_by_table", on=on, by=by, facts={}, told=told)


def _check_authors(row: Row, authors: int, is_programme: bool) -> None:
    """Alone a work of too many authors is entered and brings nothing; in a table it is a slip."""
    limit = getattr(row, "author_limit", None)
    if limit is None or authors <= limit.count:
        return
    if not (is_programme and AUTHOR_PROGRAMME in limit.except_kinds):
        message = _("A work of more than %(most)s authors brings no points. Leave the row out.")
        raise Refused("too_many_authors", message % {"most": limit.count}, field="authors")
