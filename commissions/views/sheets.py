"""A member's cases and the score sheet on each."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attestation.models import Application
from commissions import services
from commissions.forms.sheets import ScoreForm
from commissions.models import Member, ScoreSheet
from commissions.pages.portfolio import taken_act
from commissions.pages.score import ScorePage
from commissions.permissions import may_answer, may_score
from commissions.selectors import (
    as_case,
    cases_for_user,
    cases_to_score,
    commission_of,
    commissions_of,
    member_of,
    sheets_to_fill_for_user,
)
from commissions.views.common import GET_OR_POST, ROWS
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.pages import once
from foundation.base.permissions import Verdict, require
from honesty.selectors import questions_on
from registry.states import Role


@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """Cases the member scores, with how far each is."""
    require(_sits(request))
    found = cases_to_score(request.user)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    left = sheets_to_fill_for_user(request.user).count()
    context = {
        "page": page,
        "cases": [as_case(application) for application in page.object_list],
        "total": page.paginator.count,
        "done": page.paginator.count - left,
    }
    return render(request, "commissions/cases.html", context)


@require_http_methods(GET_OR_POST)
def case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet on one case: read by the commission, filled and sent by its members."""
    application = _case(request, pk)
    member = _member(request, application)
    page = _page(application, member)
    if request.method == "POST":
        require(may_score(application, member))
        return _send(request, application, member, page)
    return _render(request, page, page.form(), member)


@require_POST
def save_draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep what is typed; answers with the bar below the sheet."""
    application = _case(request, pk)
    member = _member(request, application)
    require(may_score(application, member))
    page = _page(application, member)
    form = page.form(request.POST)
    form.is_valid()
    refused = _keep(request, application, member, form)
    context = {
        "application": application,
        "form": form,
        "bar": page.bar(form),
        "refused": refused,
        "saved_at": clock.local(clock.now()),
    }
    if not request.htmx:
        messages.success(request, _("Your points are saved."))
        return redirect("commissions:case", pk=pk)
    return render(request, "commissions/_saved.html", context)


def _sits(request: HttpRequest) -> Verdict:
    found = commissions_of(request.user, Role.COMMISSION_MEMBER).exists()
    return Verdict(found, _("Score sheets are filled by the members of the commission."))


def _case(request: HttpRequest, pk: UUID) -> Application:
    return get_object_or_404(cases_for_user(request.user), pk=pk)


def _member(request: HttpRequest, application: Application) -> Member | None:
    found = commission_of(application, request.user)
    return member_of(request.user, found) if found else None


def _page(application: Application, member: Member | None) -> ScorePage:
    sheets = ScoreSheet.objects.filter(application=application, member=member)
    return ScorePage(application, sheets.prefetch_related("rows").first() if member else None)


def _keep(
    request: HttpRequest, application: Application, member: Member | None, form: ScoreForm
) -> str:
    """Save the rows that are right; the words of a refusal, if it came to one."""
    try:
        services.save_draft(
            application=application, member=member, given=form.given, by=request.user.pk
        )
    except Refused as refusal:
        return str(refusal.message)
    return ""


def _send(
    request: HttpRequest, application: Application, member: Member | None, page: ScorePage
) -> HttpResponse:
    form = page.form(request.POST)
    if form.is_valid():
        try:
            return once(
                request,
                lambda: services.hand_in_sheet(
                    application=application, member=member, given=form.given, by=request.user.pk
                ),
                then=reverse("commissions:cases"),
                said=_("Your score sheet is sent."),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
    return _render(request, page, form, member)


def _render(
    request: HttpRequest, page: ScorePage, form: ScoreForm, member: Member | None
) -> HttpResponse:
    application = page.application
    context: dict[str, Any] = {
        "application": application,
        "sheet": page.sheet,
        "form": form,
        "sections": page.sections(form),
        "bar": page.bar(form),
        "may_score": bool(may_score(application, member))
        and (page.sheet is None or page.sheet.sent_at is None),
        "member": member,
        "given": taken_act(application),
        "essay": application.essay,
        "questions": questions_on(application),
        "may_answer": bool(may_answer(application)),
        "form_token": request.POST.get("form_token") or uuid4(),
    }
    return render(request, "commissions/case.html", context)
