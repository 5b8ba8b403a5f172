"""Pages for what went wrong. A fault shows a number to quote, never its inside."""

import structlog
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def _page(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    return render(request, template, context | {"reference": _reference()}, status=status)


def _reference() -> str:
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))[:8].upper()


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "403.html", 403, reason=str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "404.html", 404)


def fault(request: HttpRequest) -> HttpResponse:
    """With the database away the head of the page, which names the user, is left out."""
    try:
        return _page(request, "500.html", 500)
    except DatabaseError:
        context = {"demonstration": settings.DEMONSTRATION, "reference": _reference()}
        return HttpResponse(render_to_string("500.html", context), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "403_csrf.html", 403)
