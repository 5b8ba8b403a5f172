"""The portal's addresses and one more, which fails."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from config import urls
from config.urls import handler400, handler403, handler404, handler500  # noqa: F401


@login_not_required
def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the inside of a fault, with 900101300007")


urlpatterns = [*urls.urlpatterns, path("fails/", fail)]
