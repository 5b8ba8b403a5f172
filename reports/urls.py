from django.urls import path

from reports import views

app_name = "reports"
urlpatterns = [
    path("reports/decisions/", views.decisions, name="decisions"),
    path("reports/decisions/xlsx/", views.export, name="export"),
]
