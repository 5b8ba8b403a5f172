"""Filling, reading and withdrawing an observation sheet."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.base.permissions import require
from foundation.base.texts import said
from portfolio.forms import ObservationSheetForm, WithdrawForm
from portfolio.models import Observation
from portfolio.observed import header_of, sections_of
from portfolio.permissions import may_enter, may_withdraw
from portfolio.selectors import Assessed, observations_for_user, people_for_user
from portfolio.services import add_observation, withdraw_observation
from portfolio.sheet_fields import is_filled_by_holder
from portfolio.views.people import assess_or_404
from registry.in_case import observation_form_of
from registry.models import Person


def add(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = get_object_or_404(people_for_user(request.user), pk=person_id)
    require(may_enter(request.user, person))
    found = assess_or_404(person, None)
    form = ObservationSheetForm(
        request.POST or None,
        form=found.ruleset.observation_form(observation_form_of(found.employment)),
        by_holder=is_filled_by_holder(found.form),
    )
    if form.is_bound and form.is_valid():
        address = form.answer(user_id=request.user.pk, action=lambda: _added(request, person, form))
        if address:
            messages.success(request, _("The observation sheet is entered."))
            return redirect(address)
    return render(request, "portfolio/add_observation.html", _page(found, form))


@require_safe
def observation(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = _sheet(request, pk)
    printed = sheet.ruleset.observation_form(sheet.form)
    context = {
        "sheet": sheet,
        "person": sheet.person,
        "title": said(printed.title),
        "header": header_of(sheet, printed),
        "recommendations": said(printed.footer["recommendations"]),
        "maximum": printed.maximum,
        "sections": sections_of(sheet, printed),
        "may_withdraw": bool(may_withdraw(request.user, sheet, sheet.person)),
        "back": _address_of(sheet.person),
    }
    return render(request, "portfolio/observation.html", context)


def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = _sheet(request, pk)
    require(may_withdraw(request.user, sheet, sheet.person))
    form = WithdrawForm(request.POST or None)
    if form.is_bound and form.is_valid():
        address = form.answer(
            user_id=request.user.pk, action=lambda: _withdrawn(request, sheet, form)
        )
        if address:
            messages.success(request, _("The observation sheet is withdrawn."))
            return redirect(address)
    context = {"form": form, "sheet": sheet, "back": _address_of(sheet.person)}
    return render(request, "portfolio/withdraw_observation.html", context)


def _sheet(request: HttpRequest, pk: UUID) -> Observation:
    found = observations_for_user(request.user).select_related("person", "organisation")
    return get_object_or_404(found, pk=pk)


def _added(request: HttpRequest, person: Person, form: ObservationSheetForm) -> str:
    add_observation(person=person, levels=form.levels(), by=request.user.pk, **form.written())
    return _address_of(person)


def _withdrawn(request: HttpRequest, sheet: Observation, form: WithdrawForm) -> str:
    reason = form.cleaned_data["reason"]
    withdraw_observation(observation=sheet, reason=reason, by=request.user.pk)
    return _address_of(sheet.person)


def _address_of(person: Person) -> str:
    return f"{reverse('portfolio:teacher', args=[person.pk])}#observed"


def _page(found: Assessed, form: ObservationSheetForm) -> dict[str, Any]:
    values = form.printed.levels.values
    chosen = form.chosen()
    sections = form.sections()
    return {
        "form": form,
        "person": found.person,
        "title": said(form.printed.title),
        "levels": [(value, "") for value in values],
        "highest": max(values),
        "sections": sections,
        "maximum": form.printed.maximum,
        "lines": sum(len(section.lines) for section in sections),
        "total": sum(chosen),
        "marked": len(chosen),
        "back": _address_of(found.person),
    }
