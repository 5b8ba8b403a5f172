"""Writes of the approved lists."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

import scoring
from events.models import Event
from events.permissions import may_keep
from events.selectors import event_levels
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from registry.models import Region

CORRECTED = ("name", "level", "first_year", "last_year", "order_number", "order_date")


@transaction.atomic
def add_event(
    *,
    kind: str,
    region: Region | None,
    name: Mapping[str, str],
    level: str,
    first_year: int,
    order_number: str,
    order_date: date,
    by: UUID,
    last_year: int | None = None,
) -> Event:
    """Enter an event into an approved list, with the order that approved it there.

    name: {"kk", "ru"}. Refused: not a keeper of the list, an unknown level, years that end before
    they begin, an event that the list already has in these years.
    """
    event = Event(
        kind=kind,
        region=region,
        name=dict(name),
        level=level,
        first_year=first_year,
        last_year=last_year,
        order_number=order_number,
        order_date=order_date,
    )
    _check_keeper(event, by)
    _check(event)
    event.save(force_insert=True)
    facts = {"list": kind, "region": event.region_id, **_facts(event)}
    record(action="event.added", on=event, by=by, facts=facts)
    return event


@transaction.atomic
def correct_event(
    *,
    event: Event,
    name: Mapping[str, str],
    level: str,
    first_year: int,
    last_year: int | None,
    order_number: str,
    order_date: date,
    by: UUID,
) -> Event:
    """Correct an entry; the journal keeps what it said. Refused as `add_event`."""
    event = _locked(event, by)
    old = _facts(event)
    event.name, event.level = dict(name), level
    event.first_year, event.last_year = first_year, last_year
    event.order_number, event.order_date = order_number, order_date
    _check(event)
    event.save(update_fields=CORRECTED)
    record(action="event.corrected", on=event, by=by, facts={"old": old, "new": _facts(event)})
    return event


@transaction.atomic
def end_event(*, event: Event, last_year: int, by: UUID) -> Event:
    """Say in which school year the list had the event for the last time.

    Refused: not a keeper, ended already, a year before the first.
    """
    event = _locked(event, by)
    if event.last_year is not None:
        raise Refused("already_ended", _("This event was already ended."))
    event.last_year = last_year
    _check_years(event)
    event.save(update_fields=["last_year"])
    record(action="event.ended", on=event, by=by, facts={"last_year": last_year})
    return event


def _locked(event: Event, by: UUID) -> Event:
    event = Event.objects.select_for_update().get(pk=event.pk)
    _check_keeper(event, by)
    return event


def _check_keeper(event: Event, by: UUID) -> None:
    verdict = may_keep(User.objects.get(pk=by), event.kind, event.region_id)
    if not verdict:
        raise Refused("not_keeper", verdict.reason, field="kept")


def _check(event: Event) -> None:
    _check_years(event)
    rules = scoring.ruleset_on(clock.today(), event.region_id)
    if event.level not in event_levels(rules):
        raise Refused("unknown_level", _("No contest counts at this level."), field="level")
    if not all(event.name.get(language, "").strip() for language in ("kk", "ru")):
        raise Refused("missing", _("Write the name in both languages."), field="name_kk")
    if _overlapping(event):
        raise Refused(
            "already_listed", _("The list already has it in these years."), field="name_kk"
        )


def _check_years(event: Event) -> None:
    if event.last_year is not None and event.last_year < event.first_year:
        message = _("The last school year is not before the first.")
        raise Refused("ends_before", message, field="last_year")


def _overlapping(event: Event) -> bool:
    """Whether the same list has the same name and level in one of these years."""
    same = Event.objects.filter(
        kind=event.kind, region=event.region, name__kk=event.name["kk"], level=event.level
    ).exclude(pk=event.pk)
    latest = event.last_year
    return any(
        (other.last_year is None or other.last_year >= event.first_year)
        and (latest is None or latest >= other.first_year)
        for other in same
    )


def _facts(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in CORRECTED}
