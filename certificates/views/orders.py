"""The head's pages: protocols that wait for an order, the order itself."""

import base64
import binascii
import hashlib
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from certificates import papers, permissions, selectors, services
from certificates.forms import form_token, read_token
from certificates.models import Order
from certificates.states import OrderState
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.files import as_attachment
from foundation.base.idempotency import answer_once
from foundation.base.permissions import require
from foundation.documents.services import documents_of


@require_GET
def orders(request: HttpRequest) -> HttpResponse:
    """Protocols that wait for an order, and the orders made."""
    require(permissions.may_see_orders(request.user))
    page = Paginator(selectors.orders_for_user(request.user), 50).get_page(request.GET.get("page"))
    context = {
        "waiting": selectors.waiting_for_user(request.user),
        "page": page,
        "form_token": form_token(),
    }
    return render(request, "certificates/orders.html", context)


@require_POST
def draft(request: HttpRequest, protocol_id: UUID) -> HttpResponse:
    protocol = get_object_or_404(selectors.protocols_of_user(request.user), pk=protocol_id)
    require(permissions.may_draft_order(request.user, protocol))

    def answer() -> str:
        order = services.draft_order(protocol=protocol, by=request.user.pk)
        return reverse("certificates:order", args=[order.pk])

    return _answered(request, answer, back="certificates:orders")


@require_POST
def close(request: HttpRequest, protocol_id: UUID) -> HttpResponse:
    protocol = get_object_or_404(selectors.protocols_of_user(request.user), pk=protocol_id)
    require(permissions.may_draft_order(request.user, protocol))

    def answer() -> str:
        services.close_without_order(protocol=protocol, by=request.user.pk)
        return reverse("certificates:orders")

    return _answered(request, answer, back="certificates:orders")


@require_GET
def order(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(selectors.orders_for_user(request.user), pk=pk)
    return _order_page(request, found)


@require_GET
def order_content(request: HttpRequest, pk: UUID) -> JsonResponse:
    """The bytes to be signed, for the signing component."""
    found = get_object_or_404(selectors.orders_for_user(request.user), pk=pk)
    require(permissions.may_sign_order(request.user, found))
    content = papers.order_content(found, clock.today())
    sha256 = hashlib.sha256(content).hexdigest()
    return JsonResponse({"content": base64.b64encode(content).decode(), "sha256": sha256})


@require_POST
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(selectors.orders_for_user(request.user), pk=pk)
    if found.state == OrderState.DRAFT:
        require(permissions.may_sign_order(request.user, found))

    def answer() -> str:
        services.sign_order(order=found, cms=_cms(request), by=request.user.pk)
        return reverse("certificates:order", args=[pk])

    try:
        address = answer_once(user_id=request.user.pk, token=read_token(request), action=answer)
    except Refused as refusal:
        found.refresh_from_db()
        return _order_page(request, found, refusal=refusal)
    messages.success(request, _("The order is signed. Certificates are being made."))
    return redirect(address)


@require_GET
def order_pdf(request: HttpRequest, pk: UUID, language: str) -> HttpResponse:
    found = get_object_or_404(selectors.orders_for_user(request.user), pk=pk)
    document = get_object_or_404(documents_of(found), kind="order", language=language)
    return as_attachment(document.file)


def _order_page(
    request: HttpRequest, found: Order, *, refusal: Refused | None = None
) -> HttpResponse:
    day = found.signed_on or clock.today()
    context: dict[str, Any] = {
        "order": found,
        "text": papers.order_text(found, day),
        "items": selectors.items_of(found),
        "closed": selectors.cases_without_certificate(found),
        "documents": documents_of(found).filter(kind="order").order_by("language"),
        "signature": papers.head_line(found) if found.signed_on else None,
        "may_sign": bool(permissions.may_sign_order(request.user, found)),
        "errors": [{"text": refusal.message}] if refusal else [],
        "form_token": form_token(),
    }
    return render(request, "certificates/order.html", context)


def _answered(request: HttpRequest, action: Any, *, back: str) -> HttpResponse:
    try:
        address = answer_once(user_id=request.user.pk, token=read_token(request), action=action)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(back)
    return redirect(address)


def _cms(request: HttpRequest) -> bytes:
    try:
        return base64.b64decode(request.POST.get("cms", ""), validate=True)
    except binascii.Error as error:
        raise BadRequest("cms is not base64") from error
