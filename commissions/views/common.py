"""What the room's pages share."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise

from foundation.base.errors import Refused
from foundation.base.idempotency import answer_once

GET_OR_POST = ["GET", "HEAD", "POST"]
ROWS = 50


def token_of(request: HttpRequest) -> UUID:
    """The mark by which a form sent twice is known."""
    try:
        return UUID(request.POST.get("form_token", ""))
    except ValueError as error:
        raise BadRequest("the form has no mark of its own") from error


def once(
    request: HttpRequest, action: Callable[[], Any], *, then: str, said: str | Promise
) -> HttpResponse:
    """Do the action for the first sending of a form and go on. Lets Refused through."""

    def answer() -> str:
        action()
        return then

    address = answer_once(user_id=request.user.pk, token=token_of(request), action=answer)
    messages.success(request, said)
    return HttpResponseRedirect(address)


def press(
    request: HttpRequest, action: Callable[[], Any], *, then: str, said: str | Promise
) -> HttpResponse:
    """Do what a button asks; a refusal is told on the page one comes back to."""
    try:
        return once(request, action, then=then, said=said)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return HttpResponseRedirect(then)


def submit(
    request: HttpRequest,
    form: Form,
    action: Callable[[], Any],
    *,
    then: str,
    said: str | Promise,
) -> HttpResponse | None:
    """Do what a valid form asks. None when it was refused: the form then carries the reason."""
    try:
        return once(request, action, then=then, said=said)
    except Refused as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, str(refusal.message))
        return None
