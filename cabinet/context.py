"""What every page needs: the demonstration mark, the user, the menu, the foot."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cabinet.menu import menu_of
from foundation.notifications.selectors import unread_count


def page(request: HttpRequest) -> dict[str, Any]:
    context: dict[str, Any] = {
        "demonstration": settings.DEMONSTRATION,
        "footer_links": [
            {"label": _("What would I need?"), "url": reverse("law:needed")},
            {"label": _("Rules of attestation"), "url": reverse("law:index")},
            {"label": _("Check a certificate"), "url": reverse("certificates:verify")},
        ],
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return context
    return context | _of_user(request)


def _of_user(request: HttpRequest) -> dict[str, Any]:
    standing = request.standing
    name = standing.person.short_name if standing.person else request.user.name
    return {
        "menu": menu_of(standing, request, unread_count(request.user.pk)),
        "account": {"name": name, "role": standing.title, "tone": standing.tone},
        "signer_url": reverse("demo:sign") if settings.DEMONSTRATION else "",
    }
