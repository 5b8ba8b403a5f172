"""Sittings and what is on their agendas."""

from django.db.models import Prefetch, QuerySet

from commissions.models import AgendaItem, Ballot, Commission, Motion, Sitting
from commissions.selectors.cases import commissions_of
from commissions.states import SittingState
from foundation.accounts.models import User
from registry.models import Organisation
from registry.selectors import organisations_with_role
from registry.states import Role


def commissions_for_user(user: User) -> QuerySet[Commission]:
    """Commissions the user sits in, and those of a body the user heads."""
    headed = organisations_with_role(user, Role.HEAD)
    own = commissions_of(user).values("pk")
    found = Commission.objects.filter(pk__in=own) | Commission.objects.filter(
        organisation__in=headed
    )
    return found.select_related("organisation", "secretary").order_by("-since", "pk")


def organisations_to_form_for(user: User) -> QuerySet[Organisation]:
    """Bodies whose commissions the user may form: those the user heads."""
    headed = organisations_with_role(user, Role.HEAD)
    return Organisation.objects.filter(pk__in=headed).order_by("pk")


def sittings_for_user(user: User) -> QuerySet[Sitting]:
    """Sittings of the user's commissions, the newest first."""
    found = Sitting.objects.filter(commission__in=commissions_of(user))
    return found.select_related("commission__organisation").order_by("-held_at", "-number")


def sittings_ahead_for_user(user: User) -> QuerySet[Sitting]:
    """Planned and open sittings of the user's commissions, the nearest first."""
    ahead = (SittingState.PLANNED, SittingState.OPEN)
    return sittings_for_user(user).filter(state__in=ahead).order_by("held_at")


def items_for_user(user: User) -> QuerySet[AgendaItem]:
    found = AgendaItem.objects.filter(sitting__commission__in=commissions_of(user))
    return found.select_related(
        "sitting__commission__organisation",
        "application__person",
        "application__cycle",
        "application__employment__organisation",
        "application__frozenportfolio",
    )


def motions_for_user(user: User) -> QuerySet[Motion]:
    found = Motion.objects.filter(item__sitting__commission__in=commissions_of(user))
    return found.select_related("item__sitting__commission", "item__application")


def agenda_of(sitting: Sitting) -> QuerySet[AgendaItem]:
    """The agenda in its order, with what is needed to show a line of it."""
    return (
        sitting.items.select_related("application__person")
        .prefetch_related("motions")
        .order_by("position")
    )


def motions_on(item: AgendaItem) -> QuerySet[Motion]:
    """Motions on a case in order, with who voted."""
    ballots = Ballot.objects.select_related("member__person").order_by("cast_at")
    return item.motions.prefetch_related(Prefetch("ballots", ballots)).order_by("number")
