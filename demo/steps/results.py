"""The testing centre's file of results, as it comes to the portal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demo.steps.moments import moment
from demo.world import World
from foundation.base import clock
from registry.models import Person
from registry.states import Level, Role
from registry.test_import import COLUMNS, import_test_results


@dataclass(frozen=True)
class Result:
    """One line of the file."""

    person: Person
    category: str
    subject: str
    day: date
    points: int = 40
    maximum: int = 50
