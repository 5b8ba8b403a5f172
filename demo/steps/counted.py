"""What a school counts year by year and place by place: quality of knowledge, transmission."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import scoring
from demo.steps.moments import moment, working
from demo.steps.papers import proof
from demo.world import World
from foundation.base import clock
from portfolio.figures import ClassFigures
from portfolio.services import add_quality_year, add_transmission_proof
from portfolio.states import Division
from registry.models import District, Organisation, Person
from registry.selectors import category_on
from registry.states import Category, Role

# Class, learners, then the percents of a year: start, four quarters, end.
YEARS = (
    ("7 «А»", 26, "46.15", "46.15", "50", "48", "50", "50"),
    ("8 «А»", 25, "48", "48", "52", "50", "52", "52"),
    ("9 «А»", 25, "50", "52", "52", "54", "56", "53.85"),
)
MONITORING = (
    ("5 «Б»", 24, "55", "58", "60", "60", "62.5", "64"),
    ("6 «Б»", 24, "60", "62.5", "64", "64", "66", "67.5"),
    ("5 «В»", 27, "52", "54", "55", "57", "57", "59.25"),
)
SEALED = {"programme": "organisation", "materials": "method_centre"}
DISTRICT = {"kk": "Теректі ауданы", "ru": "Теректинский район"}


def show(world: World) -> Iterator[str]:
    """A beginner's figures, and an expert on the way to the next category."""
    home = world.schools[0]
    with clock.set_to(moment(working(world.today - timedelta(days=4)), 11)):
        expert = _expert(world, home)
        for teacher in filter(None, (world.newcomer, expert)):
            _quality(world, home, teacher)
        if expert is not None:
            _transmission(world, home, expert)
    yield f"{home.name['ru']}: качество знаний, трансляция опыта"


def _expert(world: World, school: Organisation) -> Person | None:
    """Somebody who has been an expert for a year or more."""
    held = {one: category_on(one, world.today) for one in world.teachers[school]}
    before = world.today - timedelta(days=365)
    found = (
        one
        for one, has in held.items()
        if has is not None and has.category == Category.EXPERT and has.since <= before
    )
    return next(found, None)


def _quality(world: World, school: Organisation, teacher: Person) -> None:
    for subject, years, is_summative in (
        ("Қазақ тілі", YEARS, True),
        ("Көркем еңбек", MONITORING, False),
    ):
        first = scoring.school_year(scoring.ruleset_on(world.today), world.today) - len(years)
        for place, (name, learners, *percents) in enumerate(years):
            start, *parts, end = map(Decimal, percents)
            add_quality_year(
                person=teacher,
                subject=subject,
                year=first + place,
                division=Division.QUARTERS,
                is_summative=is_summative,
                classes=[ClassFigures(name, learners, start, tuple(parts), end)],
                conclusions="Жыл соңындағы нәтиже жыл басындағыдан жоғары.",
                recommendations="Саралап оқыту тапсырмаларын жалғастыру.",
                by=_officer(world, school),
            )


def _transmission(world: World, school: Organisation, teacher: Person) -> None:
    """Two districts with all their proofs, a third that lacks one, and a step without its paper."""
    law = scoring.ruleset_on(world.today).transmission["researcher"]
    assert school.region is not None
    District.objects.get_or_create(region=school.region, name=DISTRICT)
    for step in law.steps:
        if step not in ("collection", "confirmation"):
            _prove(world, school, teacher, step, law.steps[step].name.kk)
    for place, district in enumerate(District.objects.filter(region=school.region)[:3]):
        for step, known in law.of_each_place.items():
            if (place, step) != (2, "materials"):
                _prove(world, school, teacher, step, known.name.kk, district)


def _prove(
    world: World,
    school: Organisation,
    teacher: Person,
    step: str,
    title: str,
    district: District | None = None,
) -> None:
    by = _officer(world, school)
    add_transmission_proof(
        person=teacher,
        category="researcher",
        step=step,
        title=title,
        number="14" if step in ("protocol", "order") else "",
        day=world.today - timedelta(days=20),
        venue=district.name["kk"] if district else "",
        district=district,
        sealed_by=SEALED.get(step, ""),
        file=proof(world, by),
        by=by,
    )


def _officer(world: World, school: Organisation) -> Any:
    return world.officials[school, Role.DATA_ENTRY].user_id
