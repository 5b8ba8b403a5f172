"""Forming a commission and holding its sittings."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.conf import settings

from attestation.models import Application
from certificates.models import Order
from certificates.papers import order_content
from certificates.services import close_without_order, draft_order, sign_order
from commissions.models import AgendaItem, Commission, Protocol, Sitting
from commissions.services import (
    NewMember,
    Presence,
    add_to_agenda,
    cast_vote,
    close_sitting,
    close_vote,
    form_commission,
    mark_attendance,
    open_score_sheet,
    open_sitting,
    plan_sitting,
    put_motion,
    send_score_sheet,
    sign_protocol,
)
from commissions.states import Basis, Choice
from demo import keys
from demo.steps.moments import deliver, moment
from demo.world import World
from foundation.base import clock
from foundation.base.errors import Refused
from registry.models import Organisation, Person
from registry.selectors import category_on
from registry.states import Category, Level, Role

MASTERLY = {Category.EXPERT, Category.RESEARCHER, Category.MASTER}
TEN_YEARS = timedelta(days=3660)


def form(world: World, organisation: Organisation, day: date) -> Commission:
    """Seven members, their chair among them, and a secretary, by an order of the day."""
    teachers = _experienced(world, organisation, day)[:4]
    bases = (Basis.AUTHORITY, Basis.TRADE_UNION, Basis.PUBLIC)
    others = zip(_others(world, organisation), bases, strict=True)
    members = [NewMember(person, Basis.TEACHER) for person in teachers]
    members += [NewMember(person, basis) for person, basis in others]
    world.busy.update(member.person for member in members)
    with clock.set_to(moment(day)):
        world.commissions[organisation] = form_commission(
            organisation=organisation,
            name={
                "kk": f"{organisation.name['kk']}: аттестаттау комиссиясы",
                "ru": f"{organisation.name['ru']}: аттестационная комиссия",
            },
            order_number=f"{world.chance.randrange(90, 160)}-н/қ",
            order_date=day,
            members=members,
            chair=teachers[0],
            secretary=_secretary(world, organisation),
            by=None,
        )
    return world.commissions[organisation]


def _experienced(world: World, organisation: Organisation, day: date) -> list[Person]:
    """Teachers of ten years whose category outlives the commission's term, the own ones first."""
    near = sorted(world.schools, key=lambda one: _distance(one, organisation))
    found = []
    for school in near:
        for teacher in world.teachers[school]:
            held = category_on(teacher, day)
            lasting = held and held.category in MASTERLY and held.until > day + timedelta(days=370)
            work = teacher.employments.all()[0]
            if lasting and work.teaching_since <= day - TEN_YEARS and teacher not in world.cases:
                found.append(teacher)
    return found


def _distance(one: Organisation, other: Organisation) -> int:
    if one == other:
        return 0
    if other.district_id and one.district_id == other.district_id:
        return 1
    return 2 if one.region_id == other.region_id else 3


def _others(world: World, organisation: Organisation) -> list[Person]:
    """Somebody of a governance body, of a trade union, of the public: no one to be attested."""
    ministry = world.body(Level.MINISTRY)
    region = organisation.region_id or "35"
    department = world.body(Level.REGION, region)
    elsewhere = [school for school in world.schools if school != organisation]
    schools = world.chance.sample(elsewhere, 2)
    deputies = [world.officials[school, Role.INTAKE_OFFICER] for school in schools]
    official = world.officials[department if organisation != department else ministry, Role.HEAD]
    return [official, *deputies]


def _secretary(world: World, organisation: Organisation) -> Person:
    if (organisation, Role.DATA_ENTRY) in world.officials:
        return world.officials[organisation, Role.DATA_ENTRY]
    return world.officials[organisation, Role.INTAKE_OFFICER]


def score(commission: Commission, application: Application, at: datetime, members: int = 7) -> None:
    """The first members fill and send their sheets."""
    with clock.set_to(at):
        for member in _members(commission)[:members]:
            by = member.person.user_id
            if member.person_id == application.person_id:
                continue
            sheet = open_score_sheet(application=application, member=member, by=by)
            send_score_sheet(sheet=sheet, by=by)


def plan(commission: Commission, cases: Sequence[Application], at: datetime) -> Sitting:
    by = commission.secretary.user_id
    with clock.set_to(min(at - timedelta(hours=1), clock.now())):
        sitting = plan_sitting(commission=commission, held_at=at, by=by)
        add_to_agenda(sitting=sitting, applications=cases, by=by)
        return sitting


def hold(sitting: Sitting, at: datetime, *, absent: int = 1) -> Protocol:
    """Open, vote on every case, close. The last members of the list are absent."""
    commission, by = sitting.commission, sitting.commission.secretary.user_id
    with clock.set_to(at):
        open_sitting(sitting=sitting, by=by)
        _mark(sitting, absent, by)
        for item in sitting.items.order_by("position"):
            _vote(commission, item, absent)
        return close_sitting(sitting=sitting, by=by)


def open_only(sitting: Sitting, at: datetime, *, absent: int = 1) -> None:
    """Open a sitting and mark who is there; the votes are yet to come."""
    by = sitting.commission.secretary.user_id
    with clock.set_to(at):
        open_sitting(sitting=sitting, by=by)
        _mark(sitting, absent, by)


def _mark(sitting: Sitting, absent: int, by: object) -> None:
    members = _members(sitting.commission)
    present = len(members) - absent
    presence = {
        member.pk: Presence(number < present, "" if number < present else "іссапарда")
        for number, member in enumerate(members)
    }
    mark_attendance(sitting=sitting, presence=presence, by=by)


def _vote(commission: Commission, item: AgendaItem, absent: int) -> None:
    motion = put_motion(item=item, by=commission.secretary.user_id)
    members = _members(commission)
    for member in members[: len(members) - absent]:
        if member.person_id == item.application.person_id:
            continue
        cast_vote(motion=motion, member=member, choice=Choice.FOR, by=member.person.user_id)
    close_vote(motion=motion, by=commission.secretary.user_id)


def sign_all(protocol: Protocol, at: datetime, *, absent: int = 1) -> None:
    """Every member who was present signs, then the secretary; the papers go out."""
    commission = protocol.sitting.commission
    with clock.set_to(at):
        sign_by_members(protocol, len(_members(commission)) - absent)
        _sign(protocol, commission.secretary)
        deliver()


def sign_by_members(protocol: Protocol, count: int) -> None:
    for member in _members(protocol.sitting.commission)[:count]:
        _sign(protocol, member.person)


def _sign(protocol: Protocol, person: Person) -> None:
    cms = sign_as(person, bytes(protocol.canonical))
    sign_protocol(protocol=protocol, cms=cms, by=person.user_id)


def order(protocol: Protocol, at: datetime, head: Person) -> None:
    """The head signs the order; certificates follow."""
    with clock.set_to(at):
        try:
            draft = draft_order(protocol=protocol, by=head.user_id)
        except Refused:
            close_without_order(protocol=protocol, by=head.user_id)
        else:
            _sign_order(draft, head)
        deliver()


def _sign_order(draft: Order, head: Person) -> None:
    cms = sign_as(head, order_content(draft, clock.today()))
    sign_order(order=draft, cms=cms, by=head.user_id)


def sign_as(person: Person, content: bytes) -> bytes:
    """The person's own demonstration key signs."""
    folder = settings.DEMONSTRATION_KEYS_DIR
    keys.personal_key(
        folder,
        iin=person.iin,
        name=person.given_name,
        surname=person.surname,
        patronymic=person.patronymic,
    )
    return keys.sign(folder, iin=person.iin, content=content, at=clock.now())


def _members(commission: Commission) -> list:
    """The chair first, so that whoever is absent is never the chair."""
    return list(commission.members.select_related("person").order_by("-is_chair", "pk"))
