"""Sittings, who is there, what stands on the agenda."""

from django.db import models
from django.db.models import Deferrable, Q
from simple_history.models import HistoricalRecords

from attestation.models import Application
from commissions.models.composition import Commission, Member
from commissions.states import Outcome, SittingState
from foundation.base.models import UUIDModel
from registry.states import Category


class Sitting(UUIDModel):
    """A meeting of a commission. The state is changed by `services.change_sitting_state` only."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="sittings")
    number = models.PositiveSmallIntegerField()
    held_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=SittingState, default=SittingState.PLANNED)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commission", "number"], name="sitting_number_once"),
            models.UniqueConstraint(
                fields=["commission"], condition=Q(state="open"), name="one_open_sitting"
            ),
        ]


class Attendance(UUIDModel):
    """Whether a member is at a sitting. Changed by `services.mark_attendance`."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    is_present = models.BooleanField(default=False)
    absence_reason = models.CharField(max_length=200, blank=True)
    marked_at = models.DateTimeField(null=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "member"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(marked_at=None) | Q(is_present=True) | ~Q(absence_reason=""),
                name="absence_has_reason",
            ),
        ]


class AgendaItem(UUIDModel):
    """An application on a sitting's agenda, and what was decided of it, or why it was put off.

    `reason` is a pair of texts. A trigger refuses to change a decision.
    """

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="items")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=30, choices=Outcome, blank=True)
    category = models.CharField(max_length=20, choices=Category, blank=True)
    reason = models.JSONField(default=dict)
    decided_at = models.DateTimeField(null=True)
    postponed_at = models.DateTimeField(null=True)
    postponement_reason = models.CharField(max_length=300, blank=True)
    extract_due_on = models.DateField(null=True)
    extract_sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "position"],
                name="agenda_position_once",
                deferrable=Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(postponed_at=None),
                name="application_on_one_agenda",
            ),
            models.CheckConstraint(
                condition=Q(postponed_at=None, postponement_reason="")
                | (Q(postponed_at__isnull=False, decided_at=None) & ~Q(postponement_reason="")),
                name="postponed_item_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, outcome="")
                | (Q(decided_at__isnull=False) & ~Q(outcome="") & ~Q(category="")),
                name="decided_item_has_outcome",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether the case is still to be decided at this sitting."""
        return self.decided_at is None and self.postponed_at is None
