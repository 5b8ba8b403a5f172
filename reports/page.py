"""What the page of decisions draws: bars by category, places with ways down and up."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from attestation.models import Application
from registry.states import Category
from reports import selectors

ROOM_FOR_NUMBER = Decimal("1.12")  # the longest bar leaves place for its own number


def bars(applications: QuerySet[Application], today: date) -> dict[str, Any]:
    """Applications by category: decided, in progress, refused."""
    found = selectors.count_by_category(applications, today)
    return {
        "legend": [_("Decision made"), _("In progress"), _("Refused")],
        "rows": [(Category(category).label, counts) for category, counts in found],
        "longest": max([counts.sent for category, counts in found] + [1]) * ROOM_FOR_NUMBER,
    }


def places(
    applications: QuerySet[Application], query: QueryDict, today: date, language: str
) -> dict[str, Any]:
    """The next smaller places: regions, districts of a region, schools of a district."""
    if query.get("district"):
        title, step, find = _("Organisations"), "", selectors.count_by_school
    elif query.get("region"):
        title, step, find = _("Districts"), "district", selectors.count_by_district
    else:
        title, step, find = _("Regions"), "region", selectors.count_by_region
    areas = find(applications, today, language)
    return {
        "title": title,
        "total": selectors.total(areas),
        "rows": [(area, _narrowed(query, step, area.key)) for area in areas],
        "up": _up(query),
        "largest": max([area.counts.overdue_share for area in areas] + [1]),
    }


def _narrowed(query: QueryDict, step: str, key: str) -> str:
    """The address of the same report for one place; empty where there is no smaller place."""
    if not step or not key:
        return ""
    narrowed = _without(query, "page", "sort")
    narrowed[step] = key
    return narrowed.urlencode()


def _up(query: QueryDict) -> str:
    """The address of the report one step wider; None where there is no wider one."""
    last = "district" if query.get("district") else "region" if query.get("region") else ""
    return _without(query, last, "page", "sort").urlencode() or "region=" if last else ""


def _without(query: QueryDict, *names: str) -> QueryDict:
    copy = query.copy()
    for name in names:
        copy.pop(name, None)
    return copy
