"""A sent sheet: reading, signing, the teacher's answer, correcting."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from foundation.base.files import as_attachment
from foundation.base.models import StoredFile
from foundation.base.pages import content_to_sign, press, signature_in, submit
from foundation.base.permissions import Verdict, require
from lessons import permissions, services
from lessons.forms import ReasonForm, SignForm
from lessons.models import Sheet
from lessons.pages import SheetPage
from lessons.selectors.sheets import is_sealed, known_sheets, sheets_for_user
from lessons.services.signing import sheet_content
from lessons.states import State


@require_safe
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _sheet(request, pk)
    if found.state == State.DRAFT:  # only its observer finds it
        return redirect("lessons:phone_sheet", pk)
    return _render(request, found)


@require_safe
def photo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The photograph that the observer put beside the sheet."""
    found = _sheet(request, pk)
    return as_attachment(get_object_or_404(StoredFile, pk=found.content["photo"]))


@require_GET
def content(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The exact bytes that the observer signs."""
    found = _sheet(request, pk)
    require(permissions.may_sign(request.user, found))
    return content_to_sign(sheet_content(found))


@require_POST
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _sheet(request, pk)
    require(permissions.may_sign(request.user, found))
    form = SignForm(request.POST)
    if form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.sign_sheet(sheet=found, cms=signature_in(request), by=request.user.pk),
            then=_address(found),
            said=_("The sheet is signed and stands in the teacher's portfolio."),
        )
        if answer:
            return answer
    return _render(request, found, form)


@require_POST
def acknowledge(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _sheet(request, pk)
    require(permissions.may_answer(request.user, found))
    return press(
        request,
        lambda: services.acknowledge_sheet(sheet=found, by=request.user.pk),
        then=_address(found),
        said=_("You have acknowledged the sheet."),
    )


def object_to(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _sheet(request, pk)

    def act(reason: str) -> str:
        services.object_to_sheet(sheet=found, reason=reason, by=request.user.pk)
        return _address(found)

    done = _("Your objection is written down; the observer is told.")
    verdict = permissions.may_object(request.user, found)
    return _with_reason(request, found, verdict, act, "lessons/object.html", done)


def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _sheet(request, pk)

    def act(reason: str) -> str:
        opened = services.correct_sheet(sheet=found, reason=reason, by=request.user.pk)
        return reverse("lessons:phone_sheet", args=[opened.pk])

    done = _("The correction is open: fill it, send it, sign it.")
    verdict = permissions.may_correct(request.user, found)
    return _with_reason(request, found, verdict, act, "lessons/correct.html", done)


def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an observer out, or give up one's own sheet that was not sent."""
    found = get_object_or_404(known_sheets(request.user), pk=pk)

    def act(reason: str) -> str:
        visit = services.remove_observer(sheet=found, reason=reason, by=request.user.pk)
        is_own = found.observer.user_id == request.user.pk
        return reverse("lessons:mine") if is_own else reverse("lessons:visit", args=[visit.pk])

    done = _("The observer is taken out of the lesson.")
    verdict = permissions.may_remove_observer(request.user, found)
    return _with_reason(request, found, verdict, act, "lessons/remove.html", done)


def _with_reason(
    request: HttpRequest,
    found: Sheet,
    verdict: Verdict,
    act: Any,
    template: str,
    done: str,
) -> HttpResponse:
    """Ask for a reason, do the thing once and go on."""
    require(verdict)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        address = form.answer(user_id=request.user.pk, action=lambda: act(reason))
        if address:
            messages.success(request, done)
            return redirect(address)
    return render(request, template, {"form": form, "sheet": found, "visit": found.visit})


def _sheet(request: HttpRequest, pk: UUID) -> Sheet:
    return get_object_or_404(sheets_for_user(request.user), pk=pk)


def _address(found: Sheet) -> str:
    return reverse("lessons:sheet", args=[found.pk])


def _render(request: HttpRequest, found: Sheet, form: SignForm | None = None) -> HttpResponse:
    user = request.user
    context = {
        "sheet": found,
        "visit": found.visit,
        "page": SheetPage(found),
        "form": form,
        "form_token": uuid4(),
        "sealed": is_sealed(found.visit),
        "may_sign": permissions.may_sign(user, found),
        "may_answer": permissions.may_answer(user, found),
        "may_object": permissions.may_object(user, found),
        "may_correct": permissions.may_correct(user, found),
    }
    return render(request, "lessons/sheet.html", context)
