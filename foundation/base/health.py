"""Is the portal alive, and can it do its work?"""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, JsonResponse


@login_not_required
def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "up"})


@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database answers. The broker may be down: the outbox waits for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ready"})
