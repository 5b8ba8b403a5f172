"""The demonstration country's mark and its cast."""

from django.conf import settings
from django.db import models


class Country(models.Model):
    """Says that everything in this database is made up. Written by `seed_demonstration`."""

    seed = models.PositiveIntegerField()
    made_at = models.DateTimeField()


class Persona(models.Model):
    """Somebody a visitor may be, with a story that shows something."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField(unique=True)
    role = models.JSONField()
    story = models.JSONField()

    class Meta:
        ordering = ("position",)
