"""Protocols: reading, signing, and the papers that follow."""

from typing import Any
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from commissions import services
from commissions.forms.protocols import SignForm
from commissions.models import Protocol
from commissions.pages.protocol import ProtocolPage
from commissions.permissions import may_sign
from commissions.selectors import extracts_for_user, protocols_for_user
from commissions.views.common import ROWS
from foundation.base.files import as_attachment
from foundation.base.pages import content_to_sign, signature_in, submit
from foundation.base.permissions import require
from foundation.documents.services import documents_of


@require_GET
def protocol_list(request: HttpRequest) -> HttpResponse:
    found = protocols_for_user(request.user)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return render(request, "commissions/protocols.html", {"page": page})


@require_GET
def protocol(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _render(request, _protocol(request, pk))


@require_GET
def content(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The exact bytes to be signed."""
    found = _protocol(request, pk)
    return content_to_sign(bytes(found.canonical))


@require_POST
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _protocol(request, pk)
    require(may_sign(request.user, found))
    form = SignForm(request.POST)
    if form.is_valid():
        answer = submit(
            request,
            form,
            lambda: services.sign_protocol(
                protocol=found, cms=signature_in(request), by=request.user.pk
            ),
            then=reverse("commissions:protocol", args=[found.pk]),
            said=_("Your signature is on the protocol."),
        )
        if answer:
            return answer
    return _render(request, found, form)


@require_GET
def pdf(request: HttpRequest, pk: UUID, language: str) -> HttpResponse:
    """The signed protocol as a PDF."""
    found = _protocol(request, pk)
    document = get_object_or_404(documents_of(found), kind="protocol", language=language)
    return as_attachment(document.file)


@require_GET
def extract(request: HttpRequest, pk: UUID, language: str) -> HttpResponse:
    """The extract on one teacher, for the teacher, the commission and the head."""
    found = extracts_for_user(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404
    document = get_object_or_404(documents_of(found), kind="extract", language=language)
    return as_attachment(document.file)


def _protocol(request: HttpRequest, pk: UUID) -> Protocol:
    return get_object_or_404(protocols_for_user(request.user), pk=pk)


def _render(request: HttpRequest, found: Protocol, form: SignForm | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "protocol": found,
        "page": ProtocolPage(found),
        "may_sign": may_sign(request.user, found),
        "form": form,
        "form_token": uuid4(),
    }
    return render(request, "commissions/protocol.html", context)
