"""Visits to lessons, and the sheets that observers fill there."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from foundation.base.models import UUIDModel
from law.models import PinnedToRuleset
from lessons.states import State
from portfolio.models import Observation
from portfolio.states import ObserverKind
from registry.models import Grant, Organisation, Person

LESSON = 45  # minutes, as a rule
LONGEST_LESSON = 240


class Visit(UUIDModel):
    """A lesson that somebody is going to observe. Written by `services.planning`.

    Two observers sit in one lesson only where `is_shared` says that it is meant. `planned_under` is
    the order under which it was planned and under which its sheets enter the portfolio.
    `prior_request` is the request to a penitentiary institution, where the school stands at one.
    No two visits to one teacher overlap, and a visit stays as it is once a sheet of it was sent:
    the database holds both (`sql`).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="visits")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    subject = models.CharField(max_length=120)
    class_group = models.CharField(max_length=60)
    begins_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=LESSON)
    is_shared = models.BooleanField(default=False)
    prior_request = models.CharField(max_length=200, blank=True)
    planned_at = models.DateTimeField()
    planned_by_id = models.UUIDField()
    planned_under = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by_id = models.UUIDField(null=True)
    cancel_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_by_id=None)
                | Q(cancelled_at__isnull=False, cancelled_by_id__isnull=False),
                name="visit_cancelled_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(1, LONGEST_LESSON)), name="visit_is_a_lesson_long"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "begins_at"], name="visit_by_day")]

    @property
    def ends_at(self) -> datetime:
        return self.begins_at + timedelta(minutes=self.minutes)


class Sheet(UUIDModel, PinnedToRuleset):
    """One observer's sheet of one visit. Written by `services`, the state by one of them alone.

    `content` is what was filled in so far, by the keys of `content.EMPTY`; `version` counts its
    changes: a device sends the version it began from, so that two devices never overwrite each
    other. `observation` is the entry of the portfolio, made when the observer signs. A correction
    `replaces` the sheet it corrects; that one counts until the correction is signed.
    What was sent does not change any more: the database holds it (`sql`).
    """

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="sheets")
    observer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    observer_kind = models.CharField(max_length=30, choices=ObserverKind)
    observer_post = models.CharField(max_length=200, blank=True)
    form = models.CharField(max_length=60)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    device = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    objection = models.TextField(blank=True)
    observation = models.OneToOneField(Observation, on_delete=models.PROTECT, null=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    replacement_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "observer"],
                condition=Q(replaces=None),
                name="one_sheet_of_an_observer",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="sheet_state_known"
            ),
        ]
