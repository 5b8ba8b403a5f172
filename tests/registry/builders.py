"""People and places for the tests of the registry and of the rooms above it."""

from datetime import date
from itertools import count

from foundation.accounts.models import User
from foundation.base import clock
from registry.iin import check_digit
from registry.models import District, Employment, Grant, Organisation, Person, Region
from registry.services import grant_role, hold_category, register_person
from registry.states import Level, OrganisationKind, PostKind, Role

_numbers = count(1)


def iin(number: int | None = None) -> str:
    """A valid number of nobody: the same number gives the same IIN."""
    for serial in range((number or next(_numbers)) * 7, 10_000_000):
        eleven = f"850615{4}{serial % 10_000:04d}"
        digit = check_digit(eleven)
        if digit is not None:
            return f"{eleven}{digit}"
    raise AssertionError


def region(kato: str = "35") -> Region:
    name = {"kk": "Қарағанды облысы", "ru": "Карагандинская область"}
    return Region.objects.get_or_create(kato=kato, defaults={"name": name})[0]


def organisation(kind: str = OrganisationKind.SCHOOL, *, name: str = "№ 1 мектеп") -> Organisation:
    place = region()
    name_of_district = {"kk": "Абай ауданы", "ru": "Абайский район"}
    district, _ = District.objects.get_or_create(region=place, defaults={"name": name_of_district})
    number = next(_numbers)
    return Organisation.objects.create(
        kind=kind,
        level=Level.ORGANISATION,
        name={"kk": name, "ru": name.replace("мектеп", "школа")},
        bin=f"{number:012d}",
        region=place,
        district=district,
        register_code=f"R{number}",
    )


def user(name: str = "Сәкен Ұлықпан") -> User:
    return User.objects.create_user(email=f"user{next(_numbers)}@example.kz", name=name)


def person(
    surname: str = "Нұрланова", given_name: str = "Айгүл", *, account: bool = True
) -> Person:
    return register_person(
        iin=iin(),
        surname=surname,
        given_name=given_name,
        patronymic="Серікқызы",
        user=user(f"{surname} {given_name}") if account else None,
        by=None,
    )


def employ(
    who: Person,
    where: Organisation,
    *,
    post_kind: str = PostKind.TEACHER,
    until: date | None = None,
) -> Employment:
    return Employment.objects.create(
        person=who,
        organisation=where,
        post_kind=post_kind,
        post={"kk": "математика мұғалімі", "ru": "учитель математики"},
        since=date(2015, 9, 1),
        until=until,
        teaching_since=date(2015, 9, 1),
    )


def teacher(
    where: Organisation, surname: str = "Нұрланова", *, post_kind: str = PostKind.TEACHER
) -> Person:
    who = person(surname)
    employ(who, where, post_kind=post_kind)
    return who


def appoint(role: str, where: Organisation, who: User | None = None) -> Grant:
    return grant_role(
        user=who or user(),
        organisation=where,
        role=role,
        since=date(2020, 1, 1),
        order_number="12-қ",
        order_date=date(2020, 1, 1),
        by=None,
    )


def officer(where: Organisation) -> User:
    return appoint(Role.DATA_ENTRY, where).user


def hold(who: Person, category: str, since: date, until: date | None = None) -> None:
    hold_category(
        person=who,
        category=category,
        post={"kk": "мұғалім", "ru": "учитель"},
        since=since,
        until=until,
        order_number="1",
        order_date=since,
        certificate_number="",
        by=None,
    )


def today() -> date:
    return clock.today()
