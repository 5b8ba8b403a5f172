"""Pages of the registry: importing test results, appointing officers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from foundation.base.errors import Refused
from foundation.base.forms import OnceForm
from foundation.base.models import StoredFile
from foundation.base.permissions import require
from foundation.base.tables import XLSX_TYPE
from registry.appointments import (
    appoint_officer,
    appointments_for_user,
    end_appointment,
    organisations_headed_by,
    standing_of,
)
from registry.forms import AppointmentForm, ImportForm, TableForm
from registry.models import Grant
from registry.permissions import heads_something, may_import
from registry.result_import import ImportReport, check_table, import_test_results, keep_table
from registry.result_template import explanations, make_template, tested_categories
from registry.selectors import recent_imports

SHOWN_ERRORS = 100


def test_results(request: HttpRequest) -> HttpResponse:
    """Choose a file; sending it is the dry run."""
    require(may_import(request.user))
    form = TableForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        upload = form.cleaned_data["file"]
        content = upload.read()
        try:
            report = check_table(content=content)
            return _checked(request, report, content, upload.name)
        except Refused as refusal:
            form.add_error("file", str(refusal.message))
    context = {
        "form": form,
        "columns": explanations(),
        "categories": tested_categories(),
        "imports": recent_imports(),
    }
    return render(request, "registry/test_results.html", context)


@require_POST
def import_results(request: HttpRequest) -> HttpResponse:
    """Write the rows of the file that was checked."""
    require(may_import(request.user))
    form = ImportForm(request.POST)
    if form.is_valid():
        kept = StoredFile.objects.filter(kept_by_id=request.user.pk)
        file = get_object_or_404(kept, pk=form.cleaned_data["file_id"])
        answer = form.answer(user_id=request.user.pk, action=lambda: _imported(request, file))
        if answer:
            messages.success(request, answer)
            return redirect("registry:test_results")
    for error in form.non_field_errors():
        messages.error(request, error)
    return redirect("registry:test_results")


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    require(may_import(request.user))
    response = HttpResponse(make_template(), content_type=XLSX_TYPE)
    response.headers["Content-Disposition"] = 'attachment; filename="test-results.xlsx"'
    return response


@require_safe
def appointments(request: HttpRequest) -> HttpResponse:
    require(heads_something(request.user))
    context = {
        "organisations": organisations_headed_by(request.user),
        "grants": [(grant, standing_of(grant)) for grant in appointments_for_user(request.user)],
    }
    return render(request, "registry/appointments.html", context)


def appoint(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    organisation = get_object_or_404(organisations_headed_by(request.user), pk=organisation_id)
    form = AppointmentForm(request.POST or None, organisation=organisation)
    if form.is_bound and form.is_valid():

        def action() -> str:
            appoint_officer(organisation=organisation, by=request.user.pk, **form.facts())
            return reverse("registry:appointments")

        address = form.answer(user_id=request.user.pk, action=action)
        if address:
            messages.success(request, _("The officer is appointed."))
            return redirect(address)
    context = {"form": form, "organisation": organisation}
    return render(request, "registry/appoint.html", context)


def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    grant = get_object_or_404(appointments_for_user(request.user).filter(revoked_at=None), pk=pk)
    form = OnceForm(request.POST or None)
    if form.is_bound and form.is_valid():
        address = form.answer(user_id=request.user.pk, action=lambda: _ended(request, grant))
        if address:
            messages.success(request, _("The right is ended."))
            return redirect(address)
    return render(request, "registry/end_appointment.html", {"form": form, "grant": grant})


def _ended(request: HttpRequest, grant: Grant) -> str:
    end_appointment(grant=grant, by=request.user.pk)
    return reverse("registry:appointments")


def _checked(request: HttpRequest, report: ImportReport, content: bytes, name: str) -> HttpResponse:
    context = {
        "report": report,
        "name": name,
        "errors": report.errors[:SHOWN_ERRORS],
        "more": max(0, len(report.errors) - SHOWN_ERRORS),
    }
    if not report.errors:
        kept = keep_table(content=content, name=name, by=request.user.pk)
        context["form"] = ImportForm(initial={"file_id": kept.pk})
    return render(request, "registry/checked_results.html", context)


def _imported(request: HttpRequest, file: StoredFile) -> str:
    report = import_test_results(file=file, by=request.user.pk)
    return ngettext(
        "%(number)s result is imported.", "%(number)s results are imported.", report.rows
    ) % {"number": report.rows}
