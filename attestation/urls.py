from django.urls import include, path
from rest_framework.routers import SimpleRouter

from attestation.api import ApplicationViewSet
from attestation.views import common, intake, my

app_name = "attestation"

router = SimpleRouter()
router.register("applications", ApplicationViewSet, basename="api-application")

urlpatterns = [
    path("my/", my.my, name="my"),
    path("my/start/", my.start, name="start"),
    path("my/application/<uuid:pk>/", my.application, name="application"),
    path("my/application/<uuid:pk>/details/", my.details, name="details"),
    path("my/application/<uuid:pk>/consent/", my.consent, name="consent"),
    path("my/application/<uuid:pk>/essay/", my.essay, name="essay"),
    path("my/application/<uuid:pk>/essay/draft/", my.essay_draft, name="essay_draft"),
    path("my/application/<uuid:pk>/check/", my.check, name="check"),
    path("my/application/<uuid:pk>/withdraw/", my.withdraw, name="withdraw"),
    path("intake/", intake.queue, name="queue"),
    path("intake/<uuid:pk>/", intake.case, name="case"),
    path("intake/<uuid:pk>/accept/", intake.accept, name="accept"),
    path("intake/<uuid:pk>/refuse/", intake.refuse, name="refuse"),
    path("intake/<uuid:pk>/hand-over/", intake.hand_over, name="hand_over"),
    path("applications/<uuid:pk>/documents/<uuid:document_pk>/", common.document, name="document"),
    path("api/v1/", include(router.urls)),
]
