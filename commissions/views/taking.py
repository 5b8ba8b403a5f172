"""Portfolios given by organisations: compared, taken, returned."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attestation.comparison import discrepancies_in
from attestation.models import HandOver
from commissions import services
from commissions.forms.taking import ReturnForm, TakingForm
from commissions.pages.score import title_of_file
from commissions.permissions import may_take, may_take_portfolios
from commissions.selectors import given_ever_to_user, given_to_user, to_take_for_user
from commissions.views.common import GET_OR_POST
from foundation.base.files import as_attachment
from foundation.base.models import StoredFile
from foundation.base.pages import submit
from foundation.base.permissions import require

ROWS = 100  # a secretary holds some sixty cases and takes them together


@require_http_methods(GET_OR_POST)
def portfolios(request: HttpRequest) -> HttpResponse:
    """What waits to be taken; those chosen are taken with one press, each compared."""
    require(may_take_portfolios(request.user))
    waiting = to_take_for_user(request.user)
    form = TakingForm(request.POST or None)
    form.fields["given"].queryset = given_ever_to_user(request.user)
    if request.method == "POST" and form.is_valid():
        answer = submit(request, form, lambda: _taken(request, form))
        if answer:
            return answer
    context = {
        "page": Paginator(waiting, ROWS).get_page(request.GET.get("page")),
        "others": given_to_user(request.user).count() - len(waiting),
        "form": form,
    }
    return render(request, "commissions/portfolios.html", context)


@require_GET
def portfolio(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One portfolio beside its list: every file compared with the bytes in the store."""
    return _page(request, _given(request, pk), ReturnForm())


@require_POST
def give_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Return it, with what does not agree."""
    given = _given(request, pk)
    require(may_take(request.user, given))
    form = ReturnForm(request.POST)
    if form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.return_portfolio(
                given=given, discrepancies=form.lines(), by=request.user.pk
            ),
            then=reverse("commissions:portfolios"),
            said=_("The portfolio is returned. The organisation and the teacher are told why."),
        )
        if answer:
            return answer
    return _page(request, given, form)


@require_GET
def given_file(request: HttpRequest, pk: UUID, file_pk: UUID) -> HttpResponse:
    """A file of the list, for whoever compares."""
    given = _given(request, pk)
    if title_of_file(given.content, str(file_pk)) is None:
        raise Http404
    return as_attachment(get_object_or_404(StoredFile, pk=file_pk))


def _given(request: HttpRequest, pk: UUID) -> HandOver:
    return get_object_or_404(given_to_user(request.user), pk=pk)


def _taken(request: HttpRequest, form: TakingForm) -> str:
    """Take them and tell what came of each."""
    given = form.cleaned_data["given"].select_related(
        "application__person", "certified", "confirmed"
    )
    taking = services.take_portfolios(given=list(given), by=request.user.pk)
    if count := len(taking.taken):
        words = ngettext("%(count)d portfolio is taken.", "%(count)d portfolios are taken.", count)
        messages.success(request, words % {"count": count})
    for hand_over, reason in taking.left:
        messages.error(request, f"{hand_over.application.person.full_name}: {reason}")
    return reverse("commissions:portfolios")


def _page(request: HttpRequest, given: HandOver, form: ReturnForm) -> HttpResponse:
    context = {
        "given": given,
        "application": given.application,
        "found": discrepancies_in(given),
        "may_take": may_take(request.user, given),
        "taking": TakingForm(),
        "form": form,
    }
    return render(request, "commissions/portfolio.html", context)
