from django.urls import path

from lessons.views import phone, results, sheets, visits

app_name = "lessons"
urlpatterns = [
    # ---- visits and sent sheets ----
    path("lessons/", visits.calendar, name="calendar"),
    path("lessons/missing/", visits.missing, name="missing"),
    path("lessons/mine/", visits.mine, name="mine"),
    path("lessons/results/<uuid:person_id>/", results.results, name="results"),
    path("lessons/plan/<uuid:person_id>/", visits.plan, name="plan"),
    path("lessons/visits/<uuid:pk>/", visits.visit, name="visit"),
    path("lessons/visits/<uuid:pk>/observers/", visits.add_observer, name="add_observer"),
    path("lessons/visits/<uuid:pk>/move/", visits.move, name="move"),
    path("lessons/visits/<uuid:pk>/cancel/", visits.cancel, name="cancel"),
    path("lessons/sheets/<uuid:pk>/", sheets.sheet, name="sheet"),
    path("lessons/sheets/<uuid:pk>/photo/", sheets.photo, name="photo"),
    path("lessons/sheets/<uuid:pk>/content/", sheets.content, name="content"),
    path("lessons/sheets/<uuid:pk>/sign/", sheets.sign, name="sign"),
    path("lessons/sheets/<uuid:pk>/acknowledge/", sheets.acknowledge, name="acknowledge"),
    path("lessons/sheets/<uuid:pk>/object/", sheets.object_to, name="object"),
    path("lessons/sheets/<uuid:pk>/correct/", sheets.correct, name="correct"),
    path("lessons/sheets/<uuid:pk>/remove/", sheets.remove, name="remove"),
    # ---- the sheet on a phone ----
    path("lessons/phone/", phone.phone, name="phone"),
    path("lessons/phone/mine/", phone.mine, name="phone_mine"),
    path("lessons/phone/worker.js", phone.worker, name="phone_worker"),
    path("lessons/phone/app.webmanifest", phone.manifest, name="phone_manifest"),
    path("lessons/phone/<uuid:pk>/", phone.phone, name="phone_sheet"),
    path("lessons/phone/<uuid:pk>/data/", phone.data, name="phone_data"),
    path("lessons/phone/<uuid:pk>/draft/", phone.draft, name="phone_draft"),
    path("lessons/phone/<uuid:pk>/send/", phone.send, name="phone_send"),
    path("lessons/phone/<uuid:pk>/photo/", phone.photo, name="phone_photo"),
]
