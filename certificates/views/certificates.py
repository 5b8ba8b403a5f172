"""Certificates of a teacher and of a school."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from certificates import selectors
from foundation.base import clock
from foundation.base.files import as_attachment
from foundation.documents.services import documents_of


@require_GET
def certificates(request: HttpRequest) -> HttpResponse:
    found = selectors.certificates_for_user(request.user)
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    rows = selectors.with_standing(page.object_list, clock.today())
    is_head = bool(selectors.headed_by(request.user))
    context = {
        "page": page,
        "rows": rows,
        "printed": selectors.printed(page.object_list),
        "is_head": is_head,
    }
    return render(request, "certificates/certificates.html", context)


@require_GET
def download(request: HttpRequest, pk: UUID, language: str) -> HttpResponse:
    """The PDF of a certificate; 404 for whoever may not see it, and until it is printed."""
    certificate = get_object_or_404(selectors.certificates_for_user(request.user), pk=pk)
    document = get_object_or_404(documents_of(certificate), kind="certificate", language=language)
    return as_attachment(document.file)
