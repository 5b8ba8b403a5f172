"""The quality of knowledge: the page, entering a year of it, withdrawing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.base.permissions import require
from portfolio import quality_pages
from portfolio.forms import WithdrawForm
from portfolio.models import QualityYear
from portfolio.permissions import may_enter, may_withdraw
from portfolio.quality_forms import QualityForm, more_lines
from portfolio.selectors import Assessed, people_for_user, quality_for_user, with_portfolio
from portfolio.selectors.quality import withdrawn_quality, years_to_enter
from portfolio.services import add_quality_year, withdraw_quality_year
from portfolio.states import Division
from portfolio.views.people import assess_or_404
from registry.models import Person
from scoring import school_year
from scoring.dynamics import year_title


@require_safe
def quality(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = _found(request, person_id)
    context = {
        "person": found.person,
        "enters": bool(may_enter(request.user, found.person)),
        "subjects": quality_pages.subjects_of(found.quality),
        "result": quality_pages.result_of(found),
        "without_summative": quality_pages.without_summative(found),
        "withdrawn": [(one, year_title(one.year)) for one in withdrawn_quality(found.person)],
        "back": _back(request, found.person),
    }
    return render(request, "portfolio/quality.html", context)


def add(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = get_object_or_404(people_for_user(request.user), pk=person_id)
    require(may_enter(request.user, person))
    form = _form(request, assess_or_404(person, None))
    if form.is_bound and form.is_valid():
        address = form.answer(user_id=request.user.pk, action=lambda: _added(request, person, form))
        if address:
            messages.success(request, _("The figures are entered."))
            return redirect(address)
    context = {
        "form": form,
        "person": person,
        "divisions": _divisions(form.division),
        "columns": [title for _name, title in form.columns()],
        "back": _address_of(person),
    }
    return render(request, "portfolio/add_quality.html", context)


def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = get_object_or_404(quality_for_user(request.user).select_related("person"), pk=pk)
    require(may_withdraw(request.user, report, report.person))
    form = WithdrawForm(request.POST or None)
    if form.is_bound and form.is_valid():
        address = form.answer(
            user_id=request.user.pk, action=lambda: _withdrawn(request, report, form)
        )
        if address:
            messages.success(request, _("The figures are withdrawn."))
            return redirect(address)
    context = {
        "form": form,
        "report": report,
        "year": year_title(report.year),
        "back": _address_of(report.person),
    }
    return render(request, "portfolio/withdraw_quality.html", context)


def _found(request: HttpRequest, person_id: UUID) -> Assessed:
    people = with_portfolio(people_for_user(request.user))
    return assess_or_404(get_object_or_404(people, pk=person_id), request.GET.get("category"))


def _form(request: HttpRequest, found: Assessed) -> QualityForm:
    """The form of the division asked for; a press of "More lines" shows it again with more."""
    asked = request.GET.get("division", "")
    division = Division(asked) if asked in Division.values else Division.QUARTERS
    present = school_year(found.ruleset, found.day)
    years = [(year, year_title(year)) for year in years_to_enter(found.ruleset, present)]
    if request.method == "POST" and "more" not in request.POST:
        return QualityForm(request.POST, division=division, years=years)
    typed = {"year": present - 1, **request.POST.dict()}
    if "more" in typed:
        typed["lines"] = more_lines(str(typed.get("lines", "")))
    return QualityForm(division=division, years=years, initial=typed)


def _divisions(present: Division) -> list[dict[str, Any]]:
    return [
        {"label": one.label, "url": f"?division={one.value}", "current": one == present}
        for one in (Division.QUARTERS, Division.HALVES, Division.YEAR)
    ]


def _added(request: HttpRequest, person: Person, form: QualityForm) -> str:
    add_quality_year(person=person, by=request.user.pk, **form.report())
    return _address_of(person)


def _withdrawn(request: HttpRequest, report: QualityYear, form: WithdrawForm) -> str:
    reason = form.cleaned_data["reason"]
    withdraw_quality_year(report=report, reason=reason, by=request.user.pk)
    return _address_of(report.person)


def _address_of(person: Person) -> str:
    return reverse("portfolio:quality", args=[person.pk])


def _back(request: HttpRequest, person: Person) -> str:
    if person.user_id == request.user.pk:
        return reverse("portfolio:mine")
    return reverse("portfolio:teacher", args=[person.pk])
