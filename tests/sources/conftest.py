import pytest

from foundation.accounts.models import User
from registry.models import Organisation, Person
from tests.registry import builders
from tests.standins.registers import registers, standin

__all__ = ["registers", "standin"]


@pytest.fixture
def school(db: None) -> Organisation:
    return builders.organisation()


@pytest.fixture
def officer(school: Organisation) -> User:
    return builders.officer(school)


@pytest.fixture
def teacher(school: Organisation) -> Person:
    return builders.teacher(school)
