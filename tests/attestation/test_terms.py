"""When an application counts as registered, and until when it is answered.

Times are those of the country's clocks; the office closes at 18:30.
"""

from datetime import date, datetime

import pytest
from django.utils.timezone import make_aware

import scoring
from attestation.terms import intake_clock
from foundation.base.calendar import correct_day


@pytest.mark.parametrize(
    ("received", "registered", "due"),
    [
        ("2026-10-14 12:00", "2026-10-14", "2026-10-15"),  # a plain Wednesday
        ("2026-10-14 03:00", "2026-10-14", "2026-10-15"),  # before the office opens
        ("2026-10-16 18:29", "2026-10-16", "2026-10-19"),  # Friday, a minute before closing
        ("2026-10-16 18:30", "2026-10-19", "2026-10-20"),  # Friday, closed
        ("2026-10-16 18:31", "2026-10-19", "2026-10-20"),  # Friday, a minute after
        ("2026-10-17 12:00", "2026-10-19", "2026-10-20"),  # Saturday
        ("2026-10-18 23:59", "2026-10-19", "2026-10-20"),  # Sunday night
        ("2026-03-20 12:00", "2026-03-20", "2026-03-26"),  # before Nauryz, which falls on a weekend
        ("2026-03-21 12:00", "2026-03-26", "2026-03-27"),  # Nauryz
        ("2026-10-23 19:00", "2026-10-27", "2026-10-28"),  # Republic Day's day off on Monday
        ("2026-12-31 18:31", "2027-01-05", "2027-01-06"),  # New Year and the days after
    ],
)
def test_the_clock_of_an_application(db: None, received: str, registered: str, due: str) -> None:
    moment = make_aware(datetime.fromisoformat(received))
    found = intake_clock(scoring.ruleset("kz-2025"), moment)
    assert (str(found.registered_on), str(found.answer_due_on)) == (registered, due)


def test_a_decree_that_moves_a_day_is_followed(db: None) -> None:
    correct_day(day=date(2026, 10, 15), is_working=False, decree="№ 1")
    moment = make_aware(datetime(2026, 10, 14, 12))
    assert intake_clock(scoring.ruleset("kz-2025"), moment).answer_due_on == date(2026, 10, 16)
