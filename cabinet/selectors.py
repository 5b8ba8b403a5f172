"""What a user is, for the head of every page."""

from dataclasses import dataclass

from foundation.accounts.models import User
from registry.models import Employment, Person
from registry.selectors import current_employments, live_grants, person_of


@dataclass(frozen=True)
class Standing:
    """A logged-in user's person, work and roles: read once for a request."""

    user: User
    person: Person | None
    employment: Employment | None
    roles: frozenset[str]


def standing(user: User) -> Standing:
    person = person_of(user)
    employment = current_employments(person).first() if person else None
    roles = frozenset(live_grants(user).values_list("role", flat=True))
    return Standing(user=user, person=person, employment=employment, roles=roles)
