"""Whose portfolio a user may read."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from foundation.accounts.models import User
from foundation.base import clock
from portfolio.models import Evidence, Observation
from registry.models import Employment, Person
from registry.selectors import earliest_teaching, organisations_with_role
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


def observations_for_user(user: User) -> QuerySet[Observation]:
    return Observation.objects.filter(person__in=people_for_user(user))


def with_portfolio(people: QuerySet[Person]) -> QuerySet[Person]:
    """The same people with everything a score needs, in a fixed number of queries."""
    work = Employment.objects.select_related("organisation").order_by("since")
    evidence = Evidence.objects.select_related("file").order_by("row", "day", "entered_at")
    observations = Observation.objects.order_by("observed_on", "entered_at")
    return people.prefetch_related(
        Prefetch("employments", work),
        Prefetch("evidence", evidence),
        Prefetch("observations", observations),
        "categories",
        "test_results",
    )


def main_employment(person: Person, day: date) -> Employment | None:
    """The post that a person is attested in on a day; reads what is prefetched."""
    return earliest_teaching(work for work in person.employments.all() if _covers(work, day))


def _covers(work: Employment, day: date) -> bool:
    return work.since <= day and (work.until is None or work.until >= day)


def _at_work(day: date) -> QuerySet[Employment]:
    return Employment.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)
