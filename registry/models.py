"""Who is who: places, organisations, people, their work, categories, test results and rights."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from simple_history.models import HistoricalRecords

from foundation.base.models import AppendOnlyModel, UUIDModel
from registry.states import Category, Level, OrganisationKind, PostKind, Role

KAZAKH = "kazakh"  # the collation made by the first migration: А Ә Б В Г Ғ …


class DateRange(Func):
    """A range of days, both ends inside; an empty end is open."""

    function = "daterange"
    output_field = DateRangeField()


class Region(models.Model):
    """A region or a city of republican significance, by the first two digits of KATO."""

    kato = models.CharField(primary_key=True, max_length=2)
    name = models.JSONField()

    class Meta:
        ordering = ("kato",)


class District(UUIDModel):
    """A district or a town of regional significance."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="districts")
    name = models.JSONField()


class Organisation(UUIDModel):
    """A school, a college, a department: whoever employs or attests.

    `at_penitentiary`: it teaches at a penitentiary institution, whose lessons outsiders seldom see.
    """

    kind = models.CharField(max_length=30, choices=OrganisationKind)
    level = models.CharField(max_length=20, choices=Level)
    name = models.JSONField()
    bin = models.CharField(max_length=12, unique=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True)
    district = models.ForeignKey(District, on_delete=models.PROTECT, null=True)
    address = models.JSONField(default=dict)
    register_code = models.CharField(max_length=20, unique=True)
    at_penitentiary = models.BooleanField(default=False)


class Person(UUIDModel):
    """A person, with or without an account. Changed by `services.register_person`."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="person"
    )
    iin = models.CharField(max_length=12, unique=True)
    surname = models.CharField(max_length=80, db_collation=KAZAKH)
    given_name = models.CharField(max_length=80, db_collation=KAZAKH)
    patronymic = models.CharField(max_length=80, blank=True, db_collation=KAZAKH)
    phone = models.CharField(max_length=20, blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(iin__regex=r"^\d{12}$"), name="iin_has_12_digits"),
        ]
        indexes = [models.Index(fields=["surname", "given_name"], name="person_by_name")]

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def short_name(self) -> str:
        initials = "".join(f" {part[0]}." for part in (self.given_name, self.patronymic) if part)
        return f"{self.surname}{initials}"


class Employment(UUIDModel):
    """A person's work in an organisation, under the post's name as the order has it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="employments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    post_kind = models.CharField(max_length=40, choices=PostKind)
    post = models.JSONField()
    since = models.DateField()
    until = models.DateField(null=True)
    teaching_since = models.DateField()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="employment_ends_later"
            ),
        ]


class Education(UUIDModel):
    """A diploma or a retraining document."""

    class Grade(models.TextChoices):
        VOCATIONAL = "vocational"
        HIGHER = "higher"
        POSTGRADUATE = "postgraduate"
        RETRAINING = "retraining"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="educations")
    grade = models.CharField(max_length=20, choices=Grade)
    is_pedagogical = models.BooleanField()
    speciality = models.JSONField()
    institution = models.JSONField()
    document_number = models.CharField(max_length=40)
    issued_on = models.DateField()


class CategoryHeld(UUIDModel):
    """A qualification category over its days. Written by `services.hold_category` and
    `many.enter_categories` only.

    `until` is the day the document says; `ended_on` the day it stopped earlier, if it did: before
    `since` when another category replaced it from its first day.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="categories")
    category = models.CharField(max_length=20, choices=Category)
    post = models.JSONField()
    since = models.DateField()
    until = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    order_number = models.CharField(max_length=40)
    order_date = models.DateField()
    certificate_number = models.CharField(max_length=40, blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="category_ends_later"
            ),
            ExclusionConstraint(
                name="one_category_on_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        DateRange(
                            "since",
                            Func(F("ended_on"), F("until"), function="coalesce"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since")),
            ),
        ]


class TestResult(UUIDModel, AppendOnlyModel):
    """A result of the knowledge test, as the testing centre's file has it.

    Written by `services.import_test_results`.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="test_results")
    taken_on = models.DateField()
    category = models.CharField(max_length=20, choices=Category)
    subject = models.CharField(max_length=120)
    points = models.PositiveSmallIntegerField()
    maximum = models.PositiveSmallIntegerField()
    source_number = models.CharField(max_length=40, unique=True)
    imported_at = models.DateTimeField()
    imported_by_id = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(maximum__gt=0) & Q(points__lte=F("maximum")),
                name="test_points_within_maximum",
            ),
        ]


class Grant(UUIDModel):
    """A right: who, in which body, as what, from when to when, by which order.

    Written by `services.grant_role` and `services.revoke_role`. `scope_id` narrows a right to one
    object of a higher room, such as a commission.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    role = models.CharField(max_length=30, choices=Role)
    scope_id = models.UUIDField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)
    order_number = models.CharField(max_length=40)
    order_date = models.DateField()
    granted_by_id = models.UUIDField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by_id=None)
                | Q(revoked_at__isnull=False, revoked_by_id__isnull=False),
                name="grant_revoked_at_and_by",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "role", "scope_id"],
                condition=Q(revoked_at=None),
                nulls_distinct=False,
                name="one_live_grant",
            ),
        ]
