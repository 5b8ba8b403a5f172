from django.urls import path

from law import views

app_name = "law"
urlpatterns = [
    path("law/", views.index, name="index"),
    path("law/<slug:ruleset_id>/", views.ruleset, name="ruleset"),
    path("law/<slug:ruleset_id>/<slug:code>/", views.sheet, name="sheet"),
]
