"""A piece of evidence looked at page by page, without leaving the portal."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from foundation.base.files import page_as_picture, viewer_of
from foundation.base.models import StoredFile
from portfolio.models import Evidence
from portfolio.selectors import evidence_for_user


@require_safe
def view(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One page of the file at a time. Whoever may not read the portfolio gets 404."""
    item, file = _item(request, pk)

    def picture(number: int, size: str) -> str:
        return f"{reverse('portfolio:evidence_page', args=[pk, number])}?size={size}"

    context = {
        "viewer": viewer_of(file, request.GET, picture),
        "title": item.title,
        "back": f"{reverse('portfolio:teacher', args=[item.person_id])}#row-{item.row}",
        "back_to": item.person.full_name,
        "download": reverse("portfolio:evidence_file", args=[pk]),
    }
    return render(request, "base/viewer.html", context)


@require_safe
def page(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """A page as a picture, after the same check as the file itself."""
    _, file = _item(request, pk)
    return page_as_picture(file, number, request.GET.get("size", "page"))


def _item(request: HttpRequest, pk: UUID) -> tuple[Evidence, StoredFile]:
    with_file = evidence_for_user(request.user).filter(file__isnull=False)
    item = get_object_or_404(with_file.select_related("file__verdict", "person"), pk=pk)
    assert item.file is not None
    return item, item.file
