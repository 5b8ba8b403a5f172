from django.apps import AppConfig


class HonestyConfig(AppConfig):
    name = "honesty"
    label = "honesty"
    default_auto_field = "django.db.models.BigAutoField"
