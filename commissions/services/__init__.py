"""Every write of the commissions' room."""

from commissions.services.formation import CompositionRefused, NewMember, form_commission
from commissions.services.papers import print_protocol, send_extract
from commissions.services.protocols import close_sitting, sign_protocol
from commissions.services.sheets import (
    Given,
    change_points,
    hand_in_sheet,
    open_score_sheet,
    save_draft,
    send_score_sheet,
)
from commissions.services.sittings import (
    Presence,
    add_to_agenda,
    change_sitting_state,
    mark_attendance,
    open_sitting,
    order_agenda,
    plan_sitting,
    postpone_item,
)
from commissions.services.taking import return_portfolio, take_portfolios
from commissions.services.votes import cast_vote, close_vote, put_motion, recount

__all__ = [
    "CompositionRefused",
    "Given",
    "NewMember",
    "Presence",
    "add_to_agenda",
    "cast_vote",
    "change_points",
    "change_sitting_state",
    "close_sitting",
    "close_vote",
    "form_commission",
    "hand_in_sheet",
    "mark_attendance",
    "open_score_sheet",
    "open_sitting",
    "order_agenda",
    "plan_sitting",
    "postpone_item",
    "print_protocol",
    "put_motion",
    "recount",
    "return_portfolio",
    "save_draft",
    "send_extract",
    "send_score_sheet",
    "sign_protocol",
    "take_portfolios",
]
