from django.urls import path

from reports import views

app_name = "reports"
urlpatterns = [
    path("reports/decisions/", views.decisions, name="decisions"),
    path("reports/decisions/xlsx/", views.export, name="export"),
    path("reports/observers/", views.observers, name="observers"),
    path("reports/observers/xlsx/", views.export_observers, name="export_observers"),
]
