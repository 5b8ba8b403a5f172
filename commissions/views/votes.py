"""One case at a sitting: the motion, the votes, the closing."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from commissions import services
from commissions.forms.sittings import PostponeForm
from commissions.forms.votes import MotionForm, VoteForm
from commissions.models import AgendaItem, Motion
from commissions.pages.item import ItemPage
from commissions.pages.sitting import neighbours
from commissions.permissions import closes_votes, leads, may_close_vote, may_lead, may_vote
from commissions.selectors import items_for_user, member_of, motions_for_user, roles_in
from commissions.states import Outcome, SittingState
from commissions.views.common import renewed
from foundation.base.pages import press, submit
from foundation.base.permissions import require


@require_GET
def item(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _render(request, _item(request, pk))


@require_GET
def live(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who has voted, now; never how. The page is asked for anew when more has changed."""
    return renewed(request, _page(request, _item(request, pk)), "commissions/_voting.html")


@require_POST
def put(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the proposal to the vote, or another outcome after it was rejected."""
    found = _item(request, pk)
    require(may_lead(request.user, found.sitting.commission))
    page = _page(request, found)
    asked: dict[str, str] = {}
    if page.motions:
        form = MotionForm(page.left(), request.POST)
        if not form.is_valid():
            return _render(request, found, motion_form=form)
        asked = form.asked()
    return press(
        request,
        lambda: services.put_motion(item=found, by=request.user.pk, **asked),
        then=_address(found),
        said=_("The vote is open."),
    )


@require_POST
def postpone(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _item(request, pk)
    require(may_lead(request.user, found.sitting.commission))
    form = PostponeForm(request.POST)
    if form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.postpone_item(
                item=found, reason=form.cleaned_data["reason"], by=request.user.pk
            ),
            then=_address(found),
            said=_("The case is put off to another sitting."),
        )
        if answer:
            return answer
    return _render(request, found, postpone_form=form)


@require_POST
def vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cast one's own vote. A late one is told so; what was written stays on the page."""
    motion = get_object_or_404(motions_for_user(request.user), pk=pk)
    found = _item(request, motion.item_id)
    require(may_vote(request.user, found))
    form = VoteForm(request.POST)
    if form.is_valid():
        member = member_of(request.user, found.sitting.commission)
        answer = submit(
            request,
            form,
            lambda: services.cast_vote(
                motion=motion,
                member=member,
                choice=form.cleaned_data["vote"],
                reason=form.cleaned_data["reason"],
                by=request.user.pk,
            ),
            then=_address(found),
            said=_("Your vote is taken."),
        )
        if answer:
            return answer
    return _render(request, found, vote_form=form)


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    motion: Motion = get_object_or_404(motions_for_user(request.user), pk=pk)
    require(may_close_vote(request.user, motion.item.sitting.commission))
    return press(
        request,
        lambda: services.close_vote(motion=motion, by=request.user.pk),
        then=_address(motion.item),
        said=_("The vote is closed and counted."),
    )


def _item(request: HttpRequest, pk: UUID) -> AgendaItem:
    return get_object_or_404(items_for_user(request.user), pk=pk)


def _page(request: HttpRequest, found: AgendaItem) -> ItemPage:
    return ItemPage(found, member_of(request.user, found.sitting.commission))


def _address(found: AgendaItem) -> str:
    return reverse("commissions:item", args=[found.pk])


def _render(request: HttpRequest, found: AgendaItem, **forms: Any) -> HttpResponse:
    page = _page(request, found)
    is_open = found.sitting.state == SittingState.OPEN
    roles = roles_in(request.user, found.sitting.commission)
    is_led = bool(leads(roles)) and is_open
    context = {
        "page": page,
        "item": found,
        "sitting": found.sitting,
        "application": found.application,
        "near": neighbours(found),
        "may_lead": is_led and found.is_open,
        "may_close": is_open and bool(closes_votes(roles)),
        "outcome": Outcome(found.outcome).label if found.outcome else "",
        "vote_form": forms.get("vote_form") or VoteForm(),
        "motion_form": forms.get("motion_form") or _motion_form(page, is_led),
        "postpone_form": forms.get("postpone_form") or PostponeForm(),
        "forms": [form for form in forms.values() if form is not None],
        "form_token": uuid4(),
    }
    return render(request, "commissions/item.html", context)


def _motion_form(page: ItemPage, is_led: bool) -> MotionForm | None:
    """Only when the secretary has something left to put."""
    if not is_led or not page.motions or page.open_motion or not page.item.is_open:
        return None
    return MotionForm(page.left())
