"""What a school gathers about a teacher's work over the attestation period."""

from portfolio.models.certification import Certification
from portfolio.models.entered import Entered
from portfolio.models.evidence import Evidence
from portfolio.models.observation import Observation
from portfolio.models.quality import QualityYear
from portfolio.models.transmission import TransmissionProof

__all__ = [
    "Certification",
    "Entered",
    "Evidence",
    "Observation",
    "QualityYear",
    "TransmissionProof",
]
