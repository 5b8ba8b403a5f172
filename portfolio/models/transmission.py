"""What proves that a teacher's experience was passed on."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from foundation.base.models import StoredFile
from portfolio.models.entered import Entered
from registry.models import District, Person, Region


class TransmissionProof(Entered):
    """The proof of one step. Written by `services.add_transmission_proof` and
    `services.withdraw_transmission_proof`.

    `category` and `step` are codes of the ruleset's `transmission`. A step that is taken in each
    place names the district or the region; `venue` is the place as people call it. `sealed_by` is
    whoever signed and sealed the document, where the step asks for it.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="transmission")
    category = models.CharField(max_length=30)
    step = models.CharField(max_length=60)
    district = models.ForeignKey(District, on_delete=models.PROTECT, null=True, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    day = models.DateField()
    venue = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    sealed_by = models.CharField(max_length=30, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    link = models.URLField(max_length=500, blank=True)
    history = HistoricalRecords()

    class Meta(Entered.Meta):
        constraints = [
            *Entered.Meta.constraints,
            models.CheckConstraint(
                condition=Q(district=None) | Q(region=None), name="transmission_in_one_place"
            ),
        ]
        indexes = [models.Index(fields=["person", "category"], name="transmission_of_person")]
