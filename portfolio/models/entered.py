"""What is entered for a portfolio."""

from django.db import models
from django.db.models import Q

from foundation.base.models import UUIDModel
from registry.models import Grant, Organisation


class Entered(UUIDModel):
    """Something an officer entered under an order, and perhaps withdrew."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    entered_at = models.DateTimeField()
    entered_by_id = models.UUIDField()
    entered_under = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_id = models.UUIDField(null=True)
    withdrawal_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by_id=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by_id__isnull=False),
                name="%(class)s_withdrawn_at_and_by",
            ),
        ]

    @property
    def is_signed(self) -> bool:
        """Whether somebody signed it, so that no officer may take it out."""
        return False
