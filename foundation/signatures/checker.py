"""The door to every way of checking a signature.

The portal's own check stands in `cms.py`; a check by an outside service, or of other kinds of
keys, is another class with the same method.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from foundation.signatures.verdict import Verdict


class SignatureChecker(Protocol):
    def check(self, *, cms: bytes, content: bytes, at: datetime) -> Verdict:
        """Judge a detached signature `cms` (DER) over exactly `content`, made at `at` (aware).

        Never raises: whatever is unexpected is a verdict that did not pass. Whether the signer is
        the person or the organisation that had to sign is for the caller to compare.
        """
        ...
