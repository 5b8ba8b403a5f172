"""The calendar of visits, planning them, and one's own."""

from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.base import clock
from foundation.base.forms import OnceForm
from foundation.base.permissions import require
from foundation.base.texts import said
from lessons import pages, services
from lessons.forms import AddObserverForm, MomentForm, PlanForm, ReasonForm, observer_in
from lessons.models import Visit
from lessons.permissions import (
    PLANNERS,
    may_change_visit,
    may_plan,
    may_read_calendar,
    may_remove_observer,
)
from lessons.selectors.missing import Needs, needs_of, with_visits
from lessons.selectors.sheets import own_sheets, sheets_to_answer
from lessons.selectors.visits import (
    in_days,
    visits_for_user,
    visits_of_school,
    visits_to,
    with_observers,
)
from portfolio.selectors import people_for_user, teachers_for_user
from registry.selectors import organisations_with_role

ROWS = 50


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The school's visits of a week, or all of them as a list."""
    require(may_read_calendar(request.user))
    visits = visits_of_school(request.user)
    if request.GET.get("view") == "list":
        page = Paginator(visits.order_by("-begins_at", "pk"), ROWS)
        found = page.get_page(request.GET.get("page"))
        return render(request, "lessons/list.html", {"page": found, "today": clock.today()})
    day = _day_in(request)
    live = visits.filter(cancelled_at=None)
    week = pages.week_of(day, in_days(live, *pages.days_of_week(day)))
    return render(request, "lessons/calendar.html", {"week": week})


@require_safe
def missing(request: HttpRequest) -> HttpResponse:
    """What each teacher of the school still lacks in this school year."""
    require(may_read_calendar(request.user))
    people = with_visits(teachers_for_user(request.user))
    page = Paginator(people, ROWS).get_page(request.GET.get("page"))
    found = filter(None, map(needs_of, page))
    planned = organisations_with_role(request.user, *PLANNERS)
    lines = [(one, _plans(request, one, planned)) for one in found]
    return render(request, "lessons/missing.html", {"page": page, "lines": lines})


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Lessons that the user observes, and visits to the user's own lessons."""
    own = Paginator(own_sheets(request.user).reverse(), ROWS)
    context = {
        "sheets": own.get_page(request.GET.get("page")),
        "visits": visits_to(request.user).order_by("-begins_at")[:ROWS],
        "answers": sheets_to_answer(request.user),
    }
    return render(request, "lessons/mine.html", context)


@require_safe
def visit(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _visit(request, pk)
    page = pages.VisitPage(found, request.user)
    context = {
        "visit": found,
        "page": page,
        "may_change": may_change_visit(request.user, found) and not _is_observed(page),
        "removable": {
            line.sheet.pk for line in page.lines if may_remove_observer(request.user, line.sheet)
        },
        "in_school": bool(may_read_calendar(request.user)),
    }
    return render(request, "lessons/visit.html", context)


def plan(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Plan a visit to a lesson of one teacher."""
    person = get_object_or_404(with_visits(people_for_user(request.user)), pk=person_id)
    require(may_plan(request.user, person))
    needs = needs_of(person)
    if needs is None:
        raise Http404
    form = PlanForm(
        request.POST or None,
        organisation=needs.work.organisation,
        person=person,
        asks_before=needs.asks_before,
        initial={"day": request.GET.get("day"), "subject": ""},
    )

    def act() -> str:
        made = services.plan_visit(person=person, by=request.user.pk, **form.plan())
        return reverse("lessons:visit", args=[made.pk])

    context = {"person": person, "needs": needs, "post": said(needs.work.post)}
    return _answered(request, form, act, "lessons/plan.html", context, _("The visit is planned."))


def add_observer(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _to_change(request, pk)
    form = AddObserverForm(request.POST or None, visit=found)

    def act() -> str:
        who = observer_in(form.cleaned_data["observer"])
        meant = form.cleaned_data["is_shared"]
        services.add_observer(visit=found, observer=who, is_shared=meant, by=request.user.pk)
        return reverse("lessons:visit", args=[pk])

    context = {"visit": found}
    done = _("The observer is invited.")
    return _answered(request, form, act, "lessons/add_observer.html", context, done)


def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _to_change(request, pk)
    form = MomentForm(request.POST or None, initial=MomentForm.of(found))

    def act() -> str:
        minutes = form.cleaned_data["minutes"]
        services.move_visit(
            visit=found, begins_at=form.moment(), minutes=minutes, by=request.user.pk
        )
        return reverse("lessons:visit", args=[pk])

    context = {"visit": found}
    done = _("The visit is moved; its observers are told.")
    return _answered(request, form, act, "lessons/move.html", context, done)


def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _to_change(request, pk)
    form = ReasonForm(request.POST or None)

    def act() -> str:
        reason = form.cleaned_data["reason"]
        services.cancel_visit(visit=found, reason=reason, by=request.user.pk)
        return reverse("lessons:visit", args=[pk])

    context = {"visit": found}
    done = _("The visit is cancelled; its observers are told.")
    return _answered(request, form, act, "lessons/cancel.html", context, done)


def _answered(
    request: HttpRequest,
    form: OnceForm,
    act: Any,
    template: str,
    context: dict[str, Any],
    done: str,
) -> HttpResponse:
    """Do what a valid form asks and go on; otherwise show the form with what was typed."""
    if form.is_bound and form.is_valid():
        address = form.answer(user_id=request.user.pk, action=act)
        if address:
            messages.success(request, done)
            return redirect(address)
    return render(request, template, {"form": form, **context})


def _plans(request: HttpRequest, needs: Needs, planned: set[UUID]) -> bool:
    """What `may_plan` says, of a whole list: in the schools where the user plans, never the own."""
    is_own = needs.person.user_id == request.user.pk
    return needs.work.organisation_id in planned and not is_own


def _visit(request: HttpRequest, pk: UUID) -> Visit:
    return get_object_or_404(with_observers(visits_for_user(request.user)), pk=pk)


def _to_change(request: HttpRequest, pk: UUID) -> Visit:
    found = _visit(request, pk)
    require(may_change_visit(request.user, found))
    return found


def _is_observed(page: pages.VisitPage) -> bool:
    return any(line.sheet.sent_at for line in page.lines)


def _day_in(request: HttpRequest) -> date:
    with suppress(ValueError):
        return date.fromisoformat(request.GET.get("day", ""))
    return clock.today()
