"""Reads of the approved lists."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

import scoring
from events.models import Event
from events.states import ListKind
from foundation.accounts.models import User
from foundation.base import clock
from registry.models import Region
from registry.selectors import live_grants
from registry.states import Role
from scoring import Ruleset, Text
from scoring.models.rows import WorksRow


@dataclass(frozen=True)
class KeptList:
    """A list that somebody keeps; a regional one is its region's."""

    kind: str
    region: Region | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.region.pk}" if self.region else self.kind


def events() -> QuerySet[Event]:
    """Every event of every list, by list and name."""
    found = Event.objects.select_related("region")
    return found.order_by("kind", "region", "name__kk", "-first_year", "pk")


def named(found: QuerySet[Event], words: str) -> QuerySet[Event]:
    """Those whose name has every word, in either language."""
    for word in words.split():
        found = found.filter(Q(name__kk__icontains=word) | Q(name__ru__icontains=word))
    return found


def holding(found: QuerySet[Event], year: int) -> QuerySet[Event]:
    """Those their list had in the school year that begins in a calendar year."""
    return found.filter(Q(last_year=None) | Q(last_year__gte=year), first_year__lte=year)


def events_for(year: int, region_id: str | None) -> QuerySet[Event]:
    """What an organisation of a region may name in a school year: see `Event.holds`."""
    here = ~Q(kind=ListKind.REGIONAL) | Q(region_id=region_id)
    return holding(events(), year).filter(here)


def lists_kept_by(user: User) -> list[KeptList]:
    """The lists a user keeps today: of the country the ministry's staff, of a region its own."""
    roles = (Role.MINISTRY_STAFF, Role.REGION_STAFF)
    grants = list(live_grants(user, *roles).select_related("organisation__region"))
    country = any(grant.role == Role.MINISTRY_STAFF for grant in grants)
    regions = {
        grant.organisation.region
        for grant in grants
        if grant.role == Role.REGION_STAFF and grant.organisation.region
    }
    whole = [KeptList(ListKind.NATIONAL), KeptList(ListKind.SECTOR)] if country else []
    own = sorted(regions, key=lambda region: region.pk)
    return [*whole, *(KeptList(ListKind.REGIONAL, region) for region in own)]


def present_year() -> int:
    """The calendar year in which today's school year begins."""
    return year_of(clock.today())


def year_of(day: date, region_id: str | None = None) -> int:
    return scoring.school_year(scoring.ruleset_on(day, region_id), day)


def event_levels(rules: Ruleset) -> dict[str, Text]:
    """Levels at which contests count, by code, named as the sheets name them."""
    return {
        code: sheet.levels[code]
        for sheet in rules.sheets.values()
        for row in sheet.rows.values()
        if isinstance(row, WorksRow) and row.listed_events is not None
        for code in row.levels
    }
