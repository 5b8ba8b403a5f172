"""Tables that every room stands on: working days, the outbox, answered forms, private files."""

import uuid

from django.db import models
from django.db.models import Q

from foundation.base.states import FileState


class UUIDModel(models.Model):
    """A row whose address can be shown to people without telling how many there are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class RewriteRefused(Exception):  # noqa: N818 - says what happened
    """Somebody tried to change or delete a row that is written once."""


class AppendOnlyModel(models.Model):
    """A row that is written once: a correction is a new row.

    The database refuses too (see sql.append_only): the application's role has no right to
    update or delete these tables, and a trigger refuses the owner.
    """

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        if not self._state.adding:
            raise RewriteRefused(f"{self._meta.label} is written once")
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        raise RewriteRefused(f"{self._meta.label} is never deleted")


class CalendarCorrection(models.Model):
    """A day that a decree made working or free, over what the public calendar says.

    Changed by `calendar.correct_day`.
    """

    day = models.DateField(primary_key=True)
    is_working = models.BooleanField()
    decree = models.CharField(max_length=200)


class OutboxItem(UUIDModel):
    """Work promised in the same transaction as the fact that calls for it.

    Written by `outbox.enqueue`, done by `outbox.deliver`. A row is never deleted undone.
    """

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    payload = models.JSONField()
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="outbox_once_per_key"),
        ]
        indexes = [
            models.Index(fields=["not_before"], condition=Q(done_at=None), name="outbox_due"),
        ]


class AnsweredForm(models.Model):
    """A form that was already answered: sending it again gives the same answer.

    Written by `idempotency.answer_once`.
    """

    user_id = models.UUIDField()
    token = models.UUIDField()
    answer = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "token"], name="form_answered_once"),
        ]


class StoredFile(UUIDModel, AppendOnlyModel):
    """Bytes kept privately, with what they were called and their hash. Written by `files.keep`."""

    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200, unique=True)
    kept_at = models.DateTimeField()
    kept_by_id = models.UUIDField(null=True)


class FileCheck(models.Model):
    """What is known of a stored file's harmlessness. A file without this row never leaves.

    `scanner` is the virus scanner that answered, with its version; empty: none is connected, or the
    portal made the file itself, and only its own checks have spoken. `found` names the virus.
    Written by `files.keeping`, changed by `files.checks.settle`.
    """

    file = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, primary_key=True, related_name="verdict"
    )
    state = models.CharField(max_length=10, choices=FileState)
    scanner = models.CharField(max_length=100, blank=True)
    found = models.CharField(max_length=200, blank=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=FileState.WAITING, checked_at=None)
                | Q(state__in=[FileState.CLEAN, FileState.REFUSED], checked_at__isnull=False),
                name="file_check_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=FileState.REFUSED) ^ Q(found=""),
                name="file_refused_for_what_was_found",
            ),
        ]
