"""Reads of the portfolio."""

from portfolio.selectors.case import case_of, sheet_of, works_of
from portfolio.selectors.content import code_of_today, portfolio_content, thawed
from portfolio.selectors.facts import (
    attestation_period,
    evidence_in,
    observations_in,
    withdrawn_evidence,
)
from portfolio.selectors.gathered import Gathered
from portfolio.selectors.people import (
    evidence_for_user,
    main_employment,
    observations_for_user,
    people_for_user,
    teachers_for_user,
    with_portfolio,
)
from portfolio.selectors.progress import (
    Assessed,
    Progress,
    assess,
    next_category,
    progress_of,
    told_of_test,
)
from portfolio.selectors.years import observed_years

__all__ = [
    "Assessed",
    "Gathered",
    "Progress",
    "assess",
    "attestation_period",
    "case_of",
    "code_of_today",
    "evidence_for_user",
    "evidence_in",
    "main_employment",
    "next_category",
    "observations_for_user",
    "observations_in",
    "observed_years",
    "people_for_user",
    "portfolio_content",
    "progress_of",
    "sheet_of",
    "teachers_for_user",
    "thawed",
    "told_of_test",
    "with_portfolio",
    "withdrawn_evidence",
    "works_of",
]
