"""The commission's side of a hand-over: the secretary takes portfolios or returns them."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from attestation import services as attestation
from attestation.models import HandOver, HandOverAnswer
from attestation.services import Taking
from commissions.permissions import may_take
from commissions.selectors.taking import is_secretary, takes_for
from foundation.accounts.models import User
from foundation.base.errors import Refused
from registry.selectors import person_of
from registry.signers import Signer, name_of_role
from registry.states import Role


@transaction.atomic
def take_portfolios(*, given: Sequence[HandOver], by: UUID) -> Taking:
    """Compare all and take those that agree with their lists; the others are left with reasons.

    Refused("not_taker") when one of them is not for this person to take.
    """
    user = User.objects.get(pk=by)
    takers = {hand_over: _taker(hand_over, user) for hand_over in given}
    return attestation.take_portfolios(given=takers, by=by)


@transaction.atomic
def return_portfolio(*, given: HandOver, discrepancies: Sequence[str], by: UUID) -> HandOverAnswer:
    """Return what does not agree with its list. Refused: "not_taker", "state", "discrepancies"."""
    taker = _taker(given, User.objects.get(pk=by))
    return attestation.return_portfolio(
        hand_over=given, discrepancies=discrepancies, taker=taker, by=by
    )


def _taker(given: HandOver, user: User) -> Signer:
    verdict = may_take(user, given)
    if not verdict:
        raise Refused("not_taker", verdict.reason)
    commission = takes_for(user)[given.organisation_id]
    role = Role.COMMISSION_SECRETARY if is_secretary(user, commission) else Role.COMMISSION_CHAIR
    person = person_of(user)
    name = person.full_name if person else user.name
    return Signer(name, name_of_role(role), commission.name)
