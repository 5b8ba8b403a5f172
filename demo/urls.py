from django.urls import path

from demo import views

app_name = "demo"
urlpatterns = [
    path("enter/<int:pk>/", views.enter, name="enter"),
    path("sign/", views.sign, name="sign"),
]
