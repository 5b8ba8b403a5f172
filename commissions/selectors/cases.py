"""Cases that are with a commission, and members' sheets on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from attestation.models import Application
from attestation.states import State
from commissions.models import AgendaItem, Commission, Member, ScoreSheet
from commissions.states import SheetState
from foundation.accounts.models import User
from foundation.base import clock
from registry.selectors import live_grants
from registry.states import Role


def commissions_of(user: User, *roles: str) -> QuerySet[Commission]:
    """Commissions in which the user has one of the roles today; any role when none is named."""
    scopes = live_grants(user, *(roles or Role.commission())).values("scope_id")
    return Commission.objects.filter(pk__in=scopes).select_related("organisation")


def member_of(user: User, commission: Commission) -> Member | None:
    """The user's seat in a commission in whose term the right is in force."""
    sits = live_grants(user, Role.COMMISSION_MEMBER).values("scope_id")
    seat = commission.members.filter(person__user=user, commission__in=sits)
    return seat.select_related("person").first()


def roles_in(user: User, commission: Commission) -> set[str]:
    """The user's roles in one commission today."""
    return set(live_grants(user).filter(scope_id=commission.pk).values_list("role", flat=True))


def newest(commissions: QuerySet[Commission]) -> QuerySet[Commission]:
    """Those that no later order of the same body has replaced: they take new cases."""
    today = clock.today()
    later = Commission.objects.filter(
        organisation=OuterRef("organisation"), since__gt=OuterRef("since"), since__lte=today
    )
    return commissions.filter(~Exists(later), since__lte=today, until__gte=today)


def cases_of(commissions: Iterable[UUID]) -> QuerySet[Application]:
    """Applications that wait for these commissions, or stand on their agendas undecided.

    A case is with the commission on whose agenda it stands; before that, with the newest one of
    the body that received it.
    """
    return _cases(list(commissions)).filter(state=State.IN_COMMISSION)


def _cases(commissions: list[UUID]) -> QuerySet[Application]:
    on_agenda = AgendaItem.objects.filter(application=OuterRef("pk"), postponed_at=None)
    mine = on_agenda.filter(sitting__commission__in=commissions)
    taking = newest(Commission.objects.filter(pk__in=commissions)).values("organisation")
    waiting = Q(organisation__in=taking, state=State.IN_COMMISSION) & ~Exists(on_agenda)
    return Application.objects.filter(Exists(mine) | waiting)


def cases_for_user(user: User) -> QuerySet[Application]:
    """Cases whose evidence the user may read as member, chair or secretary, decided ones too."""
    found = _cases(list(commissions_of(user).values_list("pk", flat=True)))
    return found.exclude(person__user=user).select_related(
        "person",
        "organisation",
        "cycle",
        "employment__organisation",
        "essay_topic",
        "frozenportfolio",
    )


def commission_of(application: Application, user: User) -> Commission | None:
    """The commission among the user's that has the case."""
    mine = commissions_of(user)
    items = AgendaItem.objects.filter(
        application=application, postponed_at=None, sitting__commission__in=mine
    )
    item = items.select_related("sitting__commission__organisation").first()
    if item:
        return item.sitting.commission
    return newest(mine).filter(organisation=application.organisation_id).first()


@dataclass(frozen=True)
class CaseToScore:
    """A case on a member's list, with the member's sheet if it was begun."""

    application: Application
    sheet: ScoreSheet | None

    @property
    def is_sent(self) -> bool:
        return self.sheet is not None and self.sheet.state == SheetState.SENT


def cases_to_score(user: User) -> QuerySet[Application]:
    """Every undecided case of the user's commissions with the user's own sheet in `own_sheets`."""
    mine = commissions_of(user, Role.COMMISSION_MEMBER).values_list("pk", flat=True)
    own = ScoreSheet.objects.filter(member__person__user=user)
    found = cases_of(mine).exclude(person__user=user)
    found = found.select_related("person", "organisation")
    prefetched = found.prefetch_related(Prefetch("score_sheets", own, to_attr="own_sheets"))
    return prefetched.order_by("submitted_at", "number", "pk")


def as_case(application: Application) -> CaseToScore:
    """A row of `cases_to_score` as the page shows it."""
    own: list[ScoreSheet] = getattr(application, "own_sheets", [])
    return CaseToScore(application, next(iter(own), None))


def sheets_to_fill_for_user(user: User) -> QuerySet[Application]:
    """Cases on which the user still owes a sheet: the member's tasks."""
    sent = ScoreSheet.objects.filter(
        application=OuterRef("pk"), member__person__user=user, state=SheetState.SENT
    )
    return cases_to_score(user).filter(~Exists(sent))


def sheets_on(application: Application) -> QuerySet[ScoreSheet]:
    """Sheets on a case with their members."""
    found = ScoreSheet.objects.filter(application=application)
    return found.select_related("member__person").order_by(
        "-member__is_chair", "member__person__surname"
    )
