"""Reads of the portfolio."""

from portfolio.selectors.case import case_of, sheet_of, works_of
from portfolio.selectors.certified import (
    Certified,
    Changes,
    certified_of,
    certified_today,
    fingerprint,
    pieces_of,
    waiting_for_certification,
)
from portfolio.selectors.content import code_of_today, portfolio_content, thawed
from portfolio.selectors.counted_content import thawed_proofs, thawed_quality
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
    portfolio_content_of,
    teachers_for_user,
    to_check_for_user,
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
from portfolio.selectors.quality import quality_for_user, quality_of, withdrawn_quality
from portfolio.selectors.transmission import passed_on, transmission_for_user
from portfolio.selectors.trial import Trial, imagined, try_evidence
from portfolio.selectors.years import GatheredYear, gathered_years, observed_years

__all__ = [
    "Assessed",
    "Certified",
    "Changes",
    "Gathered",
    "GatheredYear",
    "Progress",
    "Trial",
    "assess",
    "attestation_period",
    "case_of",
    "certified_of",
    "certified_today",
    "code_of_today",
    "evidence_for_user",
    "evidence_in",
    "fingerprint",
    "gathered_years",
    "imagined",
    "main_employment",
    "next_category",
    "observations_for_user",
    "observations_in",
    "observed_years",
    "passed_on",
    "people_for_user",
    "pieces_of",
    "portfolio_content",
    "portfolio_content_of",
    "progress_of",
    "quality_for_user",
    "quality_of",
    "sheet_of",
    "teachers_for_user",
    "thawed",
    "thawed_proofs",
    "thawed_quality",
    "to_check_for_user",
    "told_of_test",
    "transmission_for_user",
    "try_evidence",
    "waiting_for_certification",
    "with_portfolio",
    "withdrawn_evidence",
    "withdrawn_quality",
    "works_of",
]
