"""The demonstration country before any case: places, bodies, people, their work and categories."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password

from attestation.models import Application
from commissions.models import Commission
from demo.cast import PASSWORD
from demo.geography import DISTRICTS, REGIONS, TEACHING, Place, departments
from demo.names import Name, make_iin, make_name
from demo.posts import Work, work_for
from foundation.accounts.models import User
from registry.models import District, Education, Employment, Organisation, Person, Region
from registry.services import grant_role, hold_category, register_person
from registry.states import Category, Level, OrganisationKind, PostKind, Role

# Shares of categories among teachers, roughly as in the country's schools.
CATEGORIES = (
    (Category.NONE, 6),
    (Category.TEACHER, 30),
    (Category.MODERATOR, 25),
    (Category.EXPERT, 20),
    (Category.RESEARCHER, 17),
    (Category.MASTER, 2),
)
STAFF_ROLE = {
    Level.DISTRICT: Role.DISTRICT_STAFF,
    Level.REGION: Role.REGION_STAFF,
    Level.MINISTRY: Role.MINISTRY_STAFF,
}


@dataclass
class World:
    """What was made, for the history and the cast to find."""

    today: date
    chance: Random
    districts: dict[tuple[str, int], District] = field(default_factory=dict)
    organisations: list[Organisation] = field(default_factory=list)
    teachers: dict[Organisation, list[Person]] = field(default_factory=dict)
    officials: dict[tuple[Organisation, str], Person] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    password: str = field(default_factory=lambda: make_password(PASSWORD))
    logins: int = 0
    results: int = 0
    busy: set[Person] = field(default_factory=set)
    cases: dict[Person, Application] = field(default_factory=dict)
    newcomer: Person | None = None
    methodist: Person | None = None
    commissions: dict[Organisation, Commission] = field(default_factory=dict)
    papers: int = 0  # how many were made

    @property
    def schools(self) -> list[Organisation]:
        return list(self.teachers)

    @property
    def year(self) -> int:
        """First calendar year of the academic year that today belongs to."""
        return self.today.year if self.today.month >= 8 else self.today.year - 1

    def body(self, level: Level, region: str = "", district: int = 0) -> Organisation:
        """A governance body by its level and place."""
        place = self.districts.get((region, district)) if level == Level.DISTRICT else None
        return next(
            one
            for one in self.organisations
            if one.level == level and one.region_id == (region or None) and one.district == place
        )


def make_world(world: World) -> Iterator[str]:
    """Make the country, telling each step."""
    _make_places(world)
    for place in [*departments(), *TEACHING]:
        organisation = _make_organisation(world, place)
        world.organisations.append(organisation)
        if place.teachers:
            _staff_school(world, organisation, place.teachers)
        else:
            _staff_body(world, organisation)
        yield organisation.name["ru"]


def _make_places(world: World) -> None:
    Region.objects.bulk_create(Region(kato=code, name=name.pair) for code, name in REGIONS.items())
    for region, districts in DISTRICTS.items():
        for number, name in enumerate(districts):
            district = District.objects.create(region_id=region, name=name.pair)
            world.districts[region, number] = district


def _make_organisation(world: World, place: Place) -> Organisation:
    number = len(world.organisations) + 1
    return Organisation.objects.create(
        kind=place.kind,
        level=place.level,
        name=place.name.pair,
        bin=f"99014{number:07d}",
        region_id=place.region or None,
        district=world.districts.get((place.region, place.district or 0))
        if place.district is not None
        else None,
        register_code=f"{place.region or '00'}{number:03d}",
    )


def _staff_school(world: World, school: Organisation, count: int) -> None:
    head = employ(world, school, work_for(PostKind.HEAD, school.kind, world.chance))
    deputy = employ(world, school, work_for(PostKind.DEPUTY, school.kind, world.chance))
    officer = employ(world, school, work_for(PostKind.OFFICIAL, school.kind, world.chance))
    _grant(world, school, head, Role.HEAD)
    _grant(world, school, deputy, Role.INTAKE_OFFICER)
    _grant(world, school, officer, Role.DATA_ENTRY)
    world.teachers[school] = [
        employ(world, school, work_for(PostKind.TEACHER, school.kind, world.chance))
        for _ in range(count)
    ]
    for number, teacher in enumerate(world.teachers[school]):
        if number % 3 == 0:  # so that every school has somebody at the beginning
            give_category(world, teacher, Category.TEACHER, date(world.year - 3, 9, 1), None)
        else:
            _give_category(world, teacher)


def _staff_body(world: World, body: Organisation) -> None:
    head = employ(world, body, work_for(PostKind.HEAD, body.kind, world.chance))
    official = employ(world, body, work_for(PostKind.OFFICIAL, body.kind, world.chance))
    _grant(world, body, head, Role.HEAD)
    analyst = employ(world, body, work_for(PostKind.OFFICIAL, body.kind, world.chance))
    _grant(world, body, official, Role.INTAKE_OFFICER)
    _grant(world, body, analyst, STAFF_ROLE[Level(body.level)])
    if body.kind == OrganisationKind.MINISTRY:
        tester = employ(world, body, work_for(PostKind.OFFICIAL, body.kind, world.chance))
        _grant(world, body, tester, Role.TESTING_CENTRE)


def employ(world: World, organisation: Organisation, work: Work) -> Person:
    name = make_name(world.chance)
    age = world.chance.randrange(26, 57)
    born = world.today - timedelta(days=age * 365 + world.chance.randrange(365))
    person = _make_person(world, name, born)
    began = born + timedelta(days=365 * world.chance.randrange(22, min(age, 25)))
    Employment.objects.create(
        person=person,
        organisation=organisation,
        post_kind=work.kind,
        post=work.post,
        since=began + (world.today - began) * world.chance.random() / 2,
        teaching_since=began,
    )
    _educate(person, work, began)
    return person


def _make_person(world: World, name: Name, born: date) -> Person:
    world.logins += 1
    user = User.objects.create(
        email=f"u{world.logins:03d}@example.kz",
        name=f"{name.surname} {name.given_name} {name.patronymic}",
        language="kk" if name.surname[-1] in "аівеңқ" or world.chance.random() < 0.7 else "ru",
        password=world.password,
    )
    return register_person(
        iin=make_iin(world.chance, born=born, is_woman=name.is_woman, taken=world.taken),
        surname=name.surname,
        given_name=name.given_name,
        patronymic=name.patronymic,
        phone=f"+7700{world.chance.randrange(10**7):07d}",
        user=user,
        by=None,
    )


def _educate(person: Person, work: Work, began: date) -> None:
    Education.objects.create(
        person=person,
        grade=Education.Grade.HIGHER,
        is_pedagogical=True,
        speciality=work.speciality,
        institution={"kk": "Педагогикалық университет", "ru": "Педагогический университет"},
        document_number=f"ЖБ-Б № {person.iin[6:]}",
        issued_on=began - timedelta(days=60),
    )


def _give_category(world: World, teacher: Person) -> None:
    codes, weights = zip(*CATEGORIES, strict=True)
    category = world.chance.choices(codes, weights)[0]
    if category == Category.NONE:
        return
    since = date(world.year - world.chance.randrange(1, _oldest(world, teacher)), 9, 1)
    has_term = category != Category.TEACHER
    give_category(
        world, teacher, category, since, since.replace(year=since.year + 5) if has_term else None
    )


def _oldest(world: World, teacher: Person) -> int:
    """In one district some categories ended last year: there the history attests their holders."""
    school = teacher.employments.get().organisation
    return 6 if school.district == world.districts["35", 0] else 5


def give_category(
    world: World, teacher: Person, category: Category, since: date, until: date | None
) -> None:
    """A category assigned before the portal, with an order and a certificate of that time."""
    number = world.chance.randrange(10, 300)
    hold_category(
        person=teacher,
        category=category,
        post=teacher.employments.get().post,
        since=since,
        until=until,
        order_number=f"{number}-ж/қ",
        order_date=since - timedelta(days=7),
        certificate_number=f"{since.year}-{number:05d}" if until else "",
        by=None,
    )


def _grant(world: World, organisation: Organisation, person: Person, role: Role) -> None:
    assert person.user is not None
    grant_role(
        user=person.user,
        organisation=organisation,
        role=role,
        since=date(world.year - 2, 8, 25),
        order_number=f"{world.chance.randrange(1, 90)}-н/қ",
        order_date=date(world.year - 2, 8, 24),
        by=None,
    )
    world.officials[organisation, role] = person
