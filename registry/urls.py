from django.urls import path

from registry import views

app_name = "registry"

urlpatterns = [
    path("test-results/", views.test_results, name="test_results"),
    path("test-results/import/", views.import_results, name="import_results"),
    path("test-results/template/", views.template, name="test_results_template"),
    path("appointments/", views.appointments, name="appointments"),
    path("appointments/<uuid:organisation_id>/add/", views.appoint, name="appoint"),
    path("appointments/<uuid:pk>/end/", views.end, name="end_appointment"),
]
