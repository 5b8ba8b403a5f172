"""Terms of an application: when it counts as registered, and until when it must be answered."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import scoring
from foundation.base import calendar


@dataclass(frozen=True)
class IntakeClock:
    registered_on: date
    answer_due_on: date


def intake_clock(ruleset: scoring.Ruleset, received_at: datetime) -> IntakeClock:
    """The clock of an application received at a moment (aware).

    After the office has closed, on a weekend or on a holiday it is registered on the next working
    day; the term of the answer is counted from the day after registration.
    """
    closes = time.fromisoformat(ruleset.deadlines.office_hours.closes)
    registered_on = calendar.registration_day(received_at, closes=closes)
    return IntakeClock(
        registered_on, _end_of(scoring.term(ruleset, "intake_answer"), registered_on)
    )


def _end_of(term: scoring.Term, day: date) -> date:
    if term.unit == "working_day":
        return calendar.add_working_days(day, term.count)
    if term.unit == "calendar_day":
        return day + timedelta(days=term.count)
    raise ValueError(f"an answer's term is counted in days, not in {term.unit}")
