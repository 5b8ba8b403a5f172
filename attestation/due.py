"""A term in words: how long is left, or by how much it was missed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attestation.models import Application
from attestation.states import State
from foundation.base import calendar, clock


@dataclass(frozen=True)
class Due:
    """`kind` is the colour of the tag: red, gold or green."""

    day: date
    left: int
    kind: str
    icon: str
    words: str


def due_of(day: date, left: int, today: date) -> Due:
    """`left` in working days, negative when the term has passed."""
    if day < today:
        return Due(day, left, "red", "alert", _late(-left))
    if day == today:
        return Due(day, left, "gold", "clock", _("due today"))
    words = ngettext("%(days)d working day left", "%(days)d working days left", left)
    return Due(day, left, "green", "clock", words % {"days": left})


def add_due(applications: Iterable[Application]) -> None:
    """Give each application that waits for its answer the attribute `due`; others get None."""
    rows = list(applications)
    today = clock.today()
    days = {row.answer_due_on for row in rows if _waits(row) and row.answer_due_on}
    left = calendar.working_days_left_for(today, days)
    for row in rows:
        day = row.answer_due_on
        row.due = due_of(day, left[day], today) if day in left and _waits(row) else None  # type: ignore[attr-defined]


def _waits(application: Application) -> bool:
    return application.state == State.SUBMITTED


def _late(days: int) -> str:
    words = ngettext("overdue by %(days)d working day", "overdue by %(days)d working days", days)
    return words % {"days": days}
