"""The sheet on a phone: the empty page that the phone keeps, and what it asks the portal for.

The page holds no word about anybody, so that a phone may keep it; what is personal comes as data
and is locked there. Answers about a sheet that is not the user's own are 404.
"""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.base.errors import Refused
from foundation.base.files import as_attachment
from foundation.base.idempotency import answer_once
from foundation.base.models import StoredFile
from foundation.base.pages import token_of
from foundation.base.texts import LANGUAGES
from lessons.models import Sheet
from lessons.phone import drafts_to_take, kept, sheet_data, sheets_for_observer
from lessons.phone_app import said_in, shell, web_app, worker_script
from lessons.services.drafts import Conflict, keep_photo, save_draft, send_sheet


@require_safe
def phone(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """The page of one sheet or, without one, of all that the phone has. The same bytes for all."""
    if pk is not None:
        _own(request, pk)
    return HttpResponse(shell())


@require_safe
@never_cache
def mine(request: HttpRequest) -> JsonResponse:
    """Who is logged in, the mark for the next sending, and the sheets to take along."""
    return JsonResponse(
        {
            "account": request.user.pk,
            "token": get_token(request),
            "language": get_language(),
            "sheets": drafts_to_take(request.user),
        }
    )


@require_safe
@never_cache
def data(request: HttpRequest, pk: UUID) -> JsonResponse:
    return JsonResponse(sheet_data(_own(request, pk)))


@require_POST
def draft(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Sent: {base_version, device, content}. 409 carries what another device saved."""
    _own(request, pk)
    sent = _sent(request, base_version=int, device=str, content=dict)

    def save() -> dict[str, Any]:
        return kept(save_draft(sheet_id=pk, by=request.user.pk, **sent))

    return _answer(save)


@require_POST
def send(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Sent: {version}. The same answer however often it is asked for."""
    _own(request, pk)
    sent = _sent(request, version=int)

    def send_once() -> dict[str, Any]:
        sheet = send_sheet(sheet_id=pk, by=request.user.pk, **sent)
        return {"state": sheet.state, "sent_at": sheet.sent_at}

    return _answer(send_once)


@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet's photograph; sent: a new one in `photo`, with the mark of its sending."""
    sheet = _own(request, pk)
    if request.method != "POST":
        return _photo_of(sheet)
    upload = request.FILES.get("photo")
    if upload is None:
        raise BadRequest("no photograph")

    def keep() -> dict[str, Any]:
        user_id = request.user.pk
        kept_id = answer_once(
            user_id=user_id,
            token=token_of(request),
            action=lambda: str(keep_photo(sheet_id=pk, upload=upload, by=user_id).pk),
        )
        return {"id": kept_id}

    return _answer(keep)


@require_safe
@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It stands here so that it governs these addresses and no others."""
    response = HttpResponse(worker_script(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
@login_not_required
def manifest(request: HttpRequest) -> JsonResponse:
    """What makes the page an app of the phone. It is asked for with or without a session."""
    return JsonResponse(web_app(), content_type="application/manifest+json")


def _own(request: HttpRequest, pk: UUID) -> Sheet:
    return get_object_or_404(sheets_for_observer(request.user), pk=pk)


def _photo_of(sheet: Sheet) -> HttpResponse:
    return as_attachment(get_object_or_404(StoredFile, pk=sheet.content["photo"]))


def _sent(request: HttpRequest, **asked: type) -> dict[str, Any]:
    """The values of a JSON object with exactly these names and types."""
    try:
        sent = json.loads(request.body)
    except ValueError as error:
        raise BadRequest("not JSON") from error
    if not isinstance(sent, dict) or set(sent) != set(asked):
        raise BadRequest("other names than these are sent")
    if any(type(sent[name]) is not kind for name, kind in asked.items()):
        raise BadRequest("a value is of another type")
    return sent


def _answer(action: Callable[[], dict[str, Any]]) -> JsonResponse:
    """What the phone reads: done, a conflict with the portal's sheet, or a refusal in words."""
    try:
        return JsonResponse(action())
    except Conflict as conflict:
        return JsonResponse(kept(conflict.sheet), status=409)
    except Refused as refusal:
        words = {language: said_in(language, refusal.message) for language in LANGUAGES}
        refused = {"code": refusal.code, "field": refusal.field, "message": words}
        return JsonResponse(refused, status=422)
