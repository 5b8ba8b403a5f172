"""Each observer's mean against the others': for departments, never for the school.

A sheet is held against what others gave the same lesson; where nobody else was there, against what
others gave the same teacher; otherwise against what all others gave in the area.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from lessons.models import Sheet
from lessons.states import State
from registry.models import Organisation, Person


class Given(NamedTuple):
    """The points of one signed sheet."""

    observer: UUID
    lesson: UUID
    teacher: UUID
    total: int


@dataclass
class Sum:
    """How many points in how many sheets, of all and of each observer."""

    points: int = 0
    sheets: int = 0
    of: dict[UUID, list[int]] = field(default_factory=dict)

    def add(self, given: Given) -> None:
        self.points, self.sheets = self.points + given.total, self.sheets + 1
        own = self.of.setdefault(given.observer, [0, 0])
        own[0], own[1] = own[0] + given.total, own[1] + 1

    def without(self, observer: UUID) -> Fraction | None:
        """The mean of the others' sheets, or None where there are none."""
        points, sheets = self.of.get(observer, [0, 0])
        if sheets == self.sheets:
            return None
        return Fraction(self.points - points, self.sheets - sheets)


@dataclass(frozen=True)
class ObserverMean:
    """One observer: sheets, how many of them of shared lessons, the mean, and the others' mean of
    the same lessons or teachers; None where nobody else observed in the area."""

    observer: Person
    sheets: int
    shared: int
    mean: Fraction
    others: Fraction | None

    @property
    def apart(self) -> Fraction | None:
        return None if self.others is None else self.mean - self.others


def observer_means(schools: QuerySet[Organisation]) -> list[ObserverMean]:
    """Observers of signed sheets in these organisations, the farthest from the others first."""
    given = _given(schools)
    lessons, teachers, everybody = _sums(given)
    by_observer: dict[UUID, list[Given]] = defaultdict(list)
    for one in given:
        by_observer[one.observer].append(one)
    people = Person.objects.in_bulk(list(by_observer))
    found = []
    for observer, own in by_observer.items():
        held = [_held_against(one, lessons, teachers, everybody) for one in own]
        shared = sum(lessons[one.lesson].without(observer) is not None for one in own)
        mean = Fraction(sum(one.total for one in own), len(own))
        found.append(ObserverMean(people[observer], len(own), shared, mean, _mean(held)))
    return sorted(found, key=lambda one: (-abs(one.apart or 0), one.observer.full_name))


def _given(schools: QuerySet[Organisation]) -> list[Given]:
    signed = Sheet.objects.filter(
        visit__organisation__in=schools, state__in=State.signed(), observation__isnull=False
    )
    rows = signed.values_list("observer", "visit", "visit__person", "observation__total")
    return [Given(*row) for row in rows]


def _sums(given: Iterable[Given]) -> tuple[dict[UUID, Sum], dict[UUID, Sum], Sum]:
    lessons: dict[UUID, Sum] = defaultdict(Sum)
    teachers: dict[UUID, Sum] = defaultdict(Sum)
    everybody = Sum()
    for one in given:
        for place in (lessons[one.lesson], teachers[one.teacher], everybody):
            place.add(one)
    return lessons, teachers, everybody


def _held_against(
    given: Given, lessons: dict[UUID, Sum], teachers: dict[UUID, Sum], everybody: Sum
) -> Fraction | None:
    nearest = (lessons[given.lesson], teachers[given.teacher], everybody)
    found = (place.without(given.observer) for place in nearest)
    return next((mean for mean in found if mean is not None), None)


def _mean(held: list[Fraction | None]) -> Fraction | None:
    known = [mean for mean in held if mean is not None]
    return sum(known, Fraction(0)) / len(known) if known else None
