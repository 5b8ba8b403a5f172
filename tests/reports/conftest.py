"""Three places, their staff, and applications at every stage."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from attestation.states import State
from commissions.states import Outcome
from foundation.base import clock
from registry.models import Organisation, Person
from registry.states import Category, Role
from tests.certificates import builders
from tests.certificates.builders import Decision


@dataclass
class Country:
    """Two schools of one district, one of another, one of another region; staff of each level."""

    schools: dict[str, Organisation]
    ministry: Person
    region: Person
    district: Person


def staff(role: Role, organisation: Organisation) -> Person:
    person = builders.make_person("Қызметкер", "Ермек")
    builders.give_role(person, organisation, role)
    return person


@pytest.fixture
def country(db: None) -> Country:
    kostanay = builders.make_region()
    rudny = builders.make_district(kostanay, "Рудный қаласы")
    auly = builders.make_district(kostanay, "Әулиекөл ауданы")
    almaty = builders.make_district(builders.make_region("75", "Алматы қаласы"), "Медеу ауданы")
    schools = {
        "first": builders.make_school(rudny, "№ 1 мектеп"),
        "second": builders.make_school(rudny, "№ 2 мектеп"),
        "rural": builders.make_school(auly, "Ауыл мектебі"),
        "city": builders.make_school(almaty, "Қала мектебі"),
    }
    return Country(
        schools=schools,
        ministry=staff(Role.MINISTRY_STAFF, schools["city"]),
        region=staff(Role.REGION_STAFF, schools["first"]),
        district=staff(Role.DISTRICT_STAFF, schools["first"]),
    )


def decide(
    school: Organisation,
    *surnames: str,
    category: Category = Category.MODERATOR,
    outcome: Outcome = Outcome.CONFORMS_TO_DECLARED,
) -> None:
    """A protocol of a school with these teachers."""
    decisions = [
        Decision(
            builders.make_application(
                school, person=builders.make_person(surname), category=category
            ),
            outcome,
        )
        for surname in surnames
    ]
    builders.make_protocol(school, *decisions)


def wait(school: Organisation, *, days_late: int = 0, category: str = "moderator") -> None:
    """An application that waits for its answer, perhaps too long."""
    due = clock.today() - timedelta(days=days_late)
    builders.make_application(
        school, state=State.SUBMITTED, category=Category(category), answer_due_on=due
    )
