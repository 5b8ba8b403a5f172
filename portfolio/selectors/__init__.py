"""Reads of the portfolio."""

from portfolio.selectors.content import frozen_inputs, portfolio_content
from portfolio.selectors.facts import (
    attestation_period,
    engine_evidence,
    engine_observations,
    evidence_in,
    observations_in,
    withdrawn_evidence,
)
from portfolio.selectors.people import (
    evidence_for_user,
    main_employment,
    observations_for_user,
    people_for_user,
    teachers_for_user,
    with_portfolio,
)
from portfolio.selectors.progress import Assessment, Progress, assess, next_category, progress_of
from portfolio.selectors.years import observed_years

__all__ = [
    "Assessment",
    "Progress",
    "assess",
    "attestation_period",
    "engine_evidence",
    "engine_observations",
    "evidence_for_user",
    "evidence_in",
    "frozen_inputs",
    "main_employment",
    "next_category",
    "observations_for_user",
    "observations_in",
    "observed_years",
    "people_for_user",
    "portfolio_content",
    "progress_of",
    "teachers_for_user",
    "with_portfolio",
    "withdrawn_evidence",
]
