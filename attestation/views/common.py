"""What the room's pages share."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from attestation.forms import OnceForm
from attestation.models import Application
from attestation.selectors import applications_for_user
from foundation.base.errors import Refused
from foundation.base.files import as_attachment
from foundation.base.idempotency import answer_once
from foundation.base.models import AnsweredForm
from foundation.documents.services import documents_of


def own_application(request: HttpRequest, pk: UUID) -> Application:
    """The teacher's own application, or 404."""
    found = applications_for_user(request.user).filter(person__user=request.user)
    return get_object_or_404(
        found.select_related("person", "cycle", "organisation", "employment__organisation"), pk=pk
    )


def once(
    request: HttpRequest, form: Form, action: Callable[[], Any], *, then: str, said: str | Promise
) -> HttpResponseRedirect | None:
    """Do the action for the first sending of a valid form and go on.

    None when the service refused: the form then carries the reason.
    """

    def answer() -> str:
        action()
        return then

    try:
        address = answer_once(
            user_id=request.user.pk, token=form.cleaned_data["form_token"], action=answer
        )
    except Refused as refusal:
        add_refusal(form, refusal)
        return None
    messages.success(request, said)
    return HttpResponseRedirect(address)


def repeated(request: HttpRequest) -> HttpResponseRedirect | None:
    """The answer of a form that was already answered: a second press of the same button."""
    form = OnceForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return None
    token = form.cleaned_data["form_token"]
    earlier = AnsweredForm.objects.filter(user_id=request.user.pk, token=token).first()
    return HttpResponseRedirect(earlier.answer) if earlier else None


def add_refusal(form: Form, refusal: Refused) -> None:
    """Put a service's reason beside the field it is about."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.message))


@require_safe
def document(request: HttpRequest, pk: UUID, document_pk: UUID) -> HttpResponse:
    """A document of an application, for anybody who may see the application."""
    application = get_object_or_404(applications_for_user(request.user), pk=pk)
    found = get_object_or_404(documents_of(application), pk=document_pk)
    return as_attachment(found.file)
