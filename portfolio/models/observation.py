"""A filled observation sheet."""

from django.db import models
from simple_history.models import HistoricalRecords

from law.models import PinnedToRuleset
from portfolio.models.entered import Entered
from portfolio.states import ObserverKind
from registry.models import Person


class Observation(Entered, PinnedToRuleset):
    """One lesson's observation sheet. Written by `services.add_observation` and
    `services.withdraw_observation`; one that its observer signed in the portal by
    `services.enter_signed_observation` and `services.withdraw_replaced_observation`.

    `form` is a form of its ruleset, `levels` maps the number of each descriptor to its level,
    `total` is their sum. `person` is whose portfolio it stands in: the teacher observed or, of a
    methodist, the observer. `teacher_post` is the person's post and category as they were on that
    day, `particulars` what the form's header asks besides these fields, by its key. A sheet with
    `signed_at` stays as it was signed: the database holds it (`portfolio.sql`).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="observations")
    form = models.CharField(max_length=60)
    teacher_post = models.JSONField()
    observed_on = models.DateField()
    observer_name = models.CharField(max_length=200)
    observer_kind = models.CharField(max_length=30, choices=ObserverKind)
    observer_post = models.CharField(max_length=200, blank=True)
    subject = models.TextField()
    class_group = models.TextField()
    learning_aims = models.TextField()
    topic = models.TextField()
    particulars = models.JSONField(default=dict)
    levels = models.JSONField()
    total = models.PositiveSmallIntegerField()
    conclusions = models.TextField()
    recommendations = models.TextField()
    signed_at = models.DateTimeField(null=True)
    history = HistoricalRecords()

    class Meta(Entered.Meta):
        indexes = [models.Index(fields=["person", "observed_on"], name="observation_by_day")]

    @property
    def by_holder(self) -> bool:
        """Whether the holder of the portfolio observed: then the teacher is named apart."""
        return "teacher_name" in self.particulars

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None
