"""Reads of the reports: counts over applications, and the decisions one by one.

A report counts an application where the teacher works, not where it is decided.
"""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Collate

from attestation.models import Application, Cycle
from attestation.states import State
from foundation.accounts.models import User
from registry.models import KAZAKH, District, Organisation, Region
from registry.selectors import organisations_overseen_by
from registry.states import Category

IN_PROGRESS = (State.SUBMITTED, State.ACCEPTED, State.HANDED_OVER, State.IN_COMMISSION)
SCHOOL = "employment__organisation"


@dataclass(frozen=True)
class Counts:
    """How many applications there are, and how far they are."""

    sent: int
    in_progress: int
    overdue: int
    refused: int
    decided: int

    def __add__(self, other: "Counts") -> "Counts":
        mine, others = astuple(self), astuple(other)
        return Counts(*(one + another for one, another in zip(mine, others, strict=True)))

    @property
    def overdue_share(self) -> Decimal:
        """Overdue answers among all applications, in percent with one decimal."""
        share = Decimal(self.overdue * 100) / max(self.sent, 1)
        return share.quantize(Decimal("0.1"))

    @property
    def parts(self) -> list[int]:
        """What the bar of a category is made of."""
        return [self.decided, self.in_progress, self.refused]


@dataclass(frozen=True)
class Area:
    """A line of the table of places: a region, a district or a school."""

    key: str
    name: str
    counts: Counts


def organisations_for_user(user: User) -> QuerySet[Organisation]:
    return Organisation.objects.filter(organisations_overseen_by(user))


def applications_for_user(user: User) -> QuerySet[Application]:
    """Applications that were sent by teachers of the organisations one oversees."""
    return applications_in(organisations_for_user(user))


def applications_in(schools: QuerySet[Organisation]) -> QuerySet[Application]:
    """Applications that were sent by teachers of these organisations."""
    sent = Application.objects.exclude(state__in=[State.DRAFT, State.WITHDRAWN])
    return sent.filter(**{f"{SCHOOL}__in": schools})


def regions_of(schools: QuerySet[Organisation], language: str) -> QuerySet[Region]:
    return by_name(Region.objects.filter(pk__in=schools.values("region")), "name", language)


def districts_of(schools: QuerySet[Organisation], language: str) -> QuerySet[District]:
    return by_name(District.objects.filter(pk__in=schools.values("district")), "name", language)


def cycles() -> QuerySet[Cycle]:
    return Cycle.objects.order_by("-academic_year")


def total(areas: Iterable[Area]) -> Counts:
    """The counts of all places together: every application is counted in one place."""
    return sum((area.counts for area in areas), Counts(0, 0, 0, 0, 0))


def count_by_category(applications: QuerySet[Application], today: date) -> list[tuple[str, Counts]]:
    """Counts for each category applied for, in the order of the categories."""
    rows = applications.order_by().values("category").annotate(**_counts(today))
    found = {row["category"]: _read(row) for row in rows}
    return [(category, found[category]) for category in Category.values if category in found]


def count_by_region(applications: QuerySet[Application], today: date, language: str) -> list[Area]:
    return _count_by(applications, f"{SCHOOL}__region", today, language)


def count_by_district(
    applications: QuerySet[Application], today: date, language: str
) -> list[Area]:
    return _count_by(applications, f"{SCHOOL}__district", today, language)


def count_by_school(applications: QuerySet[Application], today: date, language: str) -> list[Area]:
    return _count_by(applications, SCHOOL, today, language)


def decisions(applications: QuerySet[Application], language: str) -> QuerySet[Any]:
    """Decided applications as rows: teacher, place, categories, outcome, day, order.

    In the order of the Kazakh alphabet. Each row is a dict; names of places are in `language`.
    """
    decided = applications.filter(state__in=State.after_decision(), items__decided_at__isnull=False)
    return (
        decided.annotate(
            surname=F("person__surname"),
            given_name=F("person__given_name"),
            patronymic=F("person__patronymic"),
            region=_named(f"{SCHOOL}__region__name", language),
            district=_named(f"{SCHOOL}__district__name", language),
            school=_named(f"{SCHOOL}__name", language),
            outcome=F("items__outcome"),
            awarded=F("items__category"),
            decided_at=F("items__decided_at"),
            order_number=F("orderitem__order__number"),
            order_date=F("orderitem__order__signed_on"),
            certificate_number=F("orderitem__certificate__number"),
        )
        .order_by("surname", "given_name", "patronymic", "pk")
        .values(*DECISION_FIELDS)
    )


DECISION_FIELDS = (
    "surname",
    "given_name",
    "patronymic",
    "region",
    "district",
    "school",
    "category",
    "awarded",
    "outcome",
    "decided_at",
    "order_number",
    "order_date",
    "certificate_number",
)


def by_name(found: QuerySet[Any], field: str, language: str) -> QuerySet[Any]:
    """In the order of the Kazakh alphabet, by the name in a language."""
    return found.annotate(shown_name=_named(field, language)).order_by("shown_name")


def _named(field: str, language: str) -> Collate:
    return Collate(KeyTextTransform(language, field), KAZAKH)


def _counts(today: date) -> dict[str, Count]:
    conditions = {
        "sent": Q(),
        "in_progress": Q(state__in=IN_PROGRESS),
        "overdue": Q(state=State.SUBMITTED, answer_due_on__lt=today),
        "refused": Q(state=State.REFUSED),
        "decided": Q(state__in=State.after_decision()),
    }
    return {
        name: Count("pk", filter=condition, distinct=True) for name, condition in conditions.items()
    }


def _count_by(
    applications: QuerySet[Application], place: str, today: date, language: str
) -> list[Area]:
    rows = (
        applications.order_by()
        .values(key=F(place))
        .annotate(place=Max(_named(f"{place}__name", language)), **_counts(today))
        .order_by("place", "key")
    )
    return [_area(row) for row in rows]


def _area(row: Mapping[str, Any]) -> Area:
    return Area(key=str(row["key"] or ""), name=row["place"] or "–", counts=_read(row))


def _read(row: Mapping[str, Any]) -> Counts:
    return Counts(**{field.name: row[field.name] for field in fields(Counts)})
