"""Pages of the approved lists."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

import scoring
from events.forms import EndForm, EventForm, SearchForm, as_written
from events.models import Event
from events.permissions import keeps_a_list, may_change
from events.selectors import event_levels, events, holding, lists_kept_by, named, present_year
from events.services import add_event, correct_event, end_event
from foundation.base import clock
from foundation.base.pages import submit
from foundation.base.permissions import require
from foundation.base.texts import said

PER_PAGE = 50


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The lists, searched; what a keeper may change carries its links."""
    form = SearchForm(request.GET or {"year": present_year()})
    found = _found(form) if form.is_valid() else events().none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    kept = {
        (one.kind, one.region.pk if one.region else None) for one in lists_kept_by(request.user)
    }
    levels = event_levels(scoring.ruleset_on(clock.today()))
    lines = [
        {
            "event": event,
            "level": said(levels.get(event.level)) or event.level,
            "kept": (event.kind, event.region_id) in kept,
        }
        for event in page
    ]
    context = {"form": form, "page": page, "lines": lines, "keeps": bool(kept)}
    return render(request, "events/register.html", context)


def add(request: HttpRequest) -> HttpResponse:
    require(keeps_a_list(request.user))
    rules = scoring.ruleset_on(clock.today())
    initial = {"first_year": present_year()}
    form = EventForm(
        request.POST or None, rules=rules, kept=lists_kept_by(request.user), initial=initial
    )
    if form.is_bound and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: _added(form, request.user.pk),
            then=reverse("events:register"),
            said=_("The event is entered."),
        )
        if answer:
            return answer
    return render(request, "events/event.html", {"form": form})


def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    event = _to_change(request, pk)
    rules = scoring.ruleset_on(clock.today(), event.region_id)
    form = EventForm(request.POST or None, rules=rules, initial=as_written(event))
    if form.is_bound and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: correct_event(event=event, by=request.user.pk, **form.written()),
            then=reverse("events:register"),
            said=_("The entry is corrected."),
        )
        if answer:
            return answer
    return render(request, "events/event.html", {"form": form, "event": event})


def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    event = _to_change(request, pk)
    form = EndForm(request.POST or None, initial={"last_year": present_year()})
    if form.is_bound and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: end_event(event=event, by=request.user.pk, **form.facts()),
            then=reverse("events:register"),
            said=_("The event is ended."),
        )
        if answer:
            return answer
    return render(request, "events/end.html", {"form": form, "event": event})


def _to_change(request: HttpRequest, pk: UUID) -> Event:
    """Everybody sees the lists; who does not keep this one is told so."""
    event = get_object_or_404(events(), pk=pk)
    require(may_change(request.user, event))
    return event


def _found(form: SearchForm) -> QuerySet[Event]:
    asked = form.cleaned_data
    found = named(events(), asked["words"])
    if asked["kind"]:
        found = found.filter(kind=asked["kind"])
    if asked["region"]:
        found = found.filter(region=asked["region"])
    return holding(found, asked["year"]) if asked["year"] is not None else found


def _added(form: EventForm, by: UUID) -> Event:
    kept = form.chosen
    return add_event(kind=kept.kind, region=kept.region, by=by, **form.written())
