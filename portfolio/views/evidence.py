"""Adding evidence, withdrawing it, taking its file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.base.errors import Refused
from foundation.base.files import as_attachment
from foundation.base.models import StoredFile
from foundation.base.permissions import require
from foundation.base.texts import said
from portfolio.forms import EvidenceForm, WithdrawForm
from portfolio.models import Evidence
from portfolio.permissions import may_enter, may_withdraw
from portfolio.selectors import Assessed, evidence_for_user, people_for_user
from portfolio.services import add_evidence, keep_evidence_file, withdraw_evidence
from portfolio.sheet_fields import takes_evidence
from portfolio.views.people import assess_or_404
from registry.models import Person
from scoring.models.sheet import Row


def add(request: HttpRequest, person_id: UUID, row: str) -> HttpResponse:
    person = get_object_or_404(people_for_user(request.user), pk=person_id)
    require(may_enter(request.user, person))
    found = assess_or_404(person, request.GET.get("category"))
    line = found.form.rows.get(row)
    if line is None or not takes_evidence(line):
        raise Http404
    form = _form(request, found, row, line)
    kept = _kept_file(request, form)
    if form.is_bound and form.is_valid():
        address = form.answer(
            user_id=request.user.pk, action=lambda: _added(request, person, row, form, kept)
        )
        if address:
            messages.success(request, _("The evidence is entered."))
            return redirect(address)
    context = {**_page(found, row, line), "form": form, "kept": kept}
    return render(request, "portfolio/add_evidence.html", context)


def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    item = get_object_or_404(evidence_for_user(request.user).select_related("person"), pk=pk)
    require(may_withdraw(request.user, item, item.person))
    form = WithdrawForm(request.POST or None)
    if form.is_bound and form.is_valid():
        address = form.answer(
            user_id=request.user.pk, action=lambda: _withdrawn(request, item, form)
        )
        if address:
            messages.success(request, _("The evidence is withdrawn."))
            return redirect(address)
    context = {"form": form, "item": item, "back": _address_of(item.person, item.row)}
    return render(request, "portfolio/withdraw_evidence.html", context)


@require_safe
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file as a download. Whoever may not read the portfolio gets 404."""
    with_file = evidence_for_user(request.user).filter(file__isnull=False)
    item = get_object_or_404(with_file.select_related("file"), pk=pk)
    if item.file is None:
        raise Http404
    return as_attachment(item.file)


def _form(request: HttpRequest, found: Assessed, row: str, line: Row) -> EvidenceForm:
    works = sorted({item.work for item in found.evidence if item.row == row and item.work})
    data = request.POST.copy() if request.method == "POST" else None
    return EvidenceForm(data, request.FILES or None, sheet=found.form, row=line, works=works)


def _kept_file(request: HttpRequest, form: EvidenceForm) -> StoredFile | None:
    """The file sent now, or the one kept from an earlier sending of this form."""
    if not form.is_bound:
        return None
    upload = request.FILES.get("file")
    if upload is None:
        return _kept_before(request, form)
    try:
        kept = keep_evidence_file(upload=upload, by=request.user.pk)
    except Refused as refusal:
        form.add_error("file", str(refusal.message))
        return None
    form.data["kept"] = str(kept.pk)
    return kept


def _kept_before(request: HttpRequest, form: EvidenceForm) -> StoredFile | None:
    form.is_valid()
    kept_id = form.cleaned_data.get("kept")
    mine = StoredFile.objects.filter(kept_by_id=request.user.pk)
    return mine.filter(pk=kept_id).first() if kept_id else None


def _added(
    request: HttpRequest, person: Person, row: str, form: EvidenceForm, kept: StoredFile | None
) -> str:
    facts = form.facts("file", "kept")
    add_evidence(person=person, row=row, file=kept, by=request.user.pk, **facts)
    return _address_of(person, row, request.GET.get("category"))


def _withdrawn(request: HttpRequest, item: Evidence, form: WithdrawForm) -> str:
    reason = form.cleaned_data["reason"]
    withdraw_evidence(evidence=item, reason=reason, by=request.user.pk)
    return _address_of(item.person, item.row)


def _address_of(person: Person, row: str, category: str | None = None) -> str:
    query = f"?category={category}" if category else ""
    return f"{reverse('portfolio:teacher', args=[person.pk])}{query}#row-{row}"


def _page(found: Assessed, row: str, line: Row) -> dict[str, Any]:
    section = found.form.sections[line.section]
    proof = line.evidence or section.evidence
    return {
        "person": found.person,
        "number": row,
        "title": said(line.title),
        "proof": said(proof) if proof else "",
        "notes": [said(note) for note in line.notes],
        "since": found.since,
        "back": _address_of(found.person, row, found.category),
    }
