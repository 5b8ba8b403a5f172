"""The teacher's pages: my attestation and the parts of the application."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

import scoring
from attestation import pages, services
from attestation.forms import ConsentForm, DetailsForm, EssayForm
from attestation.gaps import consent_of, gaps
from attestation.models import Application
from attestation.permissions import may_edit, may_withdraw
from attestation.selectors import consent_wording, current_application, live_cycle
from attestation.views.common import own_application, repeated
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.forms import OnceForm, add_refusal
from foundation.base.pages import submit
from foundation.base.permissions import require
from registry.selectors import current_employments, is_teaching, person_of

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_GET
def my(request: HttpRequest) -> HttpResponse:
    """Who has my case, until when, what next."""
    person = person_of(request.user)
    application = current_application(person) if person else None
    context: dict[str, Any] = {
        "person": person,
        "application": application,
        "start": pages.start_offer(person, application),
        "token": uuid4(),
    }
    if application:
        context |= pages.my_case(application, language=get_language())
        context["may_withdraw"] = may_withdraw(request.user, application)
    return render(request, "attestation/my.html", context)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin a draft, or come back to the one begun before."""
    person = person_of(request.user)
    form = OnceForm(request.POST)
    if person is None or not form.is_valid():
        return redirect("attestation:my")
    then = ""
    try:
        application = services.start_application(person=person, by=request.user.pk)
        then = reverse("attestation:application", args=[application.pk])
    except Refused as refusal:
        return render(
            request,
            "attestation/cannot_start.html",
            {"reason": refusal.message, "cycle": live_cycle(clock.today())},
        )
    return HttpResponseRedirect(then)


@require_GET
def application(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The list of the application's parts, in any order."""
    found = own_application(request, pk)
    if not may_edit(request.user, found):
        return redirect("attestation:my")
    context = {"application": found, "parts": pages.parts(found), "gaps": gaps(found)}
    return render(request, "attestation/application.html", context)


@require_http_methods(GET_OR_POST)
def details(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = own_application(request, pk)
    require(may_edit(request.user, found))
    form = _details_form(request, found)
    if request.method == "POST" and form.is_valid() and _save_details(request, found, form):
        return _onward(request, found, "consent")
    context = _part(found, "details") | {
        "form": form,
        "facts": pages.registry_facts(found),
        "offers": pages.offers_of(found),
    }
    return render(request, "attestation/details.html", context)


@require_http_methods(GET_OR_POST)
def consent(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = own_application(request, pk)
    require(may_edit(request.user, found))
    form = ConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.give_consent(
                application=found, language=get_language(), by=request.user.pk
            ),
            then=reverse("attestation:essay", args=[found.pk]),
            said=_("Your consent is kept."),
        )
        if answer:
            return answer
    wording = consent_wording(found.ruleset)
    context = _part(found, "consent") | {
        "form": form,
        "given": consent_of(found),
        "wording": wording,
        "paragraphs": wording.text.in_language(get_language()).splitlines(),
        "reference": pages.consent_reference(found, get_language()),
    }
    return render(request, "attestation/consent.html", context)


@require_http_methods(GET_OR_POST)
def essay(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = own_application(request, pk)
    require(may_edit(request.user, found))
    form = _essay_form(request, found)
    if request.method == "POST" and form.is_valid() and _save_essay(request, found, form):
        return _onward(request, found, "check")
    limits = scoring.essay_limits(found.ruleset)
    context = _part(found, "essay") | {"form": form, "limits": limits}
    return render(request, "attestation/essay.html", context)


@require_POST
def essay_draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep what is typed, without leaving the page."""
    found = own_application(request, pk)
    require(may_edit(request.user, found))
    form = _essay_form(request, found)
    if form.is_valid() and _save_essay(request, found, form):
        return JsonResponse({"saved_at": f"{clock.local(clock.now()):%H:%M}"})
    return JsonResponse({"errors": form.errors}, status=422)


@require_http_methods(GET_OR_POST)
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The answers before they are sent, and the sending."""
    found = own_application(request, pk)
    if not may_edit(request.user, found):
        return redirect("attestation:my")
    form = OnceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.submit_application(application=found, by=request.user.pk),
            then=reverse("attestation:my"),
            said=_("Your application is sent."),
        )
        if answer:
            return answer
    form = form if form.is_bound else OnceForm()
    context = _part(found, "check") | pages.answers(found, language=get_language())
    return render(request, "attestation/check.html", context | {"form": form})


@require_http_methods(GET_OR_POST)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = own_application(request, pk)
    if earlier := repeated(request):
        return earlier
    require(may_withdraw(request.user, found))
    form = OnceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.withdraw_application(application=found, by=request.user.pk),
            then=reverse("attestation:my"),
            said=_("The application is withdrawn."),
        )
        if answer:
            return answer
    return render(request, "attestation/withdraw.html", {"application": found, "form": form})


def _part(found: Application, current: str) -> dict[str, Any]:
    steps = pages.steps(found, current)
    number = [step["state"] for step in steps].index("now") + 1
    return {"application": found, "steps": steps, "number": number}


def _onward(request: HttpRequest, found: Application, following: str) -> HttpResponse:
    """The next part, or back to the list for one who will return later."""
    name = "application" if "later" in request.POST else following
    return redirect(f"attestation:{name}", pk=found.pk)


def _details_form(request: HttpRequest, found: Application) -> DetailsForm:
    employments = filter(is_teaching, current_employments(found.person))
    return DetailsForm(
        request.POST or None,
        initial=pages.details_initial(found),
        employments=employments,
        offers=pages.offers_of(found),
        familiar=pages.familiar_words(found, get_language()).rstrip("."),
        label_of=lambda offer: pages.offer_label(found, offer, get_language()),
    )


def _save_details(request: HttpRequest, found: Application, form: DetailsForm) -> bool:
    try:
        services.save_application_details(
            application=found, **form.cleaned_data, by=request.user.pk
        )
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True


def _essay_form(request: HttpRequest, found: Application) -> EssayForm:
    limits = scoring.essay_limits(found.ruleset)
    initial = {
        "topic": found.essay_topic_id,
        "language": found.essay_language or get_language(),
        "text": found.essay,
    }
    hint = limits.text.in_language(get_language())
    return EssayForm(request.POST or None, initial=initial, application=found, hint=hint)


def _save_essay(request: HttpRequest, found: Application, form: EssayForm) -> bool:
    try:
        services.save_essay(application=found, **form.cleaned_data, by=request.user.pk)
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True
