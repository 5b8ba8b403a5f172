"""Protocols: who may read them, who has still to sign, what was decided."""

from collections import defaultdict
from uuid import UUID

from django.db.models import QuerySet

from commissions.models import AgendaItem, Attendance, Protocol
from commissions.selectors.cases import commissions_of
from commissions.states import SittingState
from foundation.accounts.models import User
from foundation.signatures.models import Signature
from foundation.signatures.services import signatures_on
from registry.models import Organisation, Person
from registry.selectors import organisations_with_role
from registry.states import Role

PURPOSE = "protocol"


def protocols_for_user(user: User) -> QuerySet[Protocol]:
    """Protocols of the user's commissions, and of a body the user heads; the newest first."""
    own = Protocol.objects.filter(sitting__commission__in=commissions_of(user))
    headed = Protocol.objects.filter(organisation__in=organisations_with_role(user, Role.HEAD))
    found = (own | headed).select_related("sitting__commission__secretary", "organisation")
    return found.order_by("-formed_at")


def signers_of(protocol: Protocol) -> list[Person]:
    """Who signs: every member who was present, the chair first, and the secretary last."""
    present = Attendance.objects.filter(sitting=protocol.sitting, is_present=True)
    rows = present.select_related("member__person").order_by(
        "-member__is_chair", "member__person__surname", "member__person__given_name"
    )
    members = [row.member.person for row in rows]
    return [*members, protocol.sitting.commission.secretary]


def waiting_for(protocol: Protocol) -> list[Person]:
    """Who has not signed yet, in order; the secretary's turn comes when nobody else is left."""
    signed = set(signatures_on(protocol, purpose=PURPOSE).values_list("signed_by_id", flat=True))
    return [person for person in signers_of(protocol) if person.user_id not in signed]


def may_sign_now(protocol: Protocol, person: Person) -> bool:
    waiting = waiting_for(protocol)
    is_secretary = person.pk == protocol.sitting.commission.secretary_id
    return person in waiting and (not is_secretary or waiting == [person])


def protocols_to_sign_for_user(user: User) -> list[Protocol]:
    """Protocols that wait for the user's signature now. Three queries, however many there are."""
    unsigned = list(protocols_for_user(user).filter(sitting__state=SittingState.CLOSED))
    signed = _signed(unsigned)
    members = _members_present(unsigned)
    return [
        protocol
        for protocol in unsigned
        if _is_turn_of(user, protocol, members[protocol.sitting_id], signed[str(protocol.pk)])
    ]


def _is_turn_of(user: User, protocol: Protocol, members: set[UUID], signed: set[UUID]) -> bool:
    if user.pk in signed:
        return False
    is_secretary = protocol.sitting.commission.secretary.user_id == user.pk
    return user.pk in members or (is_secretary and members <= signed)


def _signed(protocols: list[Protocol]) -> dict[str, set[UUID]]:
    """Users who have signed, by protocol."""
    found = Signature.objects.filter(
        purpose=PURPOSE, object_id__in=[str(protocol.pk) for protocol in protocols]
    )
    users: dict[str, set[UUID]] = defaultdict(set)
    for object_id, user_id in found.values_list("object_id", "signed_by_id"):
        users[object_id].add(user_id)
    return users


def _members_present(protocols: list[Protocol]) -> dict[UUID, set[UUID]]:
    """Users of the members who were present, by sitting."""
    sittings = [protocol.sitting_id for protocol in protocols]
    rows = Attendance.objects.filter(sitting__in=sittings, is_present=True)
    users: dict[UUID, set[UUID]] = defaultdict(set)
    for sitting_id, user_id in rows.values_list("sitting_id", "member__person__user_id"):
        users[sitting_id].add(user_id)
    return users


def signed_protocols_of(organisation: Organisation) -> QuerySet[Protocol]:
    """Protocols of a body that everybody has signed, the oldest first."""
    found = Protocol.objects.filter(organisation=organisation, sitting__state=SittingState.SIGNED)
    return found.select_related("sitting__commission").order_by("formed_at")


def decided_items(protocol: Protocol) -> QuerySet[AgendaItem]:
    """Cases that a protocol decides, in the order of the agenda."""
    found = protocol.sitting.items.filter(decided_at__isnull=False)
    return found.select_related("application__person").order_by("position")


def decisions() -> QuerySet[AgendaItem]:
    """Decisions of signed protocols, for reports.

    Each row: `application` (declared `category`, `present_category`), its `person` and
    `organisation` with region and district, the `outcome`, the `category` awarded, `decided_at`.
    """
    found = AgendaItem.objects.filter(decided_at__isnull=False, sitting__state=SittingState.SIGNED)
    return found.select_related(
        "application__person",
        "application__organisation__region",
        "application__organisation__district__region",
        "sitting__protocol",
    )


def extracts_for_user(user: User) -> QuerySet[AgendaItem]:
    """Decisions whose extract the user may have: own ones, the commission's, the body's."""
    signed = decisions()
    own = signed.filter(application__person__user=user)
    seen = signed.filter(sitting__protocol__in=protocols_for_user(user).order_by())
    return own | seen
