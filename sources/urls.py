from django.urls import path

from sources import views

app_name = "sources"

urlpatterns = [
    path("registers/", views.teachers, name="teachers"),
    path("registers/ask/", views.ask_all, name="ask_all"),
    path("registers/<uuid:person_id>/", views.person, name="person"),
    path("registers/<uuid:person_id>/ask/", views.ask, name="ask"),
    path("registers/facts/<uuid:pk>/take/", views.take, name="take"),
    path("registers/facts/<uuid:pk>/keep/", views.keep, name="keep"),
]
