"""Offering a portfolio, certifying it, confirming it."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.base.pages import press
from foundation.base.permissions import require
from foundation.base.texts import said
from portfolio import services
from portfolio.certifying import card_of, rows_said
from portfolio.models import Certification
from portfolio.permissions import may_certify, may_confirm, may_enter, may_read_waiting
from portfolio.selectors import people_for_user, waiting_for_certification, with_portfolio
from portfolio.states import Act
from portfolio.views.people import PER_PAGE, assess_or_404
from registry.models import Person
from scoring.models.base import Ref

WHO_ANSWERS = Ref(act="algorithm-2025", paragraph="3.1")
GET_OR_POST = ["GET", "HEAD", "POST"]
Service = Callable[..., Certification]


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Portfolios that officers say are complete: the head's list."""
    require(may_read_waiting(request.user))
    found = waiting_for_certification(request.user)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "portfolio/waiting.html", {"page": page})


@require_POST
def offer(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = _person(request, person_id)
    require(may_enter(request.user, person))
    back, words = _address(person), _("The head is asked to certify the portfolio.")
    return _act(request, person, services.offer_portfolio, back, back, words)


@require_http_methods(GET_OR_POST)
def certify(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = _person(request, person_id)
    require(may_certify(request.user, person))
    here = reverse("portfolio:certify", args=[person.pk])
    if request.method == "POST":
        words = _("The portfolio is certified. The teacher is asked to confirm it.")
        return _act(
            request, person, services.certify_portfolio, _after(request, person), here, words
        )
    return _page(request, person, Act.CERTIFIED, _address(person))


@require_http_methods(GET_OR_POST)
def confirm(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = _person(request, person_id)
    require(may_confirm(request.user, person))
    mine = reverse("portfolio:mine")
    if request.method == "POST":
        here = reverse("portfolio:confirm", args=[person.pk])
        words = _("You confirmed the portfolio.")
        return _act(request, person, services.confirm_portfolio, mine, here, words)
    return _page(request, person, Act.CONFIRMED, mine)


def _person(request: HttpRequest, person_id: UUID) -> Person:
    return get_object_or_404(with_portfolio(people_for_user(request.user)), pk=person_id)


def _act(
    request: HttpRequest, person: Person, service: Service, then: str, back: str, words: str
) -> HttpResponse:
    """Say it of the portfolio that the form showed; refused, the page shows it as it is now."""
    sha256 = request.POST.get("sha256", "")
    return press(
        request,
        lambda: service(person=person, sha256=sha256, by=request.user.pk),
        then=then,
        back=back,
        said=words,
    )


def _page(request: HttpRequest, person: Person, act: Act, back: str) -> HttpResponse:
    found = assess_or_404(person, None)
    rows, card = rows_said(found), card_of(found, request.user)
    context = {
        "act": act,
        "person": person,
        "since": found.since,
        "until": found.day,
        "card": card,
        "may_act": card.action == act,
        "rows": rows,
        "pieces": sum(len(row.pieces) for row in rows),
        "files": sum(len(row.files) for row in rows),
        "back": back,
        "clause": said(found.ruleset.reference(WHO_ANSWERS).label),
        "form_token": uuid4(),
    }
    return render(request, "portfolio/certify.html", context)


def _address(person: Person) -> str:
    return reverse("portfolio:teacher", args=[person.pk])


def _after(request: HttpRequest, person: Person) -> str:
    """On to the list while others wait, else back to the teacher."""
    others = waiting_for_certification(request.user).exclude(pk=person.pk)
    return reverse("portfolio:waiting") if others.exists() else _address(person)
