from django.http import HttpResponse
from django.urls import path

app_name = "commissions"
urlpatterns = [path("commission/extracts/<uuid:pk>/<str:language>/", lambda r, pk, language: HttpResponse(), name="extract")]
