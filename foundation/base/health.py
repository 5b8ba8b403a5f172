"""Is the portal alive, and can it do its work?"""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
@login_not_required
def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "up"})


@require_safe
@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database answers. The broker may be down: the outbox waits for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ready"})
