"""What a school gathers about a teacher's work over the attestation period."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from foundation.base.models import StoredFile, UUIDModel
from law.models import PinnedToRuleset
from portfolio.states import ObserverKind, Place, Source
from registry.models import Grant, Organisation, Person


class Entered(UUIDModel):
    """Something an officer entered under an order, and perhaps withdrew."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    entered_at = models.DateTimeField()
    entered_by_id = models.UUIDField()
    entered_under = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_id = models.UUIDField(null=True)
    withdrawal_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by_id=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by_id__isnull=False),
                name="%(class)s_withdrawn_at_and_by",
            ),
        ]


class Evidence(Entered):
    """One piece of evidence for one row of the sheet. Written by `services.add_evidence` and
    `services.withdraw_evidence`.

    Rows, levels and what each is worth stand in the ruleset's sheet. `work` groups what is the same
    kind of work: of those only the highest level counts. `covered` is the number of districts or
    regions that a shared experience reached.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="evidence")
    row = models.CharField(max_length=8)
    work = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=300)
    level = models.CharField(max_length=30, blank=True)
    place = models.CharField(max_length=20, choices=Place, default=Place.PARTICIPANT)
    day = models.DateField()
    hours = models.PositiveSmallIntegerField(null=True)
    covered = models.PositiveSmallIntegerField(null=True)
    authors = models.PositiveSmallIntegerField(default=1)
    author_programme = models.BooleanField(default=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True)
    link = models.URLField(max_length=500, blank=True)
    source = models.CharField(max_length=20, choices=Source, default=Source.OFFICER)
    history = HistoricalRecords()

    class Meta(Entered.Meta):
        indexes = [models.Index(fields=["person", "row"], name="evidence_by_row")]


class Observation(Entered, PinnedToRuleset):
    """One lesson's observation sheet. Written by `services.add_observation` and
    `services.withdraw_observation`.

    `form` is a form of its ruleset, `levels` maps the number of each descriptor to its level,
    `total` is their sum. `person` is whose portfolio it stands in: the teacher observed or, of a
    methodist, the observer. `teacher_post` is the person's post and category as they were on that
    day, `particulars` what the form's header asks besides these fields, by its key.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="observations")
    form = models.CharField(max_length=60)
    teacher_post = models.JSONField()
    observed_on = models.DateField()
    observer_name = models.CharField(max_length=200)
    observer_kind = models.CharField(max_length=30, choices=ObserverKind)
    observer_post = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=120)
    class_group = models.CharField(max_length=60)
    learning_aims = models.TextField()
    topic = models.TextField()
    particulars = models.JSONField(default=dict)
    levels = models.JSONField()
    total = models.PositiveSmallIntegerField()
    conclusions = models.TextField()
    recommendations = models.TextField()
    history = HistoricalRecords()

    class Meta(Entered.Meta):
        indexes = [models.Index(fields=["person", "observed_on"], name="observation_by_day")]

    @property
    def by_holder(self) -> bool:
        """Whether the holder of the portfolio observed: then the teacher is named apart."""
        return "teacher_name" in self.particulars
