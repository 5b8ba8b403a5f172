"""Writes of the room."""

from attestation.services.acts import make_act
from attestation.services.change import change_state
from attestation.services.drafting import (
    give_consent,
    save_application_details,
    save_essay,
    start_application,
)
from attestation.services.handing import (
    Taking,
    hand_over_portfolio,
    return_portfolio,
    take_portfolio,
    take_portfolios,
)
from attestation.services.intake import accept_application, refuse_application
from attestation.services.notices import send_notice
from attestation.services.planning import open_cycle
from attestation.services.sending import submit_application, withdraw_application

__all__ = [
    "Taking",
    "accept_application",
    "change_state",
    "give_consent",
    "hand_over_portfolio",
    "make_act",
    "open_cycle",
    "refuse_application",
    "return_portfolio",
    "save_application_details",
    "save_essay",
    "send_notice",
    "start_application",
    "submit_application",
    "take_portfolio",
    "take_portfolios",
    "withdraw_application",
]
