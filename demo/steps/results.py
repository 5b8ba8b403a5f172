"""The testing centre's file of results, as it comes to the portal."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from registry.test_import import COLUMNS, import_test_results

from demo.steps.moments import moment
from demo.world import World
from foundation.base import clock
from registry.models import Person
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
        import_test_results(file=_file(world, results, day), by=centre.user)


def _file(world: World, results: Sequence[Result], day: date) -> SimpleUploadedFile:
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
    return SimpleUploadedFile(f"results-{day}.csv", out.getvalue().encode())
