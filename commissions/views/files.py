"""Files of a frozen portfolio: taken, and looked at page by page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from commissions.cases import frozen_content
from commissions.pages.score import title_of_file
from commissions.selectors import cases_for_user
from foundation.base.files import as_attachment, page_as_picture, viewer_of
from foundation.base.models import StoredFile


@require_safe
def take(request: HttpRequest, pk: UUID, file_pk: UUID) -> HttpResponse:
    """A file of the frozen portfolio, for those who have the case."""
    return as_attachment(_file(request, pk, file_pk)[1])


@require_safe
def view(request: HttpRequest, pk: UUID, file_pk: UUID) -> HttpResponse:
    """One page of it at a time."""
    title, file = _file(request, pk, file_pk)

    def picture(number: int, size: str) -> str:
        address = reverse("commissions:evidence_page", args=[pk, file_pk, number])
        return f"{address}?size={size}"

    context = {
        "viewer": viewer_of(file, request.GET, picture),
        "title": title,
        "back": reverse("commissions:case", args=[pk]),
        "back_to": "",
        "download": reverse("commissions:evidence", args=[pk, file_pk]),
    }
    return render(request, "base/viewer.html", context)


@require_safe
def page(request: HttpRequest, pk: UUID, file_pk: UUID, number: int) -> HttpResponse:
    """A page as a picture, after the same check as the file itself."""
    _, file = _file(request, pk, file_pk)
    return page_as_picture(file, number, request.GET.get("size", "page"))


def _file(request: HttpRequest, pk: UUID, file_pk: UUID) -> tuple[str, StoredFile]:
    application = get_object_or_404(cases_for_user(request.user), pk=pk)
    title = title_of_file(frozen_content(application), str(file_pk))
    if title is None:
        raise Http404
    return title, get_object_or_404(StoredFile.objects.select_related("verdict"), pk=file_pk)
