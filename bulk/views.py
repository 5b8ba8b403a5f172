"""Pages of the tables: what may be filled, sending one, what was found in it, entering it."""

from typing import Any
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bulk import pages, texts
from bulk.forms import UploadForm
from bulk.kinds import KINDS, Desk, open_desk
from bulk.marked import make_marked
from bulk.models import Upload
from bulk.permissions import may_read, may_send
from bulk.selectors import organisations_filled_by, organisations_read_by, uploads_for_user
from bulk.services import confirm_upload, receive_upload
from bulk.template import make_template
from foundation.base.pages import press, submit
from foundation.base.permissions import require
from foundation.base.tables import XLSX_TYPE
from registry.models import Organisation

PER_PAGE = 20


@require_safe
def uploads(request: HttpRequest) -> HttpResponse:
    """The kinds of tables, and the tables that were sent."""
    require(may_read(request.user))
    page = Paginator(uploads_for_user(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "schools": organisations_filled_by(request.user),
        "kinds": pages.kinds(),
        "page": page,
        "lines": [pages.line_of(one) for one in page],
    }
    return render(request, "bulk/uploads.html", context)


def send(request: HttpRequest, organisation_id: UUID, kind: str) -> HttpResponse:
    """Take the template, send the filled table."""
    organisation, desk = _desk(request, organisation_id, kind)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        answer = submit(request, form, lambda: _received(request, organisation, kind, form))
        if answer:
            return answer
    context = {
        "form": form,
        "organisation": organisation,
        "desk": desk,
        "columns": pages.columns_of(desk),
    }
    return render(request, "bulk/send.html", context)


@require_safe
def template(request: HttpRequest, organisation_id: UUID, kind: str) -> HttpResponse:
    _organisation, desk = _desk(request, organisation_id, kind)
    return _workbook(make_template(desk), texts.FILE_NAMES[kind])


@require_safe
def upload(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One table: how far it is, what is wrong in it, and the button that enters it."""
    found = get_object_or_404(uploads_for_user(request.user), pk=pk)
    may_enter = bool(may_send(request.user, found.organisation_id))
    shown = pages.page_of(found, request.GET.get("page"))
    context = {**shown, "may_enter": may_enter, "form_token": uuid4()}
    return render(request, "bulk/upload.html", context)


@require_safe
def live(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far the worker is; the whole page is asked for anew when it has finished."""
    found = get_object_or_404(uploads_for_user(request.user), pk=pk)
    answer = render(request, "bulk/_progress.html", pages.progress_of(found))
    if not found.is_at_work:
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_safe
def marked(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(uploads_for_user(request.user), pk=pk)
    return _workbook(make_marked(found), found.file.name.rsplit(".", 1)[0])


@require_POST
def enter(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(uploads_for_user(request.user), pk=pk)
    require(may_send(request.user, found.organisation_id))
    back = _address(found)
    return press(
        request,
        lambda: confirm_upload(upload=found, by=request.user.pk),
        then=back,
        back=back,
        said=_("The table is being entered."),
    )


def _desk(request: HttpRequest, organisation_id: UUID, kind: str) -> tuple[Organisation, Desk]:
    """The desk, for whoever sends this organisation's tables; its head is told why not."""
    organisation = get_object_or_404(organisations_read_by(request.user), pk=organisation_id)
    if kind not in KINDS:
        raise Http404
    require(may_send(request.user, organisation.pk))
    return organisation, open_desk(kind, organisation, request.user.pk)


def _received(request: HttpRequest, organisation: Organisation, kind: str, form: UploadForm) -> str:
    facts: dict[str, Any] = {"organisation": organisation, "kind": kind, "by": request.user.pk}
    return _address(receive_upload(upload=form.cleaned_data["file"], **facts))


def _address(found: Upload) -> str:
    return reverse("bulk:upload", args=[found.pk])


def _workbook(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX_TYPE)
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.xlsx")
    answer.headers["Content-Disposition"] = disposition or "attachment"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
