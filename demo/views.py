"""Entering as somebody of the cast, and the stand-in for a person's own key."""

import base64
import binascii
import json
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from demo import keys
from demo.models import Persona
from foundation.base import clock
from registry.models import Person


def personas(language: str) -> list[dict[str, Any]]:
    """The cast as the entry page shows it."""
    return [
        {
            "name": persona.user.name,
            "role": f"{persona.role[language]}. {persona.story[language]}",
            "tone": ("", "felt", "gold", "green")[persona.position % 4],
            "enter_url": reverse("demo:enter", args=[persona.pk]),
        }
        for persona in Persona.objects.select_related("user")
    ]


@require_POST
@login_not_required
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Log in as somebody of the cast, without a password."""
    persona = get_object_or_404(Persona.objects.select_related("user"), pk=pk)
    login(request, persona.user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_POST
def sign(request: HttpRequest) -> JsonResponse:
    """Sign what the page sent with the visitor's demonstration key: {content} to {cms}, base64.

    It stands where a person's own key will be. The portal checks what comes of it like any other
    signature.
    """
    person = get_object_or_404(Person, user=request.user)
    try:
        content = base64.b64decode(json.loads(request.body)["content"], validate=True)
    except (ValueError, KeyError, TypeError, binascii.Error) as error:
        raise BadRequest("no content to sign") from error
    folder = settings.DEMONSTRATION_KEYS_DIR
    keys.personal_key(
        folder,
        iin=person.iin,
        name=person.given_name,
        surname=person.surname,
        patronymic=person.patronymic,
    )
    cms = keys.sign(folder, iin=person.iin, content=content, at=clock.now())
    return JsonResponse({"cms": base64.b64encode(cms).decode()})
