"""Tables that schools send, what was found in them, and what they brought."""

from django.db import models
from django.db.models import Q

from bulk.states import RemarkKind, State
from foundation.base.models import AppendOnlyModel, StoredFile, UUIDModel
from foundation.journal.models import Entry
from registry.models import Organisation


class Upload(UUIDModel):
    """A table a school sent. Written by `services`; its state by `services.change` only.

    `kind` is the code of one of `kinds.KINDS`. `rows` are its filled rows: right ones, wrong ones,
    and those known, which say what was entered before and are left out.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT)
    state = models.CharField(max_length=20, choices=State, default=State.CHECKING)
    sent_at = models.DateTimeField()
    sent_by_id = models.UUIDField()
    rows = models.PositiveIntegerField()
    right = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by_id = models.UUIDField(null=True)
    entered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by_id=None)
                | Q(confirmed_at__isnull=False, confirmed_by_id__isnull=False),
                name="upload_confirmed_at_and_by",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-sent_at"], name="upload_by_school")]

    @property
    def is_at_work(self) -> bool:
        return self.state in State.at_work()

    @property
    def may_go_in(self) -> bool:
        return self.state == State.CHECKED and self.right > 0


class Progress(models.Model):
    """How many rows the worker has looked at. A row of its own: it is counted while the upload's
    row is locked. Written by `progress.Counter`.
    """

    upload = models.OneToOneField(Upload, on_delete=models.CASCADE, primary_key=True)
    done = models.PositiveIntegerField(default=0)


class Remark(models.Model):
    """What the check says of a cell: where, what stood there, what to do, in both languages."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=10, choices=RemarkKind)
    row = models.PositiveIntegerField()
    column = models.PositiveSmallIntegerField()
    cell = models.CharField(max_length=12)
    value = models.CharField(max_length=200, blank=True)
    message = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["upload", "kind", "row", "column"], name="remark_in_order")]


class EnteredRow(AppendOnlyModel):
    """What a row of the table became, and the journal's entry that tells of it."""

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="entered")
    row = models.PositiveIntegerField()
    object_id = models.UUIDField(unique=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
