"""Electronic signatures kept with what they sign."""

from django.db import models

from foundation.base.models import AppendOnlyModel, UUIDModel


class Signature(UUIDModel, AppendOnlyModel):
    """One person's CMS signature over canonical bytes. Written by `signatures.services.sign`.

    It fits one person, one object, one version and one purpose: all four are inside the bytes.
    """

    purpose = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=64)
    content = models.BinaryField()
    content_sha256 = models.CharField(max_length=64)
    cms = models.BinaryField()
    signed_at = models.DateTimeField()
    signed_by_id = models.UUIDField()
    signer_iin = models.CharField(max_length=12)
    signer_name = models.CharField(max_length=200)
    certificate_serial = models.CharField(max_length=80)
    algorithm = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "object_type", "object_id", "content_sha256", "signed_by_id"],
                name="signed_once_by_each",
            ),
        ]
