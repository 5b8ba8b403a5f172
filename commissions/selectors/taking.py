"""Portfolios that organisations gave, and who of the commission takes them.

The secretary compares and takes. What the secretary gave, or what is the secretary's own, the
chair takes: giver and taker are two people.
"""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attestation.models import HandOver
from attestation.selectors import portfolios_given
from commissions.models import Commission
from commissions.selectors.cases import commissions_of, newest
from foundation.accounts.models import User
from registry.states import Role

TAKERS = (Role.COMMISSION_SECRETARY, Role.COMMISSION_CHAIR)


def takes_for(user: User) -> dict[UUID, Commission]:
    """Commissions that take new cases and whose secretary or chair the user is, by their body."""
    found = newest(commissions_of(user, *TAKERS)).select_related("secretary", "organisation")
    return {commission.organisation_id: commission for commission in found}


def given_to_user(user: User) -> QuerySet[HandOver]:
    """Everything given to these commissions and not answered yet."""
    return portfolios_given().filter(organisation__in=takes_for(user))


def given_ever_to_user(user: User) -> QuerySet[HandOver]:
    """Everything ever given to them: what a form may name, answered by now or not."""
    return HandOver.objects.filter(organisation__in=takes_for(user))


def to_take_for_user(user: User) -> list[HandOver]:
    """What the user takes, without the content."""
    mine = takes_for(user)
    given = portfolios_given().filter(organisation__in=mine).defer("content")
    return [one for one in given if not hindrance(user, one, mine.get(one.organisation_id))]


def hindrance(user: User, given: HandOver, commission: Commission | None) -> str | Promise:
    """Why the user does not take this portfolio for the commission; nothing who does."""
    if commission is None:
        return _("Portfolios are taken by the secretary of the commission.")
    if given.given_by_id == user.pk:
        return _("Who gave the portfolio does not take it: two people act.")
    if given.application.person.user_id == user.pk:
        return _("Nobody takes their own portfolio.")
    if is_secretary(user, commission) or not _secretary_may(given, commission):
        return ""
    return _("The secretary of the commission takes this portfolio.")


def is_secretary(user: User, commission: Commission) -> bool:
    return commission.secretary.user_id == user.pk


def _secretary_may(given: HandOver, commission: Commission) -> bool:
    secretary = commission.secretary
    return given.given_by_id != secretary.user_id and given.application.person_id != secretary.pk
