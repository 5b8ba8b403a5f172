from django.urls import path

from cabinet import views

app_name = "cabinet"
urlpatterns = [
    path("documents/", views.documents, name="documents"),
    path("needed/", views.needed, name="needed"),
    path("messages/", views.message_list, name="messages"),
    path("messages/<uuid:pk>/", views.open_message, name="open_message"),
]
