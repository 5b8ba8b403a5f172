"""What the room's pages share."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from attestation.models import Application
from attestation.selectors import applications_for_user
from foundation.base.files import as_attachment
from foundation.base.forms import OnceForm
from foundation.base.models import AnsweredForm
from foundation.documents.services import documents_of


def own_application(request: HttpRequest, pk: UUID) -> Application:
    """The teacher's own application, or 404."""
    found = applications_for_user(request.user).filter(person__user=request.user)
    return get_object_or_404(
        found.select_related("person", "cycle", "organisation", "employment__organisation"), pk=pk
    )


def repeated(request: HttpRequest) -> HttpResponseRedirect | None:
    """The answer of a form that was already answered: a second press of the same button."""
    form = OnceForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return None
    token = form.cleaned_data["form_token"]
    earlier = AnsweredForm.objects.filter(user_id=request.user.pk, token=token).first()
    return HttpResponseRedirect(earlier.answer) if earlier else None


@require_safe
def document(request: HttpRequest, pk: UUID, document_pk: UUID) -> HttpResponse:
    """A document of an application, for anybody who may see the application."""
    application = get_object_or_404(applications_for_user(request.user), pk=pk)
    found = get_object_or_404(documents_of(application), pk=document_pk)
    return as_attachment(found.file)
