"""What the checking of an electronic signature answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """Only PASSED counts as a signature. INDETERMINATE says what could not be established here:
    an authority, a moment or an algorithm we do not know; FAILED says that it is wrong."""

    PASSED = "passed"
    FAILED = "failed"
    INDETERMINATE = "indeterminate"


@dataclass(frozen=True)
class Signer:
    """Whose certificate stands behind a signature.

    `iin` is 12 digits; `bin` is 12 digits and `organisation` its name when the certificate was
    given to a person of an organisation, otherwise both are empty. `certificate_serial` is upper
    case hexadecimal. `not_before` and `not_after` are aware and bound the certificate.
    """

    iin: str
    name: str
    certificate_serial: str
    issuer: str
    algorithm: str
    not_before: datetime
    not_after: datetime
    bin: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class Verdict:
    """`reasons` are codes of `foundation.signatures.reasons`; empty only when it passed.

    `signer` is who the certificate names. It is proven only by a passed verdict; with another
    outcome it tells a person which key was used, nothing more.
    """

    outcome: Outcome
    reasons: tuple[str, ...] = ()
    signer: Signer | None = None

    @property
    def passed(self) -> bool:
        return self.outcome is Outcome.PASSED
