"""Yes, no and unknown: an unknown fact decides only where the known ones do not."""

from collections.abc import Container, Iterable

from scoring.findings import Status

Truth = bool | None


def all_of(truths: Iterable[Truth]) -> Truth:
    """No where one says no; unknown where none does and one is unknown."""
    found: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            found = None
    return found


def any_of(truths: Iterable[Truth]) -> Truth:
    """Yes where one says yes; unknown where none does and one is unknown."""
    found: Truth = False
    for truth in truths:
        if truth:
            return True
        if truth is None:
            found = None
    return found


def among(value: str | None, codes: Container[str]) -> Truth:
    """Whether a fact is one of these; unknown where the fact is."""
    return None if value is None else value in codes


def status(truth: Truth) -> Status:
    if truth is None:
        return "unknown"
    return "met" if truth else "not_met"
