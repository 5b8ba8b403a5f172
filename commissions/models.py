"""The commission: its composition, members' score sheets, sittings, votes, protocols."""

from django.db import models
from django.db.models import Deferrable, F, Q
from simple_history.models import HistoricalRecords

from attestation.models import Application
from commissions.states import Basis, Choice, Outcome, SheetState, SittingState
from foundation.base.fields import FractionField
from foundation.base.models import AppendOnlyModel, UUIDModel
from law.models import PinnedToRuleset
from registry.models import Organisation, Person
from registry.states import Category, Level


class Commission(UUIDModel, PinnedToRuleset):
    """A commission created by an order for one year. Written by `services.form_commission`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    level = models.CharField(max_length=20, choices=Level)
    name = models.JSONField()
    order_number = models.CharField(max_length=40)
    order_date = models.DateField()
    since = models.DateField()
    until = models.DateField()
    secretary = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="commission_has_a_term"),
        ]


class Member(UUIDModel):
    """A member of a commission; exactly one is its chair.

    Triggers refuse the secretary as a member, and a commission that commits without a chair.
    """

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    basis = models.CharField(max_length=30, choices=Basis)
    is_chair = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commission", "person"], name="member_once"),
            models.UniqueConstraint(
                fields=["commission"], condition=Q(is_chair=True), name="one_chair"
            ),
        ]


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


class Motion(UUIDModel):
    """One outcome put to the vote. Closed under a lock by `services.close_vote`.

    `present`: ids of the members who could vote when it was closed. `tally`: what
    `scoring.count_votes` said of the ballots. A trigger refuses to change a closed motion.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="motions")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=30, choices=Outcome)
    category = models.CharField(max_length=20, choices=Category)
    is_proposal = models.BooleanField()
    put_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    adopted = models.BooleanField(null=True)
    present = models.JSONField(default=list)
    tally = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="motion_number_once"),
            models.UniqueConstraint(
                fields=["item"], condition=Q(closed_at=None), name="one_open_motion"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, adopted=None)
                | Q(closed_at__isnull=False, adopted__isnull=False),
                name="closed_motion_has_result",
            ),
        ]


class Ballot(UUIDModel, AppendOnlyModel):
    """A member's vote on a motion, written once by `services.cast_vote` while the motion is open.

    A trigger refuses a ballot on a closed motion, of another commission's member, of a member who
    is absent, and on the member's own case.
    """

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="ballots")
    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    choice = models.CharField(max_length=10, choices=Choice)
    reason = models.CharField(max_length=500, blank=True)
    cast_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "member"], name="one_vote_a_member"),
        ]


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
