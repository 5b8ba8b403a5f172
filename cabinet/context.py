"""What every page needs: the demonstration mark, the user, the menu."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    return {"demonstration": settings.DEMONSTRATION}
