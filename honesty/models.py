"""What people answered to the portal's questions of honesty, and the prints of essays."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from attestation.models import Application
from foundation.base.models import AppendOnlyModel, UUIDModel
from honesty.states import Kind, Verdict


class FlagAnswer(UUIDModel, AppendOnlyModel):
    """A person's answer to one flag on one application. Written by `services.answer_flag`.

    Flags themselves are not stored: they are found anew whenever they are looked at. `key` is what
    tells one from another, `facts` is what it said when it was answered.
    """

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="honesty_answers"
    )
    key = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, choices=Kind)
    facts = models.JSONField()
    verdict = models.CharField(max_length=20, choices=Verdict)
    reason = models.TextField()
    answered_at = models.DateTimeField()
    answered_by_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["application", "key"], name="honesty_answer_by_flag")]


class EssayPrint(AppendOnlyModel):
    """The bands of an essay's print: essays that share one are held against each other.

    Written by `services.print_essays`. A print tells nothing of the words.
    """

    application = models.OneToOneField(
        Application, primary_key=True, on_delete=models.PROTECT, related_name="essay_print"
    )
    bands = ArrayField(models.BigIntegerField())
    made_at = models.DateTimeField()

    class Meta:
        indexes = [GinIndex(fields=["bands"], name="essay_print_by_band")]
