"""What registers tell of the school's teachers: the list, one person, taking and keeping."""

from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.base.pages import press, submit
from foundation.base.permissions import require
from foundation.gateways import ask_registers
from portfolio.forms import SearchForm
from portfolio.permissions import may_read_list
from portfolio.selectors import people_for_user, teachers_for_user
from portfolio.selectors.people import named
from registry.models import Person
from sources import pages, services
from sources.forms import KeepForm
from sources.models import Fact
from sources.permissions import may_ask, may_decide
from sources.selectors import compared, facts_for_user, with_sources

PER_PAGE = 50


@require_safe
def teachers(request: HttpRequest) -> HttpResponse:
    require(may_read_list(request.user))
    form = SearchForm(request.GET)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    people = with_sources(named(teachers_for_user(request.user), name))
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    lines = []
    for person in page:
        found = compared(person)
        asked = [one.last.asked_at for one in found if one.last]
        lines.append((person, pages.counts_of(found), max(asked, default=None)))
    context = {"form": form, "page": page, "lines": lines, "form_token": uuid4()}
    return render(request, "sources/teachers.html", context)


@require_POST
def ask_all(request: HttpRequest) -> HttpResponse:
    """Asking about a school takes minutes: the worker does it, one teacher after another."""
    require(may_read_list(request.user))

    return press(
        request,
        lambda: services.ask_about_teachers(by=request.user.pk),
        then=reverse("sources:teachers"),
        said=_("The registers are being asked. Open this page again in a few minutes."),
    )


@require_safe
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = get_object_or_404(with_sources(people_for_user(request.user)), pk=person_id)
    context = {
        "person": found,
        "parts": pages.parts_of(found),
        "is_own": found.user_id == request.user.pk,
        "asks": bool(may_ask(request.user, found)),
        "decides": bool(may_decide(request.user, found)),
        "form_token": uuid4(),
    }
    return render(request, "sources/person.html", context)


@require_POST
def ask(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The registers are asked before the transaction, so that nothing waits for them."""
    found = get_object_or_404(people_for_user(request.user), pk=person_id)
    require(may_ask(request.user, found))
    answers = ask_registers(found.iin)
    return press(
        request,
        lambda: services.keep_answers(person=found, answers=answers, by=request.user.pk),
        then=_address_of(found),
        said=_("The registers were asked."),
    )


@require_POST
def take(request: HttpRequest, pk: UUID) -> HttpResponse:
    fact = _fact(request, pk)
    row = request.POST.get("row", "")
    return press(
        request,
        lambda: services.take_fact(fact=fact, row=row, by=request.user.pk),
        then=_address_of(fact.person),
        said=_("Taken from the register."),
    )


def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    fact = _fact(request, pk)
    form = KeepForm(request.POST or None)
    back = _address_of(fact.person)
    if form.is_bound and form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.keep_typed(fact=fact, by=request.user.pk, **form.facts()),
            then=back,
            said=_("The school's own stays, with your reason."),
        )
        if answer:
            return answer
    context = {"form": form, "fact": fact, "back": back, "title": pages.title_of_fact(fact)}
    return render(request, "sources/keep.html", context)


def _fact(request: HttpRequest, pk: UUID) -> Fact:
    facts = facts_for_user(request.user).select_related("person")
    fact = get_object_or_404(facts, pk=pk)
    require(may_decide(request.user, fact.person))
    return fact


def _address_of(found: Person) -> str:
    return reverse("sources:person", args=[found.pk])
