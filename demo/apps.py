from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    name = "demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Stand up the demonstration's certificate authority beside its keys."""
        from demo import checks, keys  # noqa: F401, PLC0415 - registers the check

        keys.ensure_authority(settings.DEMONSTRATION_KEYS_DIR)
