"""The fewest hours that bring so many points of the row of courses."""

import pytest

import scoring
from scoring import Ruleset
from scoring.models.rows import HoursRow
from tests.scoring.claims import case_of


@pytest.mark.parametrize(
    ("organisation", "points", "hours"),
    [
        ("secondary", 1, 72),
        ("secondary", 2, 80),  # no step brings two: the next one that brings more
        ("secondary", 3, 80),
        ("secondary", 4, 108),
        ("preschool", 1, 36),
        ("preschool", 3, 72),
        ("preschool", 4, 80),
    ],
)
def test_the_fewest_hours(law: Ruleset, organisation: str, points: int, hours: int) -> None:
    row = law.sheet("teacher").rows["4.1"]
    assert isinstance(row, HoursRow)
    person = case_of(person={"organisation": organisation}).person
    assert scoring.hours_for(law, row, person, points) == hours
