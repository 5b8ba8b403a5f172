"""Who may do what with orders."""

from django.utils.translation import gettext_lazy as _

from certificates.models import Order
from certificates.states import OrderState
from commissions.models import Protocol
from foundation.accounts.models import User
from foundation.base.permissions import ALLOWED, Verdict, refuse
from registry.selectors import holds, roles_of
from registry.states import Role


def may_see_orders(user: User) -> Verdict:
    if Role.HEAD in roles_of(user):
        return ALLOWED
    return refuse(_("Orders are made by the head of the organisation."))


def may_draft_order(user: User, protocol: Protocol) -> Verdict:
    return _is_head(user, protocol.sitting.commission.organisation_id)


def may_sign_order(user: User, order: Order) -> Verdict:
    if order.state != OrderState.DRAFT:
        return refuse(_("This order is already signed."))
    return _is_head(user, order.organisation_id)


def _is_head(user: User, organisation_id: object) -> Verdict:
    if holds(user, Role.HEAD, organisation_id):  # type: ignore[arg-type]
        return ALLOWED
    return refuse(_("Orders are signed by the head of the organisation."))
