"""Outcomes put to the vote, and members' votes."""

from django.db import models
from django.db.models import Q

from commissions.models.composition import Member
from commissions.models.sittings import AgendaItem
from commissions.states import Choice, Outcome
from foundation.base.models import AppendOnlyModel, UUIDModel
from registry.states import Category


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
