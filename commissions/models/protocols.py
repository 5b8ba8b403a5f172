"""The protocol of a sitting."""

from django.db import models

from commissions.models.sittings import Sitting
from foundation.base.models import AppendOnlyModel, UUIDModel
from registry.models import Organisation


class Protocol(UUIDModel, AppendOnlyModel):
    """The protocol of a sitting as canonical bytes: what members and secretary sign.

    Formed from the votes by `services.close_sitting`; never changed after. `canonical` holds the
    bytes that are signed, `sha256` is theirs.
    """

    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    number = models.CharField(max_length=40)
    content = models.JSONField()
    canonical = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    formed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="protocol_number_once"),
        ]
