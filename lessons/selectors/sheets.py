"""Which sheets a user may read.

Sheets of several observers of one lesson are sealed from one another, from the school and from the
teacher until all of them are sent. A correction is its observer's alone until it is sent.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from foundation.accounts.models import User
from lessons.models import Sheet, Visit
from lessons.selectors.visits import visits_for_user
from lessons.states import State
from portfolio.selectors.people import READERS
from registry.selectors import organisations_with_role

TO_ANSWER = (State.SIGNED,)


def unsent_in(visit: str) -> QuerySet[Sheet]:
    """Sheets that keep a lesson sealed; `visit`: the outer query's path to the visit."""
    return Sheet.objects.filter(visit=OuterRef(visit), replaces=None, state=State.DRAFT)


def sheets_for_user(user: User) -> QuerySet[Sheet]:
    """Sheets whose content the user may read."""
    found = Sheet.objects.filter(Q(observer__user=user) | _read_by_others(user))
    return found.select_related(
        "visit__person__user", "visit__organisation", "observer__user", "replaces", "replaced_by"
    )


def known_sheets(user: User) -> QuerySet[Sheet]:
    """Sheets of which the user knows that they are there; not what stands in them."""
    found = Sheet.objects.filter(visit__in=visits_for_user(user))
    return found.select_related("visit__person", "visit__organisation", "observer")


def own_sheets(user: User) -> QuerySet[Sheet]:
    """The user's sheets as an observer, of lessons that were not cancelled, by the lesson."""
    found = Sheet.objects.filter(observer__user=user, visit__cancelled_at=None)
    found = found.select_related("visit__person", "visit__organisation")
    return found.annotate(sealed=Exists(unsent_in("visit"))).order_by("visit__begins_at", "pk")


def sheets_to_fill(user: User) -> QuerySet[Sheet]:
    return own_sheets(user).filter(state=State.DRAFT)


def sheets_to_sign(user: User) -> QuerySet[Sheet]:
    """Sent sheets of lessons whose other sheets are sent too."""
    return own_sheets(user).filter(~Exists(unsent_in("visit")), state=State.SENT)


def sheets_to_answer(user: User) -> QuerySet[Sheet]:
    """Signed sheets of the user's own lessons that wait for the user's word."""
    found = Sheet.objects.filter(visit__person__user=user, state__in=TO_ANSWER)
    return found.select_related("visit", "observer").order_by("signed_at")


def is_sealed(visit: Visit) -> bool:
    return visit.sheets.filter(replaces=None, state=State.DRAFT).exists()


def standing_sheets(visit: Visit) -> list[Sheet]:
    """Every observer's newest sheet that is not a correction being filled."""
    found = visit.sheets.exclude(state=State.REPLACED).exclude(
        Q(state=State.DRAFT), ~Q(replaces=None)
    )
    found = found.exclude(state=State.SENT, replaces__isnull=False)
    return list(found.select_related("observer__user").order_by("created_at", "pk"))


def objections_to(observations: Iterable[str]) -> dict[str, str]:
    """What teachers object to sheets that stand in their portfolios: entry → the reason."""
    entries = [UUID(entry) for entry in observations]
    found = Sheet.objects.filter(observation_id__in=entries, state=State.OBJECTED)
    return {str(entry): text for entry, text in found.values_list("observation", "objection")}


def _read_by_others(user: User) -> Q:
    """Of lessons no longer sealed: for the teacher, for the other observers, for the school."""
    own = Visit.objects.filter(
        Q(person__user=user)
        | Q(organisation__in=organisations_with_role(user, *READERS))
        | Q(sheets__observer__user=user)
    )
    sealed = Q(Exists(unsent_in("visit")))
    return Q(visit__in=own.values("pk")) & ~Q(state=State.DRAFT) & ~sealed
