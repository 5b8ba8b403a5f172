"""The pages of the organisation that accepts applications."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from attestation import services
from attestation.due import add_due
from attestation.filters import QueueFilter
from attestation.forms import RefusalForm
from attestation.models import Application
from attestation.pages import case_page, handing_page
from attestation.permissions import accepts_for, may_answer, may_hand_over, may_see_queue
from attestation.selectors import cases_for_user, intake_queue_for_user
from attestation.states import State
from attestation.views.common import repeated
from foundation.base.forms import OnceForm
from foundation.base.pages import submit
from foundation.base.permissions import require

GET_OR_POST = ["GET", "HEAD", "POST"]
ROWS = 50
DOCUMENT_ROWS = 3


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Applications with the clock of each; those that wait stand first."""
    require(may_see_queue(request.user))
    found = QueueFilter(request.GET, queryset=intake_queue_for_user(request.user))
    page = Paginator(found.qs, ROWS).get_page(request.GET.get("page"))
    add_due(page.object_list)
    return render(request, "attestation/queue.html", {"filter": found, "page": page})


@require_GET
def case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One application: the form, the consent, what the registry knows, the essay."""
    found = _case(request, pk)
    context = case_page(found, language=get_language()) | {
        "accepts": accepts_for(request.user, found),
        "waits": found.state == State.SUBMITTED,
        "gathers": found.state == State.ACCEPTED,
    }
    return render(request, "attestation/case.html", context)


@require_http_methods(GET_OR_POST)
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _case(request, pk)
    if earlier := repeated(request):
        return earlier
    require(may_answer(request.user, found))
    form = OnceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.accept_application(application=found, by=request.user.pk),
            then=_address(found),
            said=_("The application is accepted. The notice goes to the teacher."),
        )
        if answer:
            return answer
    return render(request, "attestation/accept.html", {"application": found, "form": form})


@require_http_methods(GET_OR_POST)
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _case(request, pk)
    if earlier := repeated(request):
        return earlier
    require(may_answer(request.user, found))
    form = _refusal_form(request, found)
    if request.method == "POST" and "add" not in request.POST and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.refuse_application(
                application=found,
                ground=form.cleaned_data["ground"],
                documents=form.documents(),
                by=request.user.pk,
            ),
            then=_address(found),
            said=_("The application is refused. The notice goes to the teacher."),
        )
        if answer:
            return answer
    return render(request, "attestation/refuse.html", {"application": found, "form": form})


@require_http_methods(GET_OR_POST)
def hand_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _case(request, pk)
    if earlier := repeated(request):
        return earlier
    require(may_hand_over(request.user, found))
    form = OnceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.hand_over_portfolio(application=found, by=request.user.pk),
            then=_address(found),
            said=_("The portfolio is given to the commission. Its secretary takes it."),
        )
        if answer:
            return answer
    context = handing_page(found) | {"form": form}
    return render(request, "attestation/hand_over.html", context)


def _case(request: HttpRequest, pk: UUID) -> Application:
    found = cases_for_user(request.user).select_related(
        "person", "cycle", "organisation", "employment__organisation", "essay_topic", "consent"
    )
    return get_object_or_404(found, pk=pk)


def _address(application: Application) -> str:
    return reverse("attestation:case", args=[application.pk])


def _refusal_form(request: HttpRequest, application: Application) -> RefusalForm:
    language = get_language()
    grounds = [
        (code, capfirst(ground.text.in_language(language)))
        for code, ground in application.ruleset.application.refusal_grounds.items()
    ]
    typed = [name for name in request.POST if name.startswith("document_")]
    rows = max(len(typed), DOCUMENT_ROWS) + ("add" in request.POST)
    adding = "add" in request.POST
    return RefusalForm(
        None if adding else request.POST or None,
        initial=request.POST.dict() if adding else None,
        grounds=grounds,
        rows=rows,
    )
