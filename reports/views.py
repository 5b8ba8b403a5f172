"""Reports of departments and the ministry."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_tables2 import RequestConfig

from foundation.base import clock
from foundation.base.permissions import require
from reports import page, permissions, selectors, services, xlsx
from reports.filters import DecisionFilter
from reports.tables import DecisionTable


@require_GET
def decisions(request: HttpRequest) -> HttpResponse:
    """Counts, a drawing by category, places from region to school, and the decisions."""
    require(permissions.may_read_reports(request.user))
    chosen = DecisionFilter(request.GET, user=request.user)
    language, today = get_language() or "kk", clock.today()
    rows = selectors.decisions(chosen.qs, language)
    table = DecisionTable(rows, caption=_("Decisions"))
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
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
    name = f"decisions-{clock.today():%Y-%m-%d}.xlsx"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=xlsx.TYPE)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
