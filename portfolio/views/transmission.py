"""Transmission of experience: the steps, entering a proof, withdrawing it, taking its file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.base.files import as_attachment
from foundation.base.models import StoredFile
from foundation.base.permissions import require
from foundation.base.texts import said
from portfolio.forms import WithdrawForm
from portfolio.kept_file import kept_file
from portfolio.models import TransmissionProof
from portfolio.permissions import may_enter, may_withdraw
from portfolio.selectors import (
    Assessed,
    people_for_user,
    transmission_for_user,
    with_portfolio,
)
from portfolio.selectors.transmission import places_to_choose
from portfolio.services import add_transmission_proof, withdraw_transmission_proof
from portfolio.transmission_forms import ProofForm
from portfolio.transmission_pages import note_of, transmitted
from portfolio.views.people import assess_or_404
from registry.models import Person
from scoring.models.transmission import Transmission, TransmissionStep


@require_safe
def transmission(request: HttpRequest, person_id: UUID, category: str) -> HttpResponse:
    people = with_portfolio(people_for_user(request.user))
    found = assess_or_404(get_object_or_404(people, pk=person_id), category)
    _law_or_404(found, category)
    context = {
        "person": found.person,
        "category": category,
        "enters": bool(may_enter(request.user, found.person)),
        "shown": transmitted(found, category),
        "categories": _categories(found, category),
        "back": _back(request, found),
    }
    return render(request, "portfolio/transmission.html", context)


def add(request: HttpRequest, person_id: UUID, category: str, step: str) -> HttpResponse:
    person = get_object_or_404(people_for_user(request.user), pk=person_id)
    require(may_enter(request.user, person))
    found = assess_or_404(person, category)
    law = _law_or_404(found, category)
    known = {**law.steps, **law.of_each_place}.get(step)
    if known is None:
        raise Http404
    form = _form(request, found, law, step, known)
    kept = kept_file(request, form)
    if form.is_bound and form.is_valid():
        address = form.answer(
            user_id=request.user.pk,
            action=lambda: _added(request, person, category, step, form, kept),
        )
        if address:
            messages.success(request, _("The proof is entered."))
            return redirect(address)
    context = {**_page(found, category, known), "form": form, "kept": kept}
    return render(request, "portfolio/add_proof.html", context)


def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    proof = get_object_or_404(transmission_for_user(request.user).select_related("person"), pk=pk)
    require(may_withdraw(request.user, proof, proof.person))
    form = WithdrawForm(request.POST or None)
    if form.is_bound and form.is_valid():
        address = form.answer(
            user_id=request.user.pk, action=lambda: _withdrawn(request, proof, form)
        )
        if address:
            messages.success(request, _("The proof is withdrawn."))
            return redirect(address)
    back = _address_of(proof.person, proof.category)
    context = {"form": form, "proof": proof, "back": back}
    return render(request, "portfolio/withdraw_proof.html", context)


@require_safe
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file as a download. Whoever may not read the portfolio gets 404."""
    with_file = transmission_for_user(request.user).filter(file__isnull=False)
    proof = get_object_or_404(with_file.select_related("file"), pk=pk)
    if proof.file is None:
        raise Http404
    return as_attachment(proof.file)


def _law_or_404(found: Assessed, category: str) -> Transmission:
    law = found.ruleset.transmission.get(category)
    if law is None:
        raise Http404
    return law


def _form(
    request: HttpRequest, found: Assessed, law: Transmission, step: str, known: TransmissionStep
) -> ProofForm:
    data = request.POST.copy() if request.method == "POST" else None
    everywhere = step in law.of_each_place
    return ProofForm(
        data,
        request.FILES or None,
        step=known,
        places=places_to_choose(law, found.employment) if everywhere else None,
        initial={"at": request.GET.get("at", "")},
    )


def _added(
    request: HttpRequest,
    person: Person,
    category: str,
    step: str,
    form: ProofForm,
    kept: StoredFile | None,
) -> str:
    add_transmission_proof(
        person=person,
        category=category,
        step=step,
        file=kept,
        by=request.user.pk,
        **form.proof(),
    )
    return _address_of(person, category)


def _withdrawn(request: HttpRequest, proof: TransmissionProof, form: WithdrawForm) -> str:
    reason = form.cleaned_data["reason"]
    withdraw_transmission_proof(proof=proof, reason=reason, by=request.user.pk)
    return _address_of(proof.person, proof.category)


def _page(found: Assessed, category: str, step: TransmissionStep) -> dict[str, Any]:
    return {
        "person": found.person,
        "title": said(step.name),
        "text": said(step.text),
        "clause": said(found.ruleset.reference(step.ref).label),
        "note": note_of(found, step),
        "since": found.since,
        "back": _address_of(found.person, category),
    }


def _categories(found: Assessed, present: str) -> list[dict[str, Any]]:
    """The categories whose experience is passed on and that the sheet has."""
    totals = found.form.thresholds["all"].totals
    return [
        {
            "label": said(found.ruleset.category_name(code)),
            "url": _address_of(found.person, code),
            "current": code == present,
        }
        for code in found.ruleset.transmission
        if code in totals
    ]


def _address_of(person: Person, category: str) -> str:
    return reverse("portfolio:transmission", args=[person.pk, category])


def _back(request: HttpRequest, found: Assessed) -> str:
    if found.person.user_id == request.user.pk:
        return f"{reverse('portfolio:mine')}?category={found.category}"
    address = reverse("portfolio:teacher", args=[found.person.pk])
    return f"{address}?category={found.category}"
