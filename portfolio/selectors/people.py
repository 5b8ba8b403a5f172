"""Whose portfolio a user may read."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery

from foundation.accounts.models import User
from foundation.base import clock
from portfolio.models import Evidence, Observation, QualityYear, TransmissionProof
from registry.models import CategoryHeld, Employment, Person
from registry.selectors import earliest_teaching, is_teaching, organisations_with_role
from registry.states import NOT_TEACHING, Role

READERS = (Role.DATA_ENTRY, Role.INTAKE_OFFICER, Role.HEAD)


def teachers_for_user(user: User) -> QuerySet[Person]:
    """Teachers at work today in the organisations whose officer or head the user is."""
    return teachers_of(organisations_with_role(user, *READERS))


def teachers_of(organisations: Iterable[UUID]) -> QuerySet[Person]:
    """People at work there today in a post of the teachers' ladder."""
    at_work = _at_work(clock.today()).filter(organisation__in=organisations)
    found = Person.objects.filter(
        pk__in=at_work.exclude(post_kind__in=NOT_TEACHING).values("person")
    )
    return found.order_by("surname", "given_name", "pk")


def named(people: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Those whose name has every word of the text."""
    for word in text.split():
        people = people.filter(
            Q(surname__icontains=word)
            | Q(given_name__icontains=word)
            | Q(patronymic__icontains=word)
        )
    return people


def people_for_user(user: User) -> QuerySet[Person]:
    """Everybody whose portfolio the user may read: the school's teachers and the user's own."""
    readable = Q(pk__in=teachers_for_user(user).order_by().values("pk"))
    return Person.objects.filter(readable | Q(user=user))


def evidence_for_user(user: User) -> QuerySet[Evidence]:
    return Evidence.objects.filter(person__in=people_for_user(user))


def to_check_for_user(user: User) -> QuerySet[Evidence]:
    """What others entered for the teachers of the user's schools and nobody checked yet.

    What is older than a teacher's present category is of an attestation that is over.
    """
    schools = organisations_with_role(user, Role.DATA_ENTRY, Role.HEAD)
    found = Evidence.objects.filter(person__in=teachers_of(schools).order_by().values("pk"))
    found = found.filter(checked_at=None, withdrawn_at=None).exclude(entered_by_id=user.pk)
    found = found.exclude(person__user=user).annotate(began=Subquery(_present_category()))
    found = found.filter(Q(began=None) | Q(day__gte=F("began")))
    return found.select_related("person").order_by("entered_at", "pk")


def _present_category() -> QuerySet[CategoryHeld, Any]:
    """The first day of the newest category with a term that the person of a piece holds."""
    held = CategoryHeld.objects.filter(
        person=OuterRef("person"), since__lte=clock.today(), until__isnull=False
    )
    return held.order_by("-since").values("since")[:1]


def observations_for_user(user: User) -> QuerySet[Observation]:
    return Observation.objects.filter(person__in=people_for_user(user))


def with_portfolio(people: QuerySet[Person]) -> QuerySet[Person]:
    """The same people with everything a score needs, in a fixed number of queries."""
    work = Employment.objects.select_related("organisation").order_by("since")
    found = people.prefetch_related(Prefetch("employments", work), "test_results")
    return found.prefetch_related(*portfolio_content_of())


def portfolio_content_of(path: str = "") -> list[Prefetch | str]:
    """What to prefetch for the content of portfolios and the acts on it; `path` leads to the
    people, as in "person__".
    """
    evidence = Evidence.objects.select_related("file__verdict", "event", "entered_under")
    evidence = evidence.order_by("row", "day", "entered_at")
    observations = Observation.objects.order_by("observed_on", "entered_at")
    transmission = TransmissionProof.objects.select_related("district", "region", "file")
    return [
        Prefetch(f"{path}evidence", evidence),
        Prefetch(f"{path}observations", observations),
        Prefetch(f"{path}transmission", transmission),
        Prefetch(f"{path}quality_years", QualityYear.objects.select_related("entered_under")),
        f"{path}categories",
        f"{path}certifications",
    ]


def main_employment(person: Person, day: date) -> Employment | None:
    """The post that a person is attested in on a day; reads what is prefetched."""
    return earliest_teaching(teaching_on(person, day))


def teaching_on(person: Person, day: date) -> list[Employment]:
    """The posts of the teachers' ladder that a person holds on a day; reads what is prefetched."""
    works = [work for work in person.employments.all() if _covers(work, day)]
    return [work for work in works if is_teaching(work)]


def _covers(work: Employment, day: date) -> bool:
    return work.since <= day and (work.until is None or work.until >= day)


def _at_work(day: date) -> QuerySet[Employment]:
    return Employment.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)
