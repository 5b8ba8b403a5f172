"""Verdicts of permission predicates: allowed, or refused with a reason a person can read."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


@dataclass(frozen=True)
class Verdict:
    """What a predicate answers. True in a condition when the action is allowed."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refuse(reason: str | Promise) -> Verdict:
    return Verdict(False, reason)


def all_of(*verdicts: Verdict) -> Verdict:
    """Allowed if every verdict is; otherwise the first refusal."""
    return next((verdict for verdict in verdicts if not verdict), ALLOWED)


def require(verdict: Verdict) -> None:
    """Raise PermissionDenied with the verdict's reason unless it allows."""
    if not verdict:
        raise PermissionDenied(verdict.reason)
