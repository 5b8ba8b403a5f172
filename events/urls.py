from django.urls import path

from events import views

app_name = "events"

urlpatterns = [
    path("events/", views.register, name="register"),
    path("events/add/", views.add, name="add"),
    path("events/<uuid:pk>/", views.correct, name="correct"),
    path("events/<uuid:pk>/end/", views.end, name="end"),
]
