"""The school's teachers, one teacher's portfolio, one's own portfolio."""

from typing import Any
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

import scoring
from foundation.base import calendar, clock
from foundation.base.numbers import in_decimals
from foundation.base.permissions import require
from foundation.base.texts import said
from portfolio import pages, yearly
from portfolio.certifying import card_of
from portfolio.entries import entries_of
from portfolio.forms import SearchForm
from portfolio.permissions import checks_something, may_enter, may_read_list
from portfolio.selectors import (
    Assessed,
    assess,
    main_employment,
    observed_years,
    people_for_user,
    progress_of,
    teachers_for_user,
    with_portfolio,
    withdrawn_evidence,
)
from portfolio.selectors.people import named
from registry.models import Person

PER_PAGE = 50
YEARS = "years"  # the other view of a portfolio, beside that by rows


@require_safe
def teachers(request: HttpRequest) -> HttpResponse:
    require(may_read_list(request.user))
    form = SearchForm(request.GET)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    people = with_portfolio(named(teachers_for_user(request.user), name))
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    days = calendar.around(clock.today())
    assessed = [assess(person, days=days) for person in page]
    lines = [_line(found) for found in assessed if found is not None]
    checks = bool(checks_something(request.user))
    context = {"form": form, "page": page, "lines": lines, "checks": checks}
    return render(request, "portfolio/teachers.html", context)


@require_safe
def teacher(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = get_object_or_404(with_portfolio(people_for_user(request.user)), pk=person_id)
    found = assess_or_404(person, request.GET.get("category"))
    enters = bool(may_enter(request.user, person))
    context = {
        **_portfolio(found, request),
        "enters": enters,
        **_certification(request, found, enters),
    }
    return render(request, "portfolio/teacher.html", context)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    person = with_portfolio(Person.objects.filter(user=request.user)).first()
    if person is None or main_employment(person, clock.today()) is None:
        return render(request, "portfolio/none.html")
    found = assess_or_404(person, request.GET.get("category"))
    context = {**_portfolio(found, request), "is_own": True, **_certification(request, found)}
    return render(request, "portfolio/teacher.html", context)


def assess_or_404(person: Person, category: str | None) -> Assessed:
    """The portfolio for the category asked for; 404 for a category the sheet does not have."""
    try:
        found = assess(person, category=category or None)
    except scoring.NoSuchRule as error:
        raise Http404 from error
    if found is None:
        raise Http404
    return found


def _certification(request: HttpRequest, found: Assessed, enters: bool = False) -> dict[str, Any]:
    return {"card": card_of(found, request.user, enters=enters), "form_token": uuid4()}


def _portfolio(found: Assessed, request: HttpRequest) -> dict[str, Any]:
    """What the page of a portfolio shows: its rows or, where asked, its school years."""
    entries = entries_of(found.person, found.evidence, request.user)
    by_years = request.GET.get("view") == YEARS
    return {
        "found": found,
        "person": found.person,
        "post": said(found.employment.post),
        "organisation": said(found.employment.organisation.name),
        "present": said(found.ruleset.category_name(found.present)),
        "aimed": said(found.ruleset.category_name(found.category)),
        "score": pages.score_of(found),
        "sections": [] if by_years else pages.sections_of(found, entries),
        "shortfalls": pages.shortfalls_of(found),
        "test": pages.test_of(found),
        "years": observed_years(found),
        "by_years": by_years,
        "gathered": yearly.years_of(found, entries) if by_years else [],
        "withdrawn": withdrawn_evidence(found.person),
        "categories": pages.categories_to_choose(found),
        "views": _views(found, by_years),
    }


def _views(found: Assessed, by_years: bool) -> list[dict[str, object]]:
    rows, years = f"?category={found.category}", f"?category={found.category}&view={YEARS}"
    return [
        {"label": _("By rows of the sheet"), "url": f"{rows}#entered", "current": not by_years},
        {"label": _("By school years"), "url": f"{years}#entered", "current": by_years},
    ]


def _line(found: Assessed) -> dict[str, Any]:
    return {
        "person": found.person,
        "post": said(found.employment.post),
        "aimed": said(found.ruleset.category_name(found.category)),
        "progress": progress_of(found),
        "total": in_decimals(found.score.total),
    }
