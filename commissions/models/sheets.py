"""Members' score sheets."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from attestation.models import Application
from commissions.models.composition import Member
from commissions.states import SheetState
from foundation.base.fields import FractionField
from foundation.base.models import UUIDModel


class ScoreSheet(UUIDModel):
    """One member's points for one application. Changed by `services` until it is sent.

    Triggers refuse a sheet on the member's own case, and any change once it was sent.
    """

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="score_sheets"
    )
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="score_sheets")
    state = models.CharField(max_length=10, choices=SheetState, default=SheetState.DRAFT)
    total = FractionField(null=True)
    opened_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "member"], name="one_sheet_a_member"),
            models.CheckConstraint(
                condition=Q(state="draft", sent_at=None)
                | Q(state="sent", sent_at__isnull=False, total__isnull=False),
                name="sheet_sent_with_total",
            ),
        ]


class ScoreRow(UUIDModel):
    """A row of a member's sheet: what the engine proposed and what the member gave."""

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.PROTECT, related_name="rows")
    row = models.CharField(max_length=8)
    proposed = FractionField()
    given = FractionField()
    reason = models.CharField(max_length=500, blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "row"], name="row_once"),
            models.CheckConstraint(
                condition=Q(given=F("proposed")) | ~Q(reason=""), name="changed_row_has_reason"
            ),
        ]
