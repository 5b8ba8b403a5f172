"""What a school gathers about a teacher's work over the attestation period."""

from portfolio.models.entered import Entered
from portfolio.models.evidence import Evidence
from portfolio.models.observation import Observation

__all__ = ["Entered", "Evidence", "Observation"]
