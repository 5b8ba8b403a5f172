"""States of an observation sheet, and who may lead it from one to another."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """A draft is sent whole, then signed; the teacher acknowledges or objects.

    A signed sheet never changes: a correction is a new sheet that replaces it.
    """

    DRAFT = "draft", _("Being filled")
    SENT = "sent", _("Sent, waits for the signature")
    SIGNED = "signed", _("Signed by the observer")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged by the teacher")
    OBJECTED = "objected", _("The teacher objects")
    REPLACED = "replaced", _("Replaced by a corrected sheet")
