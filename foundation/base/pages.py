"""What views share: doing a thing once and going on, giving and taking what is signed."""

import base64
import binascii
import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.forms import Form
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.utils.functional import Promise

from foundation.base.errors import Refused
from foundation.base.forms import add_refusal
from foundation.base.idempotency import answer_once


def token_of(request: HttpRequest) -> UUID:
    """The mark by which a form sent twice is known."""
    try:
        return UUID(request.POST.get("form_token", ""))
    except ValueError as error:
        raise BadRequest("the form has no mark of its own") from error


def once(
    request: HttpRequest, action: Callable[[], Any], *, then: str = "", said: str | Promise = ""
) -> HttpResponseRedirect:
    """Do the action for the first sending of a form and go on. Lets Refused through.

    then: the address to go on to; without it the action gives the address.
    """

    def answer() -> str:
        address = action()
        return then or address

    address = answer_once(user_id=request.user.pk, token=token_of(request), action=answer)
    if said:
        messages.success(request, said)
    return HttpResponseRedirect(address)


def press(
    request: HttpRequest,
    action: Callable[[], Any],
    *,
    then: str = "",
    back: str = "",
    said: str | Promise = "",
) -> HttpResponseRedirect:
    """Do what a button asks; a refusal is told on the page one comes back to."""
    try:
        return once(request, action, then=then, said=said)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return HttpResponseRedirect(back or then)


def submit(
    request: HttpRequest,
    form: Form,
    action: Callable[[], Any],
    *,
    then: str = "",
    said: str | Promise = "",
) -> HttpResponseRedirect | None:
    """Do what a valid form asks. None when it was refused: the form then carries the reason."""
    try:
        return once(request, action, then=then, said=said)
    except Refused as refusal:
        add_refusal(form, refusal)
        return None


def content_to_sign(content: bytes) -> JsonResponse:
    """The bytes to be signed and their hash, as the signing form reads them."""
    sha256 = hashlib.sha256(content).hexdigest()
    return JsonResponse({"content": base64.b64encode(content).decode(), "sha256": sha256})


def signature_in(request: HttpRequest) -> bytes:
    """The CMS message that the signing form sent (field `cms`, base64 of DER).

    What is not base64 is no signature either: the check of the empty message says so.
    """
    try:
        return base64.b64decode(request.POST.get("cms", ""), validate=True)
    except (ValueError, binascii.Error):
        return b""
