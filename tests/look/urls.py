"""Addresses the frame of a page needs, without the rooms behind them."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from foundation.base.showcase import components_page


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", nothing, name="home"),
    path("login/", nothing, name="login"),
    path("logout/", nothing, name="logout"),
    path("language/", nothing, name="choose_language"),
    path("components/", components_page, name="components"),
]
