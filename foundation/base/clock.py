"""The one clock of the portal. Nothing else asks the system for the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.utils import timezone

_set_to: datetime | None = None


def now() -> datetime:
    """The present moment, aware, UTC."""
    return _set_to or timezone.now()


def today() -> date:
    """The present day by the country's time."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """The same moment as the clocks of the country show it."""
    return timezone.localtime(moment)


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Stop the clock at a moment: for tests and for making a year of history."""
    global _set_to  # noqa: PLW0603 - one clock for every thread of the process
    before, _set_to = _set_to, moment
    try:
        yield
    finally:
        _set_to = before
