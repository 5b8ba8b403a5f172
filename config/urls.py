"""Every address of the portal. Each room keeps its own urls.py."""

from django.urls import include, path

from foundation.base import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("i18n/", include("django.conf.urls.i18n")),
]
