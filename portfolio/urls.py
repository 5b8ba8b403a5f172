from django.urls import path

from portfolio.views import (
    certification,
    evidence,
    observations,
    people,
    quality,
    transmission,
    viewer,
)

app_name = "portfolio"

urlpatterns = [
    path("portfolio/", people.teachers, name="teachers"),
    path("portfolio/mine/", people.mine, name="mine"),
    path("portfolio/<uuid:person_id>/", people.teacher, name="teacher"),
    path("portfolio/waiting/", certification.waiting, name="waiting"),
    path("portfolio/<uuid:person_id>/offer/", certification.offer, name="offer"),
    path("portfolio/<uuid:person_id>/certify/", certification.certify, name="certify"),
    path("portfolio/<uuid:person_id>/confirm/", certification.confirm, name="confirm"),
    path("portfolio/<uuid:person_id>/rows/<str:row>/add/", evidence.add, name="add_evidence"),
    path(
        "portfolio/<uuid:person_id>/rows/<str:row>/preview/",
        evidence.preview,
        name="preview_evidence",
    ),
    path(
        "portfolio/<uuid:person_id>/rows/<str:row>/events/",
        evidence.find_events,
        name="find_events",
    ),
    path("portfolio/to-check/", evidence.to_check, name="to_check"),
    path("portfolio/evidence/<uuid:pk>/check/", evidence.check, name="check_evidence"),
    path("portfolio/<uuid:person_id>/observations/add/", observations.add, name="add_observation"),
    path("portfolio/evidence/<uuid:pk>/file/", evidence.file, name="evidence_file"),
    path("portfolio/evidence/<uuid:pk>/view/", viewer.view, name="evidence_view"),
    path("portfolio/evidence/<uuid:pk>/pages/<int:number>/", viewer.page, name="evidence_page"),
    path("portfolio/evidence/<uuid:pk>/withdraw/", evidence.withdraw, name="withdraw_evidence"),
    path("portfolio/observations/<uuid:pk>/", observations.observation, name="observation"),
    path(
        "portfolio/observations/<uuid:pk>/withdraw/",
        observations.withdraw,
        name="withdraw_observation",
    ),
    path("portfolio/<uuid:person_id>/quality/", quality.quality, name="quality"),
    path("portfolio/<uuid:person_id>/quality/add/", quality.add, name="add_quality"),
    path("portfolio/quality/<uuid:pk>/withdraw/", quality.withdraw, name="withdraw_quality"),
    path(
        "portfolio/<uuid:person_id>/transmission/<str:category>/",
        transmission.transmission,
        name="transmission",
    ),
    path(
        "portfolio/<uuid:person_id>/transmission/<str:category>/<str:step>/add/",
        transmission.add,
        name="add_proof",
    ),
    path("portfolio/transmission/<uuid:pk>/file/", transmission.file, name="proof_file"),
    path(
        "portfolio/transmission/<uuid:pk>/withdraw/", transmission.withdraw, name="withdraw_proof"
    ),
]
