"""What the tests of applications stand on."""

from collections.abc import Iterator

import pytest

from attestation import services
from attestation.models import Application, Cycle
from foundation.accounts.models import User
from foundation.base import clock
from registry.models import Person
from tests.attestation import builders


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """A working Wednesday in the open window."""
    with clock.set_to(builders.NOON):
        yield


@pytest.fixture
def town(db: None) -> builders.Town:
    return builders.town()


@pytest.fixture
def cycle(db: None) -> Cycle:
    return builders.cycle()


@pytest.fixture
def teacher(town: builders.Town) -> Person:
    return builders.teacher(town.school)


@pytest.fixture
def officer(town: builders.Town) -> User:
    return builders.officer(town.school)


@pytest.fixture
def draft(teacher: Person, cycle: Cycle) -> Application:
    return builders.draft(teacher)


@pytest.fixture
def submitted(teacher: Person, cycle: Cycle, officer: User) -> Application:
    return builders.submitted(teacher)


@pytest.fixture
def accepted(submitted: Application, officer: User) -> Application:
    return services.accept_application(application=submitted, by=officer.pk)
