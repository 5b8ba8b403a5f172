"""The head's pages: protocols that wait for an order, the order itself."""

from typing import Any
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from certificates import papers, permissions, selectors, services
from certificates.models import Order
from certificates.states import OrderState
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.files import as_attachment
from foundation.base.pages import content_to_sign, once, press, signature_in
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
        "form_token": uuid4(),
    }
    return render(request, "certificates/orders.html", context)


@require_POST
def draft(request: HttpRequest, protocol_id: UUID) -> HttpResponse:
    protocol = get_object_or_404(selectors.protocols_of_user(request.user), pk=protocol_id)
    require(permissions.may_draft_order(request.user, protocol))

    def answer() -> str:
        order = services.draft_order(protocol=protocol, by=request.user.pk)
        return reverse("certificates:order", args=[order.pk])

    return press(request, answer, back=reverse("certificates:orders"))


@require_POST
def close(request: HttpRequest, protocol_id: UUID) -> HttpResponse:
    protocol = get_object_or_404(selectors.protocols_of_user(request.user), pk=protocol_id)
    require(permissions.may_draft_order(request.user, protocol))

    def answer() -> str:
        services.close_without_order(protocol=protocol, by=request.user.pk)
        return reverse("certificates:orders")

    return press(request, answer, back=reverse("certificates:orders"))


@require_GET
def order(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(selectors.orders_for_user(request.user), pk=pk)
    return _order_page(request, found)


@require_GET
def order_content(request: HttpRequest, pk: UUID) -> JsonResponse:
    """The bytes to be signed, for the signing component."""
    found = get_object_or_404(selectors.orders_for_user(request.user), pk=pk)
    require(permissions.may_sign_order(request.user, found))
    return content_to_sign(papers.order_content(found, clock.today()))


@require_POST
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(selectors.orders_for_user(request.user), pk=pk)
    if found.state == OrderState.DRAFT:
        require(permissions.may_sign_order(request.user, found))

    try:
        return once(
            request,
            lambda: services.sign_order(order=found, cms=signature_in(request), by=request.user.pk),
            then=reverse("certificates:order", args=[pk]),
            said=_("The order is signed. Certificates are being made."),
        )
    except Refused as refusal:
        found.refresh_from_db()
        return _order_page(request, found, refusal=refusal)


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
        "form_token": uuid4(),
    }
    return render(request, "certificates/order.html", context)
