"""What the stand-ins of the registers know of the made-up country, and what one school asked."""

import json
import os
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from demo.steps.moments import moment
from demo.world import World
from foundation.base import clock
from foundation.gateways import Answer, Known, NotAvailable, Register, Unknown, Why, from_content
from portfolio.models import Evidence
from registry.models import Education, Employment, Organisation, Person, TestResult
from registry.states import Role
from sources.selectors import with_sources
from sources.services import keep_answers

ASKED = 12  # teachers of the first school about whom its officer asked already
Content = dict[str, Any]
Facts = dict[str, dict[str, list[Content]]]  # register → personal number → facts


def tell_registers(world: World) -> Iterator[str]:
    """Mostly what the schools typed; here and there something new, something else or nothing."""
    told: Facts = {register.value: {} for register in Register}
    everybody = [teacher.pk for teachers in world.teachers.values() for teacher in teachers]
    people = with_sources(Person.objects.filter(pk__in=everybody)).in_bulk()
    for number, pk in enumerate(everybody):
        for register, facts in _known_of(people[pk], number, world.today).items():
            told[register][people[pk].iin] = _with_keys(facts, f"{register}-{number}")
    _write(told)
    yield "registers"
    _ask(world, world.schools[0], told)


def _known_of(person: Person, number: int, today: date) -> dict[str, list[Content]]:
    """What each register knows; one that is left out does not know the person."""
    evidence = [item for item in person.evidence.all() if item.withdrawn_at is None]
    found = {
        Register.STAFF.value: [
            *(_work(work, number) for work in person.employments.all()),
            *(_diploma(one, number) for one in person.educations.all()),
        ],
        Register.COURSES.value: _courses(evidence, number, today),
        Register.CONTESTS.value: _contests(evidence, number, today),
        Register.TESTING.value: [_result(one) for one in person.test_results.all()],
    }
    if number % 11 == 10:
        del found[Register.STAFF.value]
    if number % 10 == 4:
        del found[Register.TESTING.value]
    return found


def _work(work: Employment, number: int) -> Content:
    """Every fifth began to teach earlier than the school knows."""
    earlier = timedelta(days=365 if number % 5 == 0 else 0)
    return {
        "kind": "employment",
        "bin": work.organisation.bin,
        "organisation": work.organisation.name,
        "post_kind": work.post_kind,
        "post": work.post,
        "since": work.since,
        "until": work.until,
        "teaching_since": work.teaching_since - earlier,
    }


def _diploma(diploma: Education, number: int) -> Content:
    mistyped = number % 7 == 3
    return {
        "kind": "education",
        "grade": diploma.grade,
        "is_pedagogical": diploma.is_pedagogical,
        "speciality": diploma.speciality,
        "institution": diploma.institution,
        "number": f"{diploma.document_number}{'-1' if mistyped else ''}",
        "issued_on": diploma.issued_on,
    }


def _courses(evidence: list[Evidence], number: int, today: date) -> list[Content]:
    found = [
        _course(item.title, item.hours + 8 * (number % 4 == 2), item.day)
        for item in evidence
        if item.hours
    ]
    if number % 2 == 0:
        title, day = "Функционалдық сауаттылықты дамыту", today - timedelta(days=10 + number % 20)
        found.append(_course(title, 80, day))
    return found


def _course(title: str, hours: int, day: date) -> Content:
    return {
        "kind": "course",
        "title": title,
        "issuer": "Біліктілікті арттыру орталығы",
        "number": f"БАК {_number_of(title, day)}",
        "hours": hours,
        "issued_on": day,
    }


def _contests(evidence: list[Evidence], number: int, today: date) -> list[Content]:
    found = [
        _contest({"kk": item.title, "ru": item.title}, item.level, item.day)
        for item in evidence
        if item.row == "2.2"
    ]
    if number % 3 == 0:
        event = {"kk": "Педагогикалық идеялар шеруі", "ru": "Парад педагогических идей"}
        day = today - timedelta(days=8 + number % 20)
        found.append(_contest(event, "district", day, place="prize"))
    return found


def _contest(event: dict[str, str], level: str, day: date, place: str = "participant") -> Content:
    return {
        "kind": "contest",
        "event": event,
        "level": level,
        "place": place,
        "issuer": "Қосымша білім беру орталығы",
        "number": f"Д-{_number_of(event['kk'], day)}",
        "day": day,
    }


def _result(result: TestResult) -> Content:
    return {
        "kind": "test_result",
        "category": result.category,
        "subject": result.subject,
        "points": result.points,
        "maximum": result.maximum,
        "number": result.source_number,
        "taken_on": result.taken_on,
    }


def _with_keys(facts: list[Content], register: str) -> list[Content]:
    """The register's own keys: the same from the same seed."""
    return [{**fact, "key": f"{register}-{place}"} for place, fact in enumerate(facts)]


def _number_of(name: str, day: date) -> str:
    """A number of a document: seven digits, the same for the same name and day."""
    return f"{zlib.crc32(f'{name}{day}'.encode()) % 10**7:07d}"


def _write(told: Facts) -> None:
    """For the stand-ins' process; readable by this user only."""
    if settings.STANDIN_FACTS is None:
        return
    descriptor = os.open(settings.STANDIN_FACTS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(told, file, ensure_ascii=False, default=str)


def _ask(world: World, school: Organisation, told: Facts) -> None:
    """The day before yesterday; one register was closed for every fourth."""
    officer = world.officials[school, Role.DATA_ENTRY]
    assert officer.user_id is not None
    with clock.set_to(moment(world.today - timedelta(days=2), 16)):
        for number, teacher in enumerate(world.teachers[school][:ASKED]):
            answers: dict[Register, Answer] = {
                register: _answer(told[register.value].get(teacher.iin)) for register in Register
            }
            if number % 4 == 1:
                answers[Register.CONTESTS] = NotAvailable(Why.NO_ANSWER)
            keep_answers(person=teacher, answers=answers, by=officer.user_id)


def _answer(facts: list[Content] | None) -> Answer:
    if facts is None:
        return Unknown()
    return Known(tuple(from_content(json.loads(json.dumps(one, default=str))) for one in facts))
