from django.urls import path

from portfolio.views import evidence, observations, people

app_name = "portfolio"

urlpatterns = [
    path("portfolio/", people.teachers, name="teachers"),
    path("portfolio/mine/", people.mine, name="mine"),
    path("portfolio/<uuid:person_id>/", people.teacher, name="teacher"),
    path("portfolio/<uuid:person_id>/rows/<str:row>/add/", evidence.add, name="add_evidence"),
    path("portfolio/<uuid:person_id>/observations/add/", observations.add, name="add_observation"),
    path("portfolio/evidence/<uuid:pk>/file/", evidence.file, name="evidence_file"),
    path("portfolio/evidence/<uuid:pk>/withdraw/", evidence.withdraw, name="withdraw_evidence"),
    path("portfolio/observations/<uuid:pk>/", observations.observation, name="observation"),
    path(
        "portfolio/observations/<uuid:pk>/withdraw/",
        observations.withdraw,
        name="withdraw_observation",
    ),
]
