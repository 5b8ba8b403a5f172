"""The demonstration's tables: one ready to go in, one with mistakes, and nothing entered."""

from random import Random

import pytest

from bulk.models import Upload
from bulk.states import State
from demo.steps.tables import send_tables
from demo.world import World
from foundation.base import clock
from portfolio.models import Evidence
from portfolio.selectors.people import teachers_of
from registry.states import Role
from tests.bulk.builders import school_of
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db


def test_tables_are_sent_and_none_is_entered() -> None:
    school = school_of(6)
    clerk = registry.person("Жазбаева")
    registry.appoint(Role.DATA_ENTRY, school, clerk.user)
    world = World(today=clock.today(), chance=Random(1))
    world.officials[school, Role.DATA_ENTRY] = clerk
    world.teachers[school] = list(teachers_of([school.pk]))
    send_tables(world, school, clock.now())
    found = {one.state: (one.right, one.wrong) for one in Upload.objects.all()}
    assert found == {State.CHECKED: (6, 0), State.MISTAKES: (3, 3)}
    assert not Evidence.objects.exists()
