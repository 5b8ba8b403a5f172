from django.contrib.auth.views import LogoutView
from django.urls import path

from foundation.accounts import views

urlpatterns = [
    path("login/", views.LoginView.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("language/", views.choose_language, name="choose_language"),
]
