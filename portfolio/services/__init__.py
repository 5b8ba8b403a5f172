"""Writes of the portfolio."""

from portfolio.services.certification import (
    certify_portfolio,
    confirm_portfolio,
    offer_portfolio,
)
from portfolio.services.checking import check_evidence
from portfolio.services.evidence import add_evidence, keep_evidence_file, withdraw_evidence
from portfolio.services.observations import add_observation, withdraw_observation
from portfolio.services.quality import add_quality_year, withdraw_quality_year
from portfolio.services.signed import (
    Signed,
    enter_signed_observation,
    withdraw_replaced_observation,
)
from portfolio.services.transmission import add_transmission_proof, withdraw_transmission_proof

__all__ = [
    "Signed",
    "add_evidence",
    "add_observation",
    "add_quality_year",
    "add_transmission_proof",
    "certify_portfolio",
    "check_evidence",
    "confirm_portfolio",
    "enter_signed_observation",
    "keep_evidence_file",
    "offer_portfolio",
    "withdraw_evidence",
    "withdraw_observation",
    "withdraw_quality_year",
    "withdraw_replaced_observation",
    "withdraw_transmission_proof",
]
