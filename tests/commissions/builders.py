"""A school, its commission, cases and sittings for tests, made by the services."""

import hashlib
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings

from attestation import services as attestation
from attestation.models import Application, Cycle, FrozenPortfolio, HandOver
from attestation.states import State
from commissions import services
from commissions.models import AgendaItem, Commission, Member, Motion, Protocol, Sitting
from commissions.services import Given, NewMember, Presence
from demo import keys
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.canonical import canonical_bytes
from registry.models import Organisation, Person
from registry.signers import Signer, name_of_role
from registry.states import Role
from tests.portfolio.builders import certify_and_confirm, lowest_portfolio
from tests.registry import builders as registry

ESSAY = " ".join(["сөз"] * 270)
SURNAMES = (
    "Төлегенова", "Жақсыбеков", "Өмірзақова", "Ысқақов", "Қасымов", "Ким", "Әлімжанов",
    "Сәдуақасова", "Петров",
)  # fmt: skip


def order_date() -> date:
    """Some two months ago: a commission ordered then sits today, whatever year it is."""
    return (clock.today() - timedelta(days=60)).replace(day=1)


def years_on(day: date, years: int) -> date:
    """The same day so many years later; of the first days of months there is always one."""
    return day.replace(year=day.year + years)


def school() -> Organisation:
    where = registry.organisation()
    registry.appoint(Role.HEAD, where)
    registry.appoint(Role.INTAKE_OFFICER, where)
    return where


def officer_of(where: Organisation, role: str) -> User:
    return User.objects.get(grants__organisation=where, grants__role=role)


def expert(where: Organisation, surname: str = "Төлегенова") -> Person:
    """A teacher who may sit in a commission."""
    who = registry.teacher(where, surname)
    registry.hold(who, "expert", years_on(order_date(), -2), years_on(order_date(), 3))
    return who


def experts(where: Organisation, number: int = 7) -> list[Person]:
    return [expert(where, surname) for surname in SURNAMES[:number]]


def commission(
    where: Organisation | None = None, members: Any = 7, *, people: Any = None, **facts: Any
) -> Commission:
    """A commission of so many experts of the school, or of the people and members named."""
    where = where or school()
    people = people or experts(where, members)
    if not isinstance(members, int):
        facts["members"] = members
    given: dict[str, Any] = {
        "name": {"kk": "Мектептің аттестаттау комиссиясы", "ru": "Аттестационная комиссия школы"},
        "order_number": "45-қ",
        "order_date": order_date(),
        "members": [NewMember(person, "teacher") for person in people],
        "chair": people[0],
        "secretary": registry.person("Хатшыбаева", "Сәуле"),
        "by": None,
        **facts,
    }
    return services.form_commission(organisation=where, **given)


def seats(of: Commission) -> list[Member]:
    """Members, the chair first."""
    return list(of.members.select_related("person__user").order_by("-is_chair", "pk"))


def secretary(of: Commission) -> User:
    assert of.secretary.user is not None
    return of.secretary.user


def cycle() -> Cycle:
    found = Cycle.objects.first()
    today = clock.today()
    return found or attestation.open_cycle(
        academic_year=today.year,
        opens_on=today - timedelta(days=30),
        closes_on=today + timedelta(days=30),
        order_number="1",
        order_date=today - timedelta(days=60),
        topics=[{"kk": "Менің мектебім", "ru": "Моя школа"}],
        by=None,
    )


def case(where: Organisation, surname: str = "Нұрланова", *, test: int = 70) -> Application:
    """An application with the lowest portfolio of a moderator, handed over to the commission."""
    cycle()
    who = registry.teacher(where, surname)
    lowest_portfolio(who, registry.officer(where))
    if test:
        registry_test(who, test)
    return handed_over(who)


def handed_over(who: Person) -> Application:
    """An application of a person who has a portfolio, handed over to the commission."""
    application = sent(who)
    intake = officer_of(application.organisation, Role.INTAKE_OFFICER)
    attestation.accept_application(application=application, by=intake.pk)
    hand_over(application)
    return application


def given(application: Application) -> HandOver:
    """Certified by the school's head, confirmed by the teacher, given by the school's officer."""
    where = application.organisation
    certify_and_confirm(application.person, officer_of(where, Role.HEAD))
    intake = officer_of(where, Role.INTAKE_OFFICER)
    return attestation.hand_over_portfolio(application=application, by=intake.pk)


def hand_over(application: Application) -> None:
    """Given by the school and taken by somebody for the commission."""
    taker = Signer(
        "Хатшыбаева Сәуле", name_of_role(Role.COMMISSION_SECRETARY), {"kk": "", "ru": ""}
    )
    by = registry.user("Хатшыбаева Сәуле").pk
    attestation.take_portfolio(hand_over=given(application), taker=taker, by=by)
    application.refresh_from_db()


def registry_test(who: Person, points: int) -> None:
    from registry.models import TestResult  # noqa: PLC0415 - one row of a file import

    TestResult.objects.create(
        person=who,
        taken_on=clock.today() - timedelta(days=10),
        category="moderator",
        subject="математика",
        points=points,
        maximum=100,
        source_number=f"T{who.iin}",
        imported_at=clock.now(),
        imported_by_id=who.pk,
    )


def sent(who: Person) -> Application:
    assert who.user is not None
    by = who.user.pk
    application = attestation.start_application(person=who, by=by)
    attestation.save_application_details(
        application=application,
        employment=who.employments.get(),
        sought="assign:moderator",
        email="mugalim@example.kz",
        phone="+7 701 123 45 67",
        is_familiar=True,
        by=by,
    )
    topic = application.cycle.topics.first()
    attestation.save_essay(application=application, topic=topic, language="kk", text=ESSAY, by=by)
    attestation.give_consent(application=application, language="kk", by=by)
    return attestation.submit_application(application=application, by=by)


def copies(of: Application, number: int) -> list[Application]:
    """More cases like this one, of other people: rows for long lists."""
    content = FrozenPortfolio.objects.get(application=of).content
    return [_copy(of, content, serial) for serial in range(number)]


def _copy(of: Application, content: dict[str, Any], serial: int) -> Application:
    who = registry.teacher(of.organisation, f"{SURNAMES[serial % 9]}-{serial}")
    copy = Application.objects.create(
        person=who,
        cycle=of.cycle,
        organisation=of.organisation,
        employment=who.employments.get(),
        state=State.IN_COMMISSION,
        number=f"C-{who.iin}",
        category=of.category,
        action=of.action,
        turn=of.turn,
        post=of.post,
        workplace=of.workplace,
        created_at=of.created_at,
        submitted_at=of.submitted_at,
        state_changed_at=of.state_changed_at,
        ruleset_id=of.ruleset_id,
        ruleset_digest=of.ruleset_digest,
    )
    FrozenPortfolio.objects.create(
        application=copy,
        content=content,
        sha256=hashlib.sha256(canonical_bytes(content)).hexdigest(),
        frozen_at=clock.now(),
        frozen_by_id=who.pk,
    )
    registry_test(who, 70)
    return copy


def send_sheet(application: Application, member: Member, **points: Given) -> None:
    """Open, change the named rows (row_2_1=Given(…)) and send."""
    by = member.person.user_id
    assert by is not None
    sheet = services.open_score_sheet(application=application, member=member, by=by)
    given = {name.removeprefix("row_").replace("_", "."): said for name, said in points.items()}
    if given:
        services.change_points(sheet=sheet, given=given, by=by)
    services.send_score_sheet(sheet=sheet, by=by)


def send_all_sheets(application: Application, of: Commission) -> None:
    for member in seats(of):
        if member.person_id != application.person_id:
            send_sheet(application, member)


def sitting(of: Commission, applications: list[Application]) -> Sitting:
    by = secretary(of).pk
    planned = services.plan_sitting(commission=of, held_at=clock.now(), by=by)
    services.add_to_agenda(sitting=planned, applications=applications, by=by)
    return planned


def open_sitting(
    of: Commission, applications: list[Application], *, present: int | None = None
) -> Sitting:
    """A sitting in session with everybody present, or the first so many."""
    planned = sitting(of, applications)
    opened = services.open_sitting(sitting=planned, by=secretary(of).pk)
    mark(opened, present)
    return opened


def mark(at: Sitting, present: int | None = None) -> None:
    members = seats(at.commission)
    count = len(members) if present is None else present
    services.mark_attendance(
        sitting=at,
        presence={
            member.pk: Presence(True) if place < count else Presence(False, "іссапарда")
            for place, member in enumerate(members)
        },
        by=secretary(at.commission).pk,
    )


def item(at: Sitting, position: int = 1) -> AgendaItem:
    return at.items.select_related("sitting__commission", "application").get(position=position)


def put(on: AgendaItem, **asked: str) -> Motion:
    return services.put_motion(item=on, by=secretary(on.sitting.commission).pk, **asked)


def vote(on: Motion, member: Member, choice: str = "for", reason: str = "келіспеймін") -> None:
    assert member.person.user_id is not None
    services.cast_vote(
        motion=on, member=member, choice=choice, reason=reason, by=member.person.user_id
    )


def vote_all(on: Motion, *, votes_for: int | None = None) -> None:
    """Everybody votes: the first so many for, the others against."""
    members = seats(on.item.sitting.commission)
    count = len(members) if votes_for is None else votes_for
    for place, member in enumerate(members):
        vote(on, member, "for" if place < count else "against")


def close(on: Motion) -> Motion:
    return services.close_vote(motion=on, by=secretary(on.item.sitting.commission).pk)


def decided_sitting(where: Organisation | None = None) -> Sitting:
    """A sitting in session whose one case is decided."""
    of = commission(where)
    application = case(of.organisation)
    send_all_sheets(application, of)
    opened = open_sitting(of, [application])
    motion = put(item(opened))
    vote_all(motion)
    close(motion)
    return opened


def protocol(where: Organisation | None = None) -> Protocol:
    opened = decided_sitting(where)
    return services.close_sitting(sitting=opened, by=secretary(opened.commission).pk)


def cms_of(who: Person, content: bytes, at: datetime | None = None) -> bytes:
    folder = settings.DEMONSTRATION_KEYS_DIR
    keys.personal_key(
        folder,
        iin=who.iin,
        name=who.given_name,
        surname=who.surname,
        patronymic=who.patronymic,
    )
    return keys.sign(folder, iin=who.iin, content=content, at=at or clock.now())


def sign(of: Protocol, who: Person) -> None:
    assert who.user_id is not None
    services.sign_protocol(protocol=of, cms=cms_of(who, bytes(of.canonical)), by=who.user_id)


def sign_all(of: Protocol) -> None:
    """Every member, then the secretary."""
    found = of.sitting.commission
    for member in seats(found):
        sign(of, member.person)
    sign(of, found.secretary)
