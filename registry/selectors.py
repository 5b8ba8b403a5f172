"""Reads of the registry."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.models import StoredFile
from foundation.journal.models import Entry
from registry.models import CategoryHeld, Employment, Grant, Organisation, Person, TestResult
from registry.states import NOT_TEACHING, Level, OrganisationKind, Role


def person_of(user: User) -> Person | None:
    return Person.objects.filter(user=user).first()


def live_grants(user: User | UUID | None, *roles: str) -> QuerySet[Grant]:
    """Grants in force today, of the roles named or of any. The user may be given by the id."""
    today = clock.today()
    found = Grant.objects.filter(user=user, revoked_at=None, since__lte=today)
    found = found.filter(Q(until=None) | Q(until__gte=today))
    return found.filter(role__in=roles) if roles else found


def roles_of(user: User) -> set[str]:
    return set(live_grants(user).values_list("role", flat=True))


def organisations_with_role(user: User, *roles: str) -> set[UUID]:
    return set(live_grants(user, *roles).values_list("organisation_id", flat=True))


def holds(user: User, role: str, organisation_id: UUID, *, scope_id: UUID | None = None) -> bool:
    found = live_grants(user, role).filter(organisation_id=organisation_id)
    return (found.filter(scope_id=scope_id) if scope_id else found).exists()


def organisations_overseen_by(user: User) -> Q:
    """A condition on Organisation: those a department or the ministry may look at."""
    return overseen_under(live_grants(user).select_related("organisation"))


def overseen_under(grants: Iterable[Grant]) -> Q:
    """The same for grants that are at hand, each with its organisation."""
    condition = Q(pk__in=[])
    for grant in grants:
        if grant.role == Role.MINISTRY_STAFF:
            return Q()
        # A body without a place oversees nobody: None would find all who have no place either.
        if grant.role == Role.REGION_STAFF and grant.organisation.region_id:
            condition |= Q(region_id=grant.organisation.region_id)
        if grant.role == Role.DISTRICT_STAFF and grant.organisation.district_id:
            condition |= Q(district_id=grant.organisation.district_id)
    return condition


def holders_of(organisation: Organisation, *roles: str) -> QuerySet[User]:
    """Users who hold one of the roles in the organisation today."""
    today = clock.today()
    live = Grant.objects.filter(organisation=organisation, role__in=roles, revoked_at=None)
    live = live.filter(Q(until=None) | Q(until__gte=today), since__lte=today)
    return User.objects.filter(pk__in=live.values("user_id"), is_active=True)


def attesting_body(organisation: Organisation, level: str) -> Organisation | None:
    """The body of a level that attests the teachers of an organisation, or None."""
    if level == Level.ORGANISATION:
        return organisation
    found = {
        Level.DISTRICT: Q(
            kind=OrganisationKind.DISTRICT_DEPARTMENT, district_id=organisation.district_id
        ),
        Level.REGION: Q(kind=OrganisationKind.REGION_DEPARTMENT, region_id=organisation.region_id),
        Level.MINISTRY: Q(kind=OrganisationKind.MINISTRY),
    }[Level(level)]
    return Organisation.objects.filter(found).order_by("register_code").first()


def current_employments(person: Person) -> QuerySet[Employment]:
    """Where a person works today, the earliest employment first."""
    today = clock.today()
    found = person.employments.filter(since__lte=today).order_by("since", "pk")
    return found.filter(Q(until=None) | Q(until__gte=today)).select_related("organisation")


def is_teaching(employment: Employment) -> bool:
    """Whether the post stands on the teachers' ladder."""
    return employment.post_kind not in NOT_TEACHING


def earliest_teaching(employments: Iterable[Employment]) -> Employment | None:
    """Of several posts of one person the one that the person is attested in: the longest held."""
    teaching = filter(is_teaching, employments)
    return min(teaching, key=lambda work: (work.since, work.pk), default=None)


def employees_of(organisation: Organisation) -> QuerySet[Person]:
    today = clock.today()
    live = Q(employments__until=None) | Q(employments__until__gte=today)
    at_work = Q(employments__organisation=organisation, employments__since__lte=today)
    return Person.objects.filter(at_work & live).distinct().order_by("surname", "given_name")


def category_on(person: Person, day: date) -> CategoryHeld | None:
    """The category a person holds on a day, or None; reads what is prefetched."""
    held = [one for one in person.categories.all() if _covers(one, day)]
    return max(held, key=lambda one: one.since, default=None)


def _covers(held: CategoryHeld, day: date) -> bool:
    ends = [end for end in (held.until, held.ended_on) if end is not None]
    return held.since <= day and all(day <= end for end in ends)


def latest_test_result(person: Person, *, category: str, since: date) -> TestResult | None:
    """The newest result for a category taken on or after a day; reads what is prefetched."""
    found = [
        result
        for result in person.test_results.all()
        if result.category == category and result.taken_on >= since
    ]
    return max(found, key=lambda result: (result.taken_on, result.imported_at), default=None)


def recent_imports(most: int = 20) -> list[tuple[Entry, StoredFile]]:
    """The newest imports of test results: the journal's entry and the file kept."""
    found = Entry.objects.filter(
        object_type=StoredFile._meta.label_lower,  # the chain is indexed by its objects
        action="test_results.imported",
    )
    entries = list(found.order_by("-number")[:most])
    files = StoredFile.objects.in_bulk([entry.object_id for entry in entries])
    by_id = {str(key): file for key, file in files.items()}
    return [(entry, by_id[entry.object_id]) for entry in entries if entry.object_id in by_id]
