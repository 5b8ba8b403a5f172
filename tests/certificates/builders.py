"""A school, its people and a signed protocol, made row by row."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import uuid4

from django.db import transaction

from attestation.models import Application, Cycle
from attestation.states import State
from commissions.models import AgendaItem, Commission, Member, Protocol, Sitting
from commissions.states import Basis, Outcome, SittingState
from demo.keys import personal_key
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.canonical import canonical_bytes
from registry.iin import check_digit
from registry.models import District, Employment, Grant, Organisation, Person, Region
from registry.states import Category, Level, OrganisationKind, PostKind, Role
from scoring import ruleset

RULES = "kz-2025"
POST = {"kk": "Математика мұғалімі", "ru": "Учитель математики"}
_numbers = count(1)


def make_iin() -> str:
    """A valid number of nobody."""
    while True:
        first = f"850312{3}{next(_numbers):04d}"
        check = check_digit(first)
        if check is not None:
            return f"{first}{check}"


def make_user(name: str = "Пайдаланушы") -> User:
    return User.objects.create_user(email=f"u{next(_numbers)}@example.kz", name=name)


def make_person(
    surname: str = "Нұрланова", given_name: str = "Айгүл", patronymic: str = "Серікқызы"
) -> Person:
    return Person.objects.create(
        user=make_user(f"{surname} {given_name}"),
        iin=make_iin(),
        surname=surname,
        given_name=given_name,
        patronymic=patronymic,
    )


def make_region(kato: str = "39", name: str = "Қостанай облысы") -> Region:
    found, _ = Region.objects.get_or_create(
        kato=kato, defaults={"name": {"kk": name, "ru": f"{name} (ru)"}}
    )
    return found


def make_district(region: Region | None = None, name: str = "Рудный қаласы") -> District:
    return District.objects.create(
        region=region or make_region(), name={"kk": name, "ru": f"{name} (ru)"}
    )


def make_school(district: District | None = None, name: str = "№ 5 мектеп-лицей") -> Organisation:
    district = district or make_district()
    number = next(_numbers)
    return Organisation.objects.create(
        kind=OrganisationKind.SCHOOL,
        level=Level.ORGANISATION,
        name={"kk": name, "ru": "Школа-лицей № 5"},
        bin=f"{number:012d}",
        region=district.region,
        district=district,
        register_code=f"KST{number:03d}",
    )


def give_role(person: Person, organisation: Organisation, role: Role) -> Grant:
    assert person.user is not None
    return Grant.objects.create(
        user=person.user,
        organisation=organisation,
        role=role,
        since=date(2020, 1, 1),
        order_number="1",
        order_date=date(2020, 1, 1),
    )


def make_head(organisation: Organisation, surname: str = "Төлегенова") -> Person:
    head = make_person(surname, "Гүлнар", "Әбенқызы")
    give_role(head, organisation, Role.HEAD)
    return head


def make_key(folder: Path, person: Person) -> None:
    personal_key(folder, iin=person.iin, name=person.given_name, surname=person.surname)


def make_cycle(year: int = 2026) -> Cycle:
    found, _ = Cycle.objects.get_or_create(
        academic_year=year,
        defaults={
            "opens_on": date(year, 9, 1),
            "closes_on": date(year, 12, 31),
            "order_number": "1",
            "order_date": date(year, 8, 1),
        },
    )
    return found


def make_application(
    school: Organisation,
    *,
    person: Person | None = None,
    state: State = State.DECIDED,
    category: Category = Category.MODERATOR,
    present: Category = Category.TEACHER,
    **fields: object,
) -> Application:
    person = person or make_person()
    now = clock.now()
    values: dict[str, object] = {
        "person": person,
        "cycle": make_cycle(),
        "organisation": school,
        "employment": make_employment(person, school),
        "state": state,
        "email": "teacher@example.kz",
        "post": POST,
        "workplace": school.name,
        "category": category,
        "present_category": present,
        "action": "confirm" if category == present else "assign",
        "created_at": now,
        "submitted_at": now,
        "state_changed_at": now,
        "ruleset_id": RULES,
        "ruleset_digest": ruleset(RULES).digest,
    }
    return Application.objects.create(**{**values, **fields})


def make_employment(person: Person, school: Organisation) -> Employment:
    return Employment.objects.create(
        person=person,
        organisation=school,
        post_kind=PostKind.TEACHER,
        post=POST,
        since=date(2015, 9, 1),
        teaching_since=date(2015, 9, 1),
    )


@dataclass
class Decision:
    """One case of a protocol: who, what was concluded, what category."""

    application: Application
    outcome: Outcome = Outcome.CONFORMS_TO_DECLARED
    category: Category | None = None


@transaction.atomic
def make_commission(school: Organisation) -> Commission:
    """A commission with a chair, for a year."""
    today = clock.today()
    commission = Commission.objects.create(
        organisation=school,
        level=Level.ORGANISATION,
        name={"kk": "Мектеп комиссиясы", "ru": "Комиссия школы"},
        order_number="7",
        order_date=today - timedelta(days=60),
        since=today - timedelta(days=60),
        until=today + timedelta(days=300),
        secretary=make_person("Сейітова", "Дана"),
        ruleset_id=RULES,
        ruleset_digest=ruleset(RULES).digest,
    )
    chair = make_person("Қасымов", "Берік")
    Member.objects.create(commission=commission, person=chair, basis=Basis.TEACHER, is_chair=True)
    return commission


def make_protocol(
    school: Organisation, *decisions: Decision, state: SittingState = SittingState.SIGNED
) -> Protocol:
    """A protocol with these decisions, made today."""
    now = clock.now()
    sitting = Sitting.objects.create(
        commission=make_commission(school),
        number=1,
        held_at=now,
        state=state,
        opened_at=now,
        closed_at=now,
    )
    for position, decision in enumerate(decisions, start=1):
        make_item(sitting, decision, position, now)
    content = {"sitting": sitting.pk, "number": str(uuid4())}
    return Protocol.objects.create(
        sitting=sitting,
        organisation=school,
        number=f"{next(_numbers)}",
        content={"items": len(decisions)},
        canonical=canonical_bytes(content),
        sha256="0" * 64,
        formed_at=now,
    )


def make_item(sitting: Sitting, decision: Decision, position: int, now: datetime) -> AgendaItem:
    return AgendaItem.objects.create(
        sitting=sitting,
        application=decision.application,
        position=position,
        outcome=decision.outcome,
        category=decision.category or decision.application.category,
        decided_at=now,
    )
