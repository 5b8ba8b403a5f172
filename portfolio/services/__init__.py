"""Writes of the portfolio."""

from portfolio.services.evidence import add_evidence, keep_evidence_file, withdraw_evidence
from portfolio.services.observations import add_observation, withdraw_observation

__all__ = [
    "add_evidence",
    "add_observation",
    "keep_evidence_file",
    "withdraw_evidence",
    "withdraw_observation",
]
