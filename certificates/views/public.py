"""The public page behind the QR code. It asks for no login and tells nothing to a guesser."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from certificates import limits, selectors
from certificates.forms import HolderForm, LookupForm
from certificates.models import Certificate
from certificates.names import masked, same_surname
from foundation.base import clock

View = Callable[..., HttpResponse]


def unlisted(view: View) -> View:
    """No search engine keeps the page, and no cache on the way."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        patch_cache_control(response, private=True, no_store=True)
        return response

    return wrapped


@login_not_required
@require_http_methods(["GET", "POST"])
@unlisted
def public(request: HttpRequest, code: str) -> HttpResponse:
    """A certificate by its code. The surname, once typed, uncovers the name."""
    if not _within_limit(request, by_form=request.method == "POST"):
        return _too_many(request)
    certificate = selectors.certificate_by_code(code)
    if certificate is None:
        return _unknown(request)
    form = HolderForm(request.POST) if request.method == "POST" else HolderForm()
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    known = same_surname(asked.get("surname", ""), certificate.surname)
    if asked.get("surname") and not known:
        form.add_error("surname", HolderForm.OTHER_SURNAME)
    return _found(request, certificate, form, day=asked.get("day"), name_known=known)


@login_not_required
@require_http_methods(["GET", "POST"])
@unlisted
def verify(request: HttpRequest) -> HttpResponse:
    """A certificate by its number and the holder's surname, both needed."""
    form = LookupForm(request.POST if request.method == "POST" else None)
    if request.method == "GET":
        return render(request, "certificates/verify.html", {"form": form})
    if not _within_limit(request, by_form=True):
        return _too_many(request)
    if not form.is_valid():
        return render(request, "certificates/verify.html", {"form": form})
    asked = form.cleaned_data
    certificate = selectors.certificate_by_number(asked["number"])
    surname = certificate.surname if certificate else ""
    if not same_surname(asked["surname"], surname) or certificate is None:
        return _unknown(request)
    return _found(request, certificate, form, day=asked["day"], name_known=True)


def _within_limit(request: HttpRequest, *, by_form: bool) -> bool:
    address = limits.address_of(request)
    if by_form:
        return limits.within(limits.FORMS_A_MINUTE, what="form", address=address)
    return limits.within(limits.CODES_A_MINUTE, what="code", address=address)


def _found(
    request: HttpRequest,
    certificate: Certificate,
    form: HolderForm | LookupForm,
    *,
    day: date | None,
    name_known: bool,
) -> HttpResponse:
    today = clock.today()
    context = {
        "certificate": certificate,
        "holder": certificate.holder if name_known else masked(certificate.holder),
        "name_known": name_known,
        "standing": selectors.standing_on(certificate, today),
        "day": day,
        "standing_then": selectors.standing_on(certificate, day) if day else None,
        "checked_at": clock.local(clock.now()),
        "form": form,
    }
    return render(request, "certificates/public.html", context)


def _unknown(request: HttpRequest) -> HttpResponse:
    """One answer to whatever is not a certificate: wrong, guessed, or not even like a code."""
    return render(request, "certificates/unknown.html", status=404)


def _too_many(request: HttpRequest) -> HttpResponse:
    response = render(request, "certificates/too_many.html", status=429)
    response["Retry-After"] = "60"
    return response
