"""Entries of the approved lists for tests, made by the services."""

from datetime import date
from typing import Any

from events.models import Event
from events.services import add_event
from events.states import ListKind
from foundation.accounts.models import User
from registry.models import Region
from registry.states import OrganisationKind, Role
from tests.registry.builders import appoint, organisation, region

NAME = {"kk": "«Үздік педагог» байқауы", "ru": "Конкурс «Лучший педагог»"}
ENTRY: dict[str, Any] = {
    "name": NAME,
    "level": "region",
    "first_year": 2020,
    "order_number": "514",
    "order_date": date(2020, 8, 20),
}


def ministry() -> User:
    """An employee of the ministry who keeps the lists of the country."""
    return appoint(Role.MINISTRY_STAFF, _body(OrganisationKind.MINISTRY, None)).user


def department(kato: str = "35") -> User:
    """An employee of a region's department."""
    body = _body(OrganisationKind.REGION_DEPARTMENT, region(kato))
    return appoint(Role.REGION_STAFF, body).user


def national(by: User, **changes: Any) -> Event:
    given = {**ENTRY, "level": "republic", **changes}
    return add_event(kind=ListKind.NATIONAL, region=None, by=by.pk, **given)


def sector(by: User, **changes: Any) -> Event:
    given = {**ENTRY, "level": "republic", **changes}
    return add_event(kind=ListKind.SECTOR, region=None, by=by.pk, **given)


def regional(by: User, place: Region, **changes: Any) -> Event:
    return add_event(kind=ListKind.REGIONAL, region=place, by=by.pk, **{**ENTRY, **changes})


def listed() -> Event:
    """Any event of the country's list, for evidence that is not about lists."""
    found = Event.objects.filter(kind=ListKind.NATIONAL, last_year=None).first()
    return found or national(ministry())


def _body(kind: str, place: Region | None) -> Any:
    body = organisation(kind, name="Орган")
    body.region, body.district = place, None
    body.save()
    return body
