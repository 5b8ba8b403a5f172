"""The calendar of the cases, as plain data."""

import yaml

from scoring.calendar import Calendar
from tests.scoring.case_files import CASES


def calendar() -> Calendar:
    """Weekends and the days off of 2024 to 2026."""
    days = yaml.safe_load((CASES / "days-off.yaml").read_text(encoding="utf-8"))
    return Calendar.of(dict.fromkeys(days, False))
