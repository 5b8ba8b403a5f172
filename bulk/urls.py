from django.urls import path

from bulk import views

app_name = "bulk"

urlpatterns = [
    path("tables/", views.uploads, name="uploads"),
    path("tables/<uuid:organisation_id>/<slug:kind>/", views.send, name="send"),
    path("tables/<uuid:organisation_id>/<slug:kind>/template/", views.template, name="template"),
    path("tables/sent/<uuid:pk>/", views.upload, name="upload"),
    path("tables/sent/<uuid:pk>/live/", views.live, name="live"),
    path("tables/sent/<uuid:pk>/marked/", views.marked, name="marked"),
    path("tables/sent/<uuid:pk>/enter/", views.enter, name="enter"),
]
