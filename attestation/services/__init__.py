"""Writes of the room."""

from attestation.services.change import change_state
from attestation.services.drafting import (
    give_consent,
    save_application_details,
    save_essay,
    start_application,
)
from attestation.services.intake import (
    accept_application,
    hand_over_portfolio,
    refuse_application,
)
from attestation.services.notices import send_notice
from attestation.services.planning import open_cycle
from attestation.services.sending import submit_application, withdraw_application

__all__ = [
    "accept_application",
    "change_state",
    "give_consent",
    "hand_over_portfolio",
    "open_cycle",
    "refuse_application",
    "save_application_details",
    "save_essay",
    "send_notice",
    "start_application",
    "submit_application",
    "withdraw_application",
]
