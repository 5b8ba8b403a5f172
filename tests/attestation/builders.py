"""Made-up people and places for the tests of applications."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID, uuid4

from attestation import services
from attestation.models import Application, Cycle, EssayTopic, FrozenPortfolio, HandOver
from foundation.accounts.models import User
from registry.iin import check_digit
from registry.models import District, Employment, Organisation, Person, Region
from registry.services import grant_role, hold_category, register_person
from registry.signers import Signer, name_of_role
from registry.states import Level, OrganisationKind, PostKind, Role
from tests.portfolio.builders import certify_and_confirm, evidence

numbers = count(1)
NOON = datetime(2026, 10, 14, 7, 0, tzinfo=UTC)  # a Wednesday, 12:00 in Astana
WORDS = 260


def made_up_iin() -> str:
    """A number whose form is right; birth on 1 January 2099 keeps it from being anybody's."""
    while True:
        first = f"9901016{next(numbers):04d}"
        digit = check_digit(first)
        if digit is not None:
            return f"{first}{digit}"


@dataclass
class Town:
    """A region with one district, its bodies and a school."""

    region: Region
    district: District
    school: Organisation
    district_department: Organisation
    region_department: Organisation
    ministry: Organisation


def organisation(
    kind: str = OrganisationKind.SCHOOL,
    level: str = Level.ORGANISATION,
    *,
    region: Region | None = None,
    district: District | None = None,
) -> Organisation:
    number = next(numbers)
    return Organisation.objects.create(
        kind=kind,
        level=level,
        name={"kk": f"№ {number} жалпы білім беретін мектеп", "ru": f"Школа № {number}"},
        bin=f"{number:012d}",
        register_code=f"R{number}",
        region=region,
        district=district,
    )


def town() -> Town:
    kato = f"{next(numbers) % 90 + 10}"
    region, _ = Region.objects.get_or_create(
        kato=kato, defaults={"name": {"kk": "Үлгі облысы", "ru": "Образцовая область"}}
    )
    district = District.objects.create(
        region=region, name={"kk": "Үлгі ауданы", "ru": "Образцовый район"}
    )
    place = {"region": region, "district": district}
    return Town(
        region,
        district,
        school=organisation(**place),
        district_department=organisation(
            OrganisationKind.DISTRICT_DEPARTMENT, Level.DISTRICT, **place
        ),
        region_department=organisation(
            OrganisationKind.REGION_DEPARTMENT, Level.REGION, region=region
        ),
        ministry=organisation(OrganisationKind.MINISTRY, Level.MINISTRY),
    )


def account(name: str = "Айгүл", language: str = "kk") -> User:
    return User.objects.create_user(
        email=f"{uuid4().hex[:12]}@example.kz", name=name, language=language
    )


def person(user: User | None = None, surname: str = "Нұрланова") -> Person:
    return register_person(
        iin=made_up_iin(),
        surname=surname,
        given_name="Айгүл",
        patronymic="Серікқызы",
        phone="+77010000001",
        user=user,
        by=None,
    )


def employ(who: Person, where: Organisation, post_kind: str = PostKind.TEACHER) -> Employment:
    return Employment.objects.create(
        person=who,
        organisation=where,
        post_kind=post_kind,
        post={"kk": "математика мұғалімі", "ru": "учитель математики"},
        since=date(2019, 9, 1),
        teaching_since=date(2018, 9, 1),
    )


def teacher(where: Organisation, *, surname: str = "Нұрланова") -> Person:
    who = person(account(), surname)
    employ(who, where)
    return who


def officer(where: Organisation, role: str = Role.INTAKE_OFFICER) -> User:
    user = account("Қабылдаушы")
    person(user, "Сәрсенова")
    grant(user, where, role)
    return user


def grant(user: User, where: Organisation, role: str) -> None:
    grant_role(
        user=user,
        organisation=where,
        role=role,
        since=date(2020, 1, 1),
        order_number="12-ө",
        order_date=date(2020, 1, 1),
        by=None,
    )


def hold(who: Person, category: str, *, since: date, until: date | None) -> None:
    hold_category(
        person=who,
        category=category,
        post={"kk": "математика мұғалімі", "ru": "учитель математики"},
        since=since,
        until=until,
        order_number="7",
        order_date=since,
        certificate_number="",
        by=None,
    )


def cycle(year: int = 2026) -> Cycle:
    return services.open_cycle(
        academic_year=year,
        opens_on=date(year, 9, 1),
        closes_on=date(year, 12, 31),
        order_number="118",
        order_date=date(year, 8, 20),
        topics=[
            {"kk": "Мен неге мұғалім болдым", "ru": "Почему я стал учителем"},
            {"kk": "Оқушымның жетістігі", "ru": "Успех моего ученика"},
        ],
        by=None,
    )


def essay_of(words: int) -> str:
    return " ".join(["сөз"] * words)


def draft(who: Person) -> Application:
    return services.start_application(person=who, by=by(who))


def by(who: Person) -> UUID:
    assert who.user_id
    return who.user_id


def fill(
    application: Application, *, words: int = WORDS, sought: str = "assign:moderator"
) -> Application:
    """Everything a draft needs before it may be sent."""
    me = by(application.person)
    services.save_application_details(
        application=application,
        employment=application.employment,
        sought=sought,
        email="teacher@example.kz",
        phone="8 701 000 00 02",
        is_familiar=True,
        by=me,
    )
    services.give_consent(application=application, language="kk", by=me)
    topic = EssayTopic.objects.filter(cycle=application.cycle).first()
    services.save_essay(
        application=application, topic=topic, language="kk", text=essay_of(words), by=me
    )
    application.refresh_from_db()
    return application


def submitted(who: Person) -> Application:
    application = fill(draft(who))
    return services.submit_application(application=application, by=by(who))


def accepted(who: Person, officer_user: User) -> Application:
    return services.accept_application(application=submitted(who), by=officer_user.pk)


def gathered(application: Application) -> Application:
    """A portfolio with something in it, certified by the head, confirmed by the teacher."""
    school, who = application.employment.organisation, application.person
    evidence(who, officer(school, Role.DATA_ENTRY))
    certify_and_confirm(who, officer(school, Role.HEAD))
    return application


def given(application: Application, officer_user: User) -> HandOver:
    return services.hand_over_portfolio(application=gathered(application), by=officer_user.pk)


def taker() -> tuple[Signer, UUID]:
    """Somebody who takes for a commission, and the account."""
    user = account("Хатшыбаева Сәуле")
    commission = {"kk": "Аттестаттау комиссиясы", "ru": "Аттестационная комиссия"}
    return Signer(user.name, name_of_role(Role.COMMISSION_SECRETARY), commission), user.pk


def handed_over(application: Application, officer_user: User) -> FrozenPortfolio:
    """Given and taken."""
    signer, user_id = taker()
    hand_over = given(application, officer_user)
    return services.take_portfolio(hand_over=hand_over, taker=signer, by=user_id)
