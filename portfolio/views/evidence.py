"""Adding evidence with what it would bring, checking it, withdrawing it, taking its file."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.models import Event
from events.selectors import events_for
from foundation.base.errors import Refused
from foundation.base.files import as_attachment
from foundation.base.forms import OnceForm
from foundation.base.models import StoredFile
from foundation.base.numbers import in_decimals
from foundation.base.permissions import require
from portfolio import adding
from portfolio.entries import entries_of
from portfolio.evidence_form import EvidenceForm
from portfolio.forms import WithdrawForm
from portfolio.models import Evidence
from portfolio.pages import details_of
from portfolio.permissions import checks_something, entry_grant, may_check, may_enter, may_withdraw
from portfolio.selectors import (
    Assessed,
    Trial,
    evidence_for_user,
    imagined,
    people_for_user,
    to_check_for_user,
    try_evidence,
    with_portfolio,
)
from portfolio.services import add_evidence, check_evidence, keep_evidence_file, withdraw_evidence
from portfolio.sheet_fields import takes_evidence
from portfolio.views.people import assess_or_404
from registry.models import Person
from scoring import school_year
from scoring.models.rows import Row

SAVE, COUNT, FIND = "save", "count", "find"  # what the buttons of the form ask
PER_PAGE = 50


@dataclass(frozen=True)
class Entry:
    """The page on which somebody enters evidence for a row of a person's sheet."""

    request: HttpRequest
    person: Person
    found: Assessed
    row: str

    @property
    def line(self) -> Row:
        return self.found.form.rows[self.row]

    @property
    def category(self) -> str:
        return self.found.category

    @cached_property
    def order(self) -> str:
        grant = entry_grant(self.request.user, self.person)
        if grant is None:
            return ""
        words = _("You enter it under order № %(number)s of %(day)s.")
        day = date_format(grant.order_date, "SHORT_DATE_FORMAT")
        return words % {"number": grant.order_number, "day": day}

    def events(self, day: date) -> QuerySet[Event]:
        """Events of the lists that hold on the day for the person's organisation."""
        region = self.found.employment.organisation.region_id
        return events_for(school_year(self.found.ruleset, day), region)

    def form(self, data: Any = None, files: Any = None, **more: Any) -> EvidenceForm:
        mine = [item for item in self.found.evidence if item.row == self.row]
        return EvidenceForm(
            data,
            files,
            sheet=self.found.form,
            row=self.line,
            works=sorted({item.work for item in mine if item.work}),
            events=self.events,
            order=self.order,
            **more,
        )

    def counted(self, form: EvidenceForm) -> dict[str, Any]:
        """What the filled fields would bring, as the page shows it; nothing filled, nothing new."""
        trial = self._trial(form) if form.is_bound else None
        total = trial.total_after if trial else self.found.score.total
        threshold = self.found.score.threshold
        shown = {"trial": trial, "row": self.row, "category": self.category}
        highest = max(in_decimals(total), Decimal(threshold))
        return {**shown, "total": in_decimals(total), "threshold": threshold, "highest": highest}

    def _trial(self, form: EvidenceForm) -> Trial:
        return try_evidence(self.found, imagined(self.found, self.row, form.typed()))


def add(request: HttpRequest, person_id: UUID, row: str) -> HttpResponse:
    entry = _entry(request, person_id, row)
    form = entry.form(request.POST.copy() if request.POST else None, request.FILES or None)
    asked = request.POST.get("do", SAVE)
    kept = _kept_file(request, form)
    if form.is_bound and asked == SAVE and form.is_valid():
        address = form.answer(user_id=request.user.pk, action=lambda: _added(entry, form, kept))
        if address:
            messages.success(request, _("The evidence is entered."))
            return redirect(address)
    counted = entry.counted(form)
    if asked != SAVE and "file" not in form.errors:
        form = entry.form(initial=form.data.dict())
    page = adding.page_of(entry.found, row)
    context = {**counted, "page": page, "person": entry.person, "form": form, "kept": kept}
    return render(request, "portfolio/add_evidence.html", context)


@require_POST
def preview(request: HttpRequest, person_id: UUID, row: str) -> HttpResponse:
    """What the fields filled so far would bring. Writes nothing."""
    entry = _entry(request, person_id, row)
    counted = entry.counted(entry.form(request.POST))
    return render(request, "portfolio/_preview.html", {**counted, "over": True})


@require_safe
def find_events(request: HttpRequest, person_id: UUID, row: str) -> HttpResponse:
    """The choice of events for the words typed so far."""
    entry = _entry(request, person_id, row)
    form = entry.form(initial=request.GET.dict())
    if "event" not in form.fields:
        raise Http404
    return render(request, "portfolio/_events.html", {"form": form})


def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The piece beside its proof; sending marks it as checked."""
    item = get_object_or_404(_with_all(evidence_for_user(request.user)), pk=pk)
    require(may_check(request.user, item, item.person))
    form = OnceForm(request.POST or None)
    if form.is_bound and form.is_valid():
        address = form.answer(user_id=request.user.pk, action=lambda: _checked(request, item))
        if address:
            messages.success(request, _("The evidence is marked as checked."))
            return redirect(address)
    person = with_portfolio(people_for_user(request.user)).get(pk=item.person_id)
    found = assess_or_404(person, None)
    context = {
        "form": form,
        "item": item,
        "page": adding.page_of(found, item.row),
        "details": details_of(found, item),
        "entered": entries_of(person, [item], request.user).entered(item),
    }
    return render(request, "portfolio/check_evidence.html", context)


@require_safe
def to_check(request: HttpRequest) -> HttpResponse:
    """What others entered and nobody has checked, the oldest first."""
    require(checks_something(request.user))
    page = Paginator(to_check_for_user(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "portfolio/to_check.html", {"page": page})


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
    context = {"form": form, "item": item, "back": adding.address_of(item.person, item.row)}
    return render(request, "portfolio/withdraw_evidence.html", context)


@require_safe
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file as a download. Whoever may not read the portfolio gets 404."""
    with_file = evidence_for_user(request.user).filter(file__isnull=False)
    item = get_object_or_404(with_file.select_related("file"), pk=pk)
    if item.file is None:
        raise Http404
    return as_attachment(item.file)


def _entry(request: HttpRequest, person_id: UUID, row: str) -> Entry:
    person = get_object_or_404(with_portfolio(people_for_user(request.user)), pk=person_id)
    require(may_enter(request.user, person))
    found = assess_or_404(person, request.GET.get("category"))
    line = found.form.rows.get(row)
    if line is None or not takes_evidence(line):
        raise Http404
    return Entry(request, person, found, row)


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


def _added(entry: Entry, form: EvidenceForm, kept: StoredFile | None) -> str:
    facts, by = form.facts("file", "kept", "event_words"), entry.request.user.pk
    add_evidence(person=entry.person, row=entry.row, file=kept, by=by, **facts)
    return adding.address_of(entry.person, entry.row, entry.request.GET.get("category"))


def _checked(request: HttpRequest, item: Evidence) -> str:
    check_evidence(evidence=item, by=request.user.pk)
    return adding.address_of(item.person, item.row)


def _withdrawn(request: HttpRequest, item: Evidence, form: WithdrawForm) -> str:
    reason = form.cleaned_data["reason"]
    withdraw_evidence(evidence=item, reason=reason, by=request.user.pk)
    return adding.address_of(item.person, item.row)


def _with_all(found: QuerySet[Evidence]) -> QuerySet[Evidence]:
    return found.select_related("person", "file", "event", "entered_under")
