"""Messages to people."""

from django.db import models

from foundation.base.models import UUIDModel


class Message(UUIDModel):
    """A message in a user's cabinet, and by e-mail. Written by `notifications.services.send`."""

    user_id = models.UUIDField()
    address = models.EmailField(blank=True)
    language = models.CharField(max_length=2)
    subject = models.JSONField()
    body = models.JSONField()
    link = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    emailed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user_id", "-created_at"], name="message_by_user")]
