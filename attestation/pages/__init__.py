"""What the room's pages show, gathered from several rooms."""

from attestation.pages.case import case_page
from attestation.pages.form import (
    answers,
    consent_reference,
    details_initial,
    familiar_words,
    offer_label,
    offers_of,
    registry_facts,
)
from attestation.pages.handing import handing_page
from attestation.pages.home import my_case, start_offer
from attestation.pages.tasks import parts, steps

__all__ = [
    "answers",
    "case_page",
    "consent_reference",
    "details_initial",
    "familiar_words",
    "handing_page",
    "my_case",
    "offer_label",
    "offers_of",
    "parts",
    "registry_facts",
    "start_offer",
    "steps",
]
