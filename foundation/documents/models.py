"""Documents that left the portal: rendered once, kept for ever, found by their number."""

from django.db import models

from foundation.base.models import AppendOnlyModel, StoredFile, UUIDModel


class Register(models.Model):
    """The last number given in one organisation's register of one kind of document in one year.

    Changed by `documents.services.next_number` under a lock, so numbers have no gaps.
    """

    owner = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "kind", "year"], name="one_register_a_year"),
        ]


class Document(UUIDModel, AppendOnlyModel):
    """The bytes of one document in one language. Written by `documents.services.render_once`."""

    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=64)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "object_type", "object_id"],
                name="document_rendered_once",
            ),
        ]
