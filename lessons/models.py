"""Visits to lessons, and the sheets that observers fill there."""

from django.db import models
from django.db.models import Q

from foundation.base.models import UUIDModel
from law.models import PinnedToRuleset
from lessons.states import State
from portfolio.models import Observation
from portfolio.states import ObserverKind
from registry.models import Organisation, Person


class Visit(UUIDModel):
    """A lesson that somebody is going to observe. Written by `services.plan_visit` and its kin.

    Two observers sit in one lesson only where `is_shared` says that it is meant.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="visits")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    subject = models.CharField(max_length=120)
    class_group = models.CharField(max_length=60)
    begins_at = models.DateTimeField()
    is_shared = models.BooleanField(default=False)
    planned_at = models.DateTimeField()
    planned_by_id = models.UUIDField()
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
            models.UniqueConstraint(
                fields=["person", "begins_at"],
                condition=Q(cancelled_at=None),
                name="one_visit_to_a_lesson",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "begins_at"], name="visit_by_day")]


class Sheet(UUIDModel, PinnedToRuleset):
    """One observer's sheet of one visit. Written by `services`, the state by one of them alone.

    `content` is what was filled in so far, by the keys of `content.EMPTY`; `version` counts its
    changes: a device sends the version it began from, so that two devices never overwrite each
    other. `observation` is the entry of the portfolio, made when the observer signs.
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
                condition=~Q(state="replaced"),
                name="one_sheet_of_an_observer",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="sheet_state_known"
            ),
        ]
