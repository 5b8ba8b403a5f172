"""The approved lists of olympiads, contests and competitions, with the years they hold."""

from django.db import models
from django.db.models import F, Q

from events.states import ListKind
from foundation.base.models import UUIDModel
from registry.models import Region


class Event(UUIDModel):
    """One event of an approved list. Written by `services`.

    `level` is the code of the level it is held at, as sheets of a ruleset name levels.
    `first_year` and `last_year` are the first calendar years of the school years in which the
    list had it; without a last year it still stands there.
    """

    kind = models.CharField(max_length=20, choices=ListKind)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True)
    name = models.JSONField()
    level = models.CharField(max_length=30)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField(null=True)
    order_number = models.CharField(max_length=40)
    order_date = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year=None) | Q(last_year__gte=F("first_year")),
                name="event_ends_later",
            ),
            models.CheckConstraint(
                condition=Q(kind="regional", region__isnull=False)
                | (~Q(kind="regional") & Q(region=None)),
                name="event_region_of_regional_list",
            ),
        ]

    def holds(self, year: int, region_id: str | None) -> bool:
        """Whether its list had it in a school year, for an organisation of a region.

        year: the calendar year in which the school year begins. region_id: two digits of KATO.
        """
        ends = self.last_year is None or year <= self.last_year
        here = self.kind != ListKind.REGIONAL or self.region_id == region_id
        return here and self.first_year <= year and ends

    @property
    def begins(self) -> str:
        """Its first school year as people write it: 2024/25."""
        return _school_year(self.first_year)

    @property
    def ends(self) -> str:
        """Its last school year; nothing while the list has it."""
        return _school_year(self.last_year) if self.last_year is not None else ""


def _school_year(begins: int) -> str:
    return f"{begins}/{(begins + 1) % 100:02d}"
