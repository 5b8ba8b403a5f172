"""What a user is, for the head of every page."""

from dataclasses import dataclass

from django.utils.functional import Promise

from foundation.accounts.models import User
from foundation.base.texts import said
from registry.models import Employment, Person
from registry.selectors import (
    current_employments,
    earliest_teaching,
    is_teaching,
    live_grants,
    person_of,
)
from registry.states import PostKind, Role

# Of several roles the first of these names the person; the others show in the menu.
FOREMOST = (
    Role.MINISTRY_STAFF,
    Role.REGION_STAFF,
    Role.DISTRICT_STAFF,
    Role.TESTING_CENTRE,
    Role.HEAD,
    Role.COMMISSION_SECRETARY,
    Role.COMMISSION_CHAIR,
    Role.COMMISSION_MEMBER,
    Role.INTAKE_OFFICER,
    Role.DATA_ENTRY,
)
TONES = {
    Role.MINISTRY_STAFF: "green",
    Role.COMMISSION_CHAIR: "gold",
    Role.COMMISSION_MEMBER: "gold",
}


@dataclass(frozen=True)
class Standing:
    """A logged-in user's person, work and roles: read once for a request.

    Of several works it is the earliest that teaches: a head with lessons of the own is attested
    as a teacher.
    """

    user: User
    person: Person | None
    employment: Employment | None
    roles: frozenset[str]

    @property
    def teaches(self) -> bool:
        return self.employment is not None and is_teaching(self.employment)

    @property
    def observes(self) -> bool:
        """Whether one may be invited to observe a lesson: staff of schools and of method cabinets,
        and members of commissions."""
        works = self.employment is not None and self.employment.post_kind != PostKind.OFFICIAL
        return works or bool(self.roles & {Role.COMMISSION_MEMBER, Role.COMMISSION_CHAIR})

    @property
    def menu_roles(self) -> frozenset[str]:
        found = {"teacher"} if self.teaches else set()
        return self.roles | found | ({"observer"} if self.observes else set())

    @property
    def title(self) -> str | Promise:
        """What stands under the name in the head of the page."""
        if self.roles and not self.teaches:
            return next(role.label for role in FOREMOST if role in self.roles)
        return said(self.employment.post) if self.employment else ""

    @property
    def tone(self) -> str:
        return next((TONES[role] for role in FOREMOST if role in self.roles and role in TONES), "")


def standing(user: User) -> Standing:
    person = person_of(user)
    works = list(current_employments(person)) if person else []
    employment = earliest_teaching(works) or next(iter(works), None)
    roles = frozenset(live_grants(user).values_list("role", flat=True))
    return Standing(user=user, person=person, employment=employment, roles=roles)
