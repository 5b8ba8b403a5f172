"""Lessons whose sheets wait for their observers on a phone."""

from collections.abc import Iterator
from datetime import date, timedelta

from demo.steps.moments import moment
from demo.world import World
from foundation.base import calendar, clock
from lessons.services import plan_visit
from portfolio.states import ObserverKind
from registry.models import Organisation, Person
from registry.states import Role

FILLED_BY_HEAD = 10
HOURS = (9, 11)


def plan_lessons(world: World) -> Iterator[str]:
    """Of the last days and of the next one, in the school of the cast."""
    school = world.schools[0]
    head = world.officials[school, Role.HEAD]
    teachers = [one for one in world.teachers[school] if one != head][-FILLED_BY_HEAD:]
    days = [_back(world.today, back) for back in range(FILLED_BY_HEAD // len(HOURS))]
    places = [(day, hour) for day in days for hour in HOURS]
    for teacher, (day, hour) in zip(teachers, places, strict=True):
        _plan(school, teacher, head, day, hour)
    yield f"{school.name['ru']}: {len(teachers)}"


def _plan(school: Organisation, teacher: Person, head: Person, day: date, hour: int) -> None:
    """As it was planned, early in the morning of the lesson's day."""
    assert head.user_id is not None
    with clock.set_to(moment(day, 7)):
        plan_visit(
            person=teacher,
            subject="Алгебра",
            class_group="9 «Б»",
            begins_at=moment(day, hour),
            observers=[(head, ObserverKind.HEAD)],
            by=head.user_id,
        )


def _back(today: date, working_days: int) -> date:
    """The so manyeth working day before today, or today itself."""
    day = today
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    for _number in range(working_days):
        day -= timedelta(days=1)
        while not calendar.is_working_day(day):
            day -= timedelta(days=1)
    return day
