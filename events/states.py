"""Fixed lists of the approved events."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ListKind(TextChoices):
    """Whose list an event stands in: only these count (algorithm 2025, 3.2)."""

    NATIONAL = "national", _("List of order No. 514")
    REGIONAL = "regional", _("Regional list")
    SECTOR = "sector", _("Plan of the body of additional education")
