"""Every address of the portal. Each room keeps its own urls.py."""

from django.conf import settings
from django.urls import include, path

from cabinet.views import home
from foundation.base import faults, health
from foundation.base.showcase import components_page

urlpatterns = [
    path("", home, name="home"),
    path("", include("foundation.accounts.urls")),
    path("", include("cabinet.urls")),
    path("", include("reports.urls")),
    path("", include("certificates.urls")),
    path("", include("commissions.urls")),
    path("", include("attestation.urls")),
    path("", include("lessons.urls")),
    path("", include("bulk.urls")),
    path("", include("sources.urls")),
    path("", include("portfolio.urls")),
    path("", include("events.urls")),
    path("", include("registry.urls")),
    path("", include("law.urls")),
    path("components/", components_page, name="components"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
if settings.DEMONSTRATION:
    urlpatterns += [path("demo/", include("demo.urls"))]

handler400 = faults.bad_request
handler403 = faults.forbidden
handler404 = faults.not_found
handler500 = faults.fault
