"""Sittings: planning, the agenda, presence, opening and closing."""

from datetime import datetime
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commissions import services
from commissions.forms.sittings import AgendaForm, AttendanceForm, OrderForm, SittingForm
from commissions.models import AgendaItem, Commission, Sitting
from commissions.pages.sitting import SittingPage
from commissions.permissions import may_lead
from commissions.selectors import cases_of, commissions_of, sittings_for_user
from commissions.states import SheetState, SittingState
from commissions.views.common import GET_OR_POST, ROWS, renewed
from foundation.base.pages import press, submit
from foundation.base.permissions import require


@require_GET
def sitting_list(request: HttpRequest) -> HttpResponse:
    found = sittings_for_user(request.user).annotate(cases=Count("items"))
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return render(request, "commissions/sittings.html", {"page": page})


@require_http_methods(GET_OR_POST)
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    commission = get_object_or_404(commissions_of(request.user), pk=pk)
    require(may_lead(request.user, commission))
    form = SittingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: _planned(request, commission, form.cleaned_data["held_at"]),
            said=_("The sitting is planned."),
        )
        if answer:
            return answer
    return render(request, "commissions/plan.html", {"commission": commission, "form": form})


def _planned(request: HttpRequest, commission: Commission, held_at: datetime) -> str:
    """Plan it and go on to its agenda."""
    made = services.plan_sitting(commission=commission, held_at=held_at, by=request.user.pk)
    return reverse("commissions:sitting", args=[made.pk])


@require_GET
def sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _sitting(request, pk)
    return _render(request, found)


@require_GET
def live(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The agenda as it is now; the whole page is asked for anew when more has changed."""
    return renewed(request, SittingPage(_sitting(request, pk)), "commissions/_agenda.html")


@require_POST
def mark(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _to_lead(request, pk)
    form = AttendanceForm(SittingPage(found).attendance, request.POST)
    if form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.mark_attendance(
                sitting=found, presence=form.presence(), by=request.user.pk
            ),
            then=_address(found),
            said=_("Presence is marked."),
        )
        if answer:
            return answer
    return _render(request, found, form)


@require_http_methods(GET_OR_POST)
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose from the cases that wait for a sitting."""
    found = _to_lead(request, pk)
    waiting = cases_of([found.commission_id]).exclude(
        items__in=AgendaItem.objects.filter(postponed_at=None)
    )
    form = AgendaForm(request.POST or None)
    form.fields["applications"].queryset = waiting
    if request.method == "POST" and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.add_to_agenda(
                sitting=found,
                applications=list(form.cleaned_data["applications"].order_by("submitted_at")),
                by=request.user.pk,
            ),
            then=_address(found),
            said=_("The cases are on the agenda."),
        )
        if answer:
            return answer
    sent = Count("score_sheets", filter=Q(score_sheets__state=SheetState.SENT))
    cases = waiting.select_related("person", "cycle").annotate(sent=sent).order_by("submitted_at")
    context = {
        "sitting": found,
        "form": form,
        "page": Paginator(cases, ROWS).get_page(request.GET.get("page")),
        "members": found.commission.members.count(),
        "chosen": request.POST.getlist("applications"),
    }
    return render(request, "commissions/add.html", context)


@require_http_methods(GET_OR_POST)
def order(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the agenda in another order."""
    found = _to_lead(request, pk)
    items = found.items.select_related("application__person").order_by("position")
    form = OrderForm(items, request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.order_agenda(sitting=found, items=form.ordered(), by=request.user.pk),
            then=_address(found),
            said=_("The agenda is in its new order."),
        )
        if answer:
            return answer
    return render(request, "commissions/order.html", {"sitting": found, "form": form})


@require_POST
def open_sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _to_lead(request, pk)
    return press(
        request,
        lambda: services.open_sitting(sitting=found, by=request.user.pk),
        then=_address(found),
        said=_("The sitting is in session."),
    )


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the sitting; the protocol forms itself."""
    found = _to_lead(request, pk)
    return press(
        request,
        lambda: services.close_sitting(sitting=found, by=request.user.pk),
        then=_address(found),
        said=_("The sitting is over and its protocol is formed. It waits for signatures."),
    )


def _sitting(request: HttpRequest, pk: UUID) -> Sitting:
    return get_object_or_404(sittings_for_user(request.user), pk=pk)


def _to_lead(request: HttpRequest, pk: UUID) -> Sitting:
    found = _sitting(request, pk)
    require(may_lead(request.user, found.commission))
    return found


def _address(found: Sitting) -> str:
    return reverse("commissions:sitting", args=[found.pk])


def _render(
    request: HttpRequest, found: Sitting, attendance: AttendanceForm | None = None
) -> HttpResponse:
    page = SittingPage(found)
    context = {
        "sitting": found,
        "page": page,
        "form": attendance or AttendanceForm(page.attendance),
        "may_lead": may_lead(request.user, found.commission),
        "before_closing": found.state in (SittingState.PLANNED, SittingState.OPEN),
        "protocol": getattr(found, "protocol", None),
        "form_token": uuid4(),
    }
    return render(request, "commissions/sitting.html", context)
