"""Reports of departments and the ministry."""

from typing import IO

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_tables2 import RequestConfig

from foundation.base import clock
from foundation.base.permissions import require
from lessons.selectors.means import observer_means
from reports import page, permissions, selectors, services, xlsx
from reports.filters import DecisionFilter
from reports.observers import COLUMNS
from reports.tables import DecisionTable

PER_PAGE = 50


@require_GET
def decisions(request: HttpRequest) -> HttpResponse:
    """Counts, a drawing by category, places from region to school, and the decisions."""
    require(permissions.may_read_reports(request.user))
    chosen = DecisionFilter(request.GET, user=request.user)
    language, today = get_language() or "kk", clock.today()
    rows = selectors.decisions(chosen.qs, language)
    table = DecisionTable(rows, caption=_("Decisions"))
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    context = {
        "filter": chosen,
        "bars": page.bars(chosen.qs, today),
        "places": page.places(chosen.qs, request.GET, today, language),
        "table": table,
        "now": clock.local(clock.now()),
    }
    return render(request, "reports/decisions.html", context)


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The same decisions as an XLSX; a POST, because the journal writes down who took it."""
    require(permissions.may_read_reports(request.user))
    chosen = DecisionFilter(request.POST, user=request.user)
    rows = selectors.decisions(chosen.qs, get_language() or "kk")
    file = services.export_decisions(rows=rows, chosen=chosen.chosen(), by=request.user)
    return _xlsx(file, "decisions")


@require_GET
def observers(request: HttpRequest) -> HttpResponse:
    """Each observer's mean against the others': for departments, never for a school."""
    require(permissions.may_read_reports(request.user))
    found = observer_means(selectors.organisations_for_user(request.user))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [[column.text(row) for column in COLUMNS] for row in page]
    titles = [column.title for column in COLUMNS]
    return render(request, "reports/observers.html", {"page": page, "rows": rows, "titles": titles})


@require_POST
def export_observers(request: HttpRequest) -> HttpResponse:
    """The same as an XLSX; the journal writes down who took it."""
    require(permissions.may_read_reports(request.user))
    means = observer_means(selectors.organisations_for_user(request.user))
    return _xlsx(services.export_observers(means=means, by=request.user), "observers")


def _xlsx(file: IO[bytes], name: str) -> FileResponse:
    name = f"{name}-{clock.today():%Y-%m-%d}.xlsx"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=xlsx.TYPE)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
