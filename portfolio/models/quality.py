"""The quality of knowledge, school year by school year."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from portfolio.models.entered import Entered
from portfolio.states import Division
from registry.models import Person


class QualityYear(Entered):
    """The report on one subject in one school year. Written by `services.add_quality_year` and
    `services.withdraw_quality_year`.

    `year` is the calendar year in which the school year begins. Without summative assessment
    (`is_summative`) the figures are those of the monitoring and bring no points. `classes` are its
    lines as `portfolio.figures.ClassFigures` writes them: percents as texts, exact.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="quality_years")
    subject = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    division = models.CharField(max_length=20, choices=Division)
    is_summative = models.BooleanField(default=True)
    classes = models.JSONField()
    conclusions = models.TextField()
    recommendations = models.TextField()
    history = HistoricalRecords()

    class Meta(Entered.Meta):
        constraints = [
            *Entered.Meta.constraints,
            models.UniqueConstraint(
                "person",
                "year",
                Lower("subject"),
                condition=Q(withdrawn_at=None),
                name="one_report_of_a_subject_in_a_year",
            ),
            models.CheckConstraint(condition=~Q(classes=[]), name="quality_year_has_classes"),
        ]
