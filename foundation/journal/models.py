"""The journal: what happened, in an order and wording that nobody can change unseen."""

from django.db import models

from foundation.base.models import AppendOnlyModel


class Entry(AppendOnlyModel):
    """One legally significant event. Written by `journal.services.record` only.

    `facts` holds no personal value; those enter as salted hashes in `commitments`, and the values
    with their salts stand in Disclosure, which can be erased without breaking the chain.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=64)
    facts = models.JSONField()
    commitments = models.JSONField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="entry_by_object"),
            models.Index(fields=["actor_id", "at"], name="entry_by_actor"),
        ]


class Disclosure(models.Model):
    """A personal value behind a commitment. Deleting it erases the person, not the chain."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="disclosures")
    name = models.CharField(max_length=60)
    salt = models.CharField(max_length=32)
    value = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "name"], name="one_disclosure_per_name"),
        ]
