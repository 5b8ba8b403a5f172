"""Answering what the portal noticed about a case."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from attestation.models import Application
from commissions.forms.honesty import FlagAnswerForm
from commissions.permissions import may_answer
from commissions.selectors import cases_for_user
from commissions.views.common import GET_OR_POST
from foundation.base.permissions import require
from honesty.selectors import questions_on
from honesty.services import answer_flag


@require_http_methods(GET_OR_POST)
def flag(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """One flag on a case, what is compared, and the answer."""
    application = get_object_or_404(cases_for_user(request.user), pk=pk)
    require(may_answer(application))
    question = next((one for one in questions_on(application) if one.flag.key == key), None)
    if question is None:
        raise Http404
    form = FlagAnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        address = form.answer(
            user_id=request.user.pk, action=lambda: _answered(request, application, key, form)
        )
        if address:
            messages.success(request, _("Your answer is written down."))
            return redirect(address)
    context = {
        "application": application,
        "question": question,
        "form": form,
        "back": _back(application),
    }
    return render(request, "commissions/flag.html", context)


def _answered(
    request: HttpRequest, application: Application, key: str, form: FlagAnswerForm
) -> str:
    answer_flag(application=application, key=key, by=request.user.pk, **form.facts())
    return _back(application)


def _back(application: Application) -> str:
    return reverse("commissions:case", args=[application.pk]) + "#honesty"
