"""The testing centre's file of results, as it comes to the portal."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demo.steps.moments import moment
from demo.world import World
from foundation.base import clock
from registry.models import Person
from registry.result_import import import_test_results, keep_table
from registry.result_table import COLUMNS
from registry.states import Level, Role


@dataclass(frozen=True)
class Result:
    """One line of the file."""

    person: Person
    category: str
    subject: str
    day: date
    points: int = 40
    maximum: int = 50


def bring_results(world: World, results: Sequence[Result]) -> None:
    """Import a file of results the day after the last of them was taken."""
    if not results:
        return
    centre = world.officials[world.body(Level.MINISTRY), Role.TESTING_CENTRE]
    day = max(result.day for result in results) + timedelta(days=1)
    with clock.set_to(moment(day, 17)):
        content = _table(world, results, day)
        table = keep_table(content=content, name=f"{day}.csv", by=centre.user_id)
        import_test_results(file=table, by=centre.user_id)


def _table(world: World, results: Sequence[Result], day: date) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for result in results:
        world.results += 1
        writer.writerow(
            [
                result.person.iin,
                result.day.isoformat(),
                result.category,
                result.subject,
                result.points,
                result.maximum,
                f"ПББ-{day:%Y}-{world.results:05d}",
            ]
        )
    return out.getvalue().encode()
