"""Reads of what registers told."""

from collections import Counter

from django.db.models import Prefetch, QuerySet

from foundation.accounts.models import User
from portfolio.models import Evidence
from portfolio.selectors import people_for_user
from registry.models import Employment, Person
from sources.about import About
from sources.comparing import Compared, compare
from sources.models import Fact
from sources.states import Group


def with_sources(people: QuerySet[Person]) -> QuerySet[Person]:
    """The same people with everything a comparison reads, in a fixed number of queries."""
    work = Employment.objects.select_related("organisation").order_by("since", "pk")
    evidence = Evidence.objects.order_by("row", "day", "entered_at")
    return people.prefetch_related(
        Prefetch("employments", work),
        Prefetch("evidence", evidence),
        "educations",
        "categories",
        "test_results",
        "pulls",
        "register_facts",
    )


def facts_for_user(user: User) -> QuerySet[Fact]:
    """Facts about the people whose portfolio the user may read."""
    return Fact.objects.filter(person__in=people_for_user(user))


def compared(person: Person) -> list[Compared]:
    """Every register beside what the school typed. `person` as `with_sources` gives it."""
    return compare(About(person))


def counted(found: list[Compared]) -> Counter[Group]:
    """How many unsettled things stand in each group, of all registers together."""
    lines = [line for one in found for line in one.lines]
    return Counter(line.group for line in lines if not line.is_settled)
