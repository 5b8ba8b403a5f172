"""A piece of evidence."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from simple_history.models import HistoricalRecords

from events.models import Event
from foundation.base.models import StoredFile
from portfolio.models.entered import Entered
from portfolio.states import Place, Source
from registry.models import Person


class Evidence(Entered):
    """One piece of evidence for one row of the sheet. Written by `services.add_evidence`,
    `services.check_evidence` and `services.withdraw_evidence`.

    Rows, levels and what each is worth stand in the ruleset's sheet. `work` groups what is the same
    kind of work: of those only the highest level counts. `covered` is the number of districts or
    regions that a shared experience reached. `issuer` and `number` are the document's own.
    `event` is the contest of an approved list, or `event_reason` says why there is none.
    `register_key` is the fact's key in the outside register it was taken from. `checked_at` and
    `checked_by_id` tell who held the entry against its proof: never the one who entered it.
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
    issuer = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=60, blank=True)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="+")
    event_reason = models.CharField(max_length=300, blank=True)
    register_key = models.CharField(max_length=80, blank=True)
    checked_at = models.DateTimeField(null=True)
    checked_by_id = models.UUIDField(null=True)
    history = HistoricalRecords()

    class Meta(Entered.Meta):
        constraints = [
            *Entered.Meta.constraints,
            models.CheckConstraint(
                condition=Q(checked_at=None, checked_by_id=None)
                | Q(checked_at__isnull=False, checked_by_id__isnull=False),
                name="evidence_checked_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(checked_by_id=None) | ~Q(checked_by_id=F("entered_by_id")),
                name="evidence_checked_by_another",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "row"], name="evidence_by_row"),
            models.Index(Upper("number"), name="evidence_by_number"),
        ]
