"""A small world for the walk over every address: two schools and a case at every step.

The foreign school stands in another region and has everybody the own one has.
"""

from dataclasses import dataclass, field
from typing import Any

from attestation.models import Application, HandOver
from certificates.models import Order
from certificates.papers import order_content
from certificates.services import draft_order, sign_order
from commissions.models import Commission, Protocol
from demo.models import Persona
from demo.steps.moments import deliver
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.files import keep
from foundation.documents.services import documents_of
from foundation.notifications.services import Recipient, send
from honesty.selectors import questions_on
from lessons.services.drafts import save_draft
from portfolio.models import Evidence, Observation
from portfolio.states import ObserverKind
from registry.models import District, Grant, Organisation, Person
from registry.states import Level, OrganisationKind, Role
from tests.attestation import builders as applying
from tests.bulk import builders as tables
from tests.commissions import builders as commissions
from tests.events import builders as lists
from tests.lessons import visiting as lessons
from tests.lessons.drafting import jpeg, sheet, whole
from tests.portfolio.builders import evidence, observation, stored_pdf
from tests.portfolio.counted import proof, quality_year
from tests.registry import builders as registry
from tests.sources.builders import new_course

SCHOOL_ROLES = {
    "intake": Role.INTAKE_OFFICER,
    "entry": Role.DATA_ENTRY,
    "head": Role.HEAD,
}


@dataclass
class World:
    """Who there is, and what the addresses name. An object's owner is the teacher it is about."""

    users: dict[str, User] = field(default_factory=dict)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    owners: dict[str, User] = field(default_factory=dict)

    def put(self, name: str, owner: Person | None = None, **address: Any) -> None:
        self.objects[name] = address
        if owner is not None:
            assert owner.user is not None
            self.owners[name] = owner.user

    def user(self, principal: str, about: str) -> User | None:
        """The account behind a principal of the table; nobody for the anonymous."""
        if principal == "owner":
            return self.owners.get(about, self.owners["draft"])
        return self.users.get(principal)


def make_world() -> World:
    world = World()
    own, foreign = commissions.school(), commissions.school()
    _move_away(foreign)
    world.users["stranger"] = registry.user("Бейтаныс")
    for school, prefix in ((own, ""), (foreign, "other-")):
        _staff(world, school, prefix)
    ministry = registry.organisation(OrganisationKind.MINISTRY, name="Министрлік")
    world.users["ministry"] = registry.appoint(Role.MINISTRY_STAFF, ministry).user
    world.users["testing"] = registry.appoint(Role.TESTING_CENTRE, ministry).user
    _name_everybody(world)
    commission = commissions.commission(own)
    _seat(world, commission, "")
    _seat(world, commissions.commission(foreign), "other-")
    _applications(world, own)
    _doubted(world, own)
    _papers(world, commission)
    _sittings(world, commission)
    _portfolio(world, own)
    _events(world)
    _lessons(world)
    _own_sheet(world, own)
    _tables(world, own)
    _registry(world, own)
    deliver()
    _notice(world)
    return world


def _move_away(school: Organisation) -> None:
    place = registry.region("71")
    name = {"kk": "Есіл ауданы", "ru": "Есильский район"}
    school.region, school.district = place, District.objects.create(region=place, name=name)
    school.save()


def _staff(world: World, school: Organisation, prefix: str) -> None:
    """Officers, the head, a teacher without a case, and staff of the bodies above the school."""
    registry.appoint(Role.DATA_ENTRY, school)
    for name, role in SCHOOL_ROLES.items():
        world.users[prefix + name] = commissions.officer_of(school, role)
    world.users[f"{prefix}colleague"] = _user(registry.teacher(school, "Әріптесова"))
    for name, role in (("district", Role.DISTRICT_STAFF), ("region", Role.REGION_STAFF)):
        body = registry.organisation(name=f"{prefix}{name}")
        body.region, body.district, body.level = school.region, school.district, Level(name)
        body.kind = f"{name}_department"
        body.save()
        world.users[prefix + name] = registry.appoint(role, body).user


def _name_everybody(world: World) -> None:
    """Whoever has an account is a person too, the stranger excepted."""
    named = set(Person.objects.values_list("user_id", flat=True))
    for name, user in world.users.items():
        if user.pk not in named and name != "stranger":
            registry.register_person(
                iin=registry.iin(), surname="Қызметкерова", given_name="Гүлнар", user=user, by=None
            )


def _user(person: Person) -> User:
    assert person.user is not None
    return person.user


def _seat(world: World, commission: Commission, prefix: str) -> None:
    chair, member, *_others = commissions.seats(commission)
    world.users[f"{prefix}chair"] = _user(chair.person)
    world.users[f"{prefix}member"] = _user(member.person)
    world.users[f"{prefix}secretary"] = commissions.secretary(commission)
    if not prefix:
        world.put("commission", pk=commission.pk)


def _applications(world: World, school: Organisation) -> None:
    """Cases before the commission, each of another teacher."""
    commissions.cycle()
    officer = world.users["intake"]
    draft = applying.fill(applying.draft(registry.teacher(school, "Жобаева")))
    submitted = applying.submitted(registry.teacher(school, "Жіберілова"))
    accepted = applying.accepted(registry.teacher(school, "Қабылданова"), officer)
    waiting = commissions.case(school, "Күткенова")
    given = _given(world, registry.teacher(school, "Тапсырылова"))
    world.put("given", given.application.person, pk=given.pk)
    file_id = given.files[0]["id"]
    world.put("given file", given.application.person, pk=given.pk, file_pk=file_id)
    named = {"draft": draft, "submitted": submitted, "accepted": accepted, "waiting": waiting}
    for name, application in named.items():
        world.put(name, application.person, pk=application.pk)
    content = waiting.frozenportfolio.content
    file_id = next(one["file"]["id"] for one in content["evidence"] if one["file"])
    world.put("frozen file", waiting.person, pk=waiting.pk, file_pk=file_id)
    world.put("frozen page", waiting.person, pk=waiting.pk, file_pk=file_id, number=1)


def _given(world: World, who: Person) -> HandOver:
    """A portfolio that waits for the commission's secretary."""
    application = applying.accepted(who, world.users["intake"])
    evidence(who, world.users["entry"])
    return commissions.given(application)


def _doubted(world: World, school: Organisation) -> None:
    """A case of which the portal asks something."""
    who, officer = registry.teacher(school, "Күмәнова"), world.users["entry"]
    evidence(who, officer, event_reason="Тізбеде жоқ")
    application = commissions.handed_over(who)
    key = questions_on(application)[0].flag.key
    world.put("doubted", who, pk=application.pk, key=key)


def _notice(world: World) -> None:
    """What the portal made of the acceptance: a paper and a message to the teacher."""
    application = Application.objects.get(pk=world.objects["accepted"]["pk"])
    paper = documents_of(application).get(language="kk")
    world.put("notice", application.person, pk=application.pk, document_pk=paper.pk)
    user = _user(application.person)
    to = Recipient(user_id=user.pk, address="", language="kk")
    text = {"kk": "Хабар", "ru": "Сообщение"}
    message = send(to=to, subject=text, body=text, link="/messages/")
    world.put("message", application.person, pk=message.pk)


def _papers(world: World, commission: Commission) -> None:
    """Three protocols: one not signed, one with a draft order, one with its certificate."""
    unsigned = _protocol(commission, "Қолсызова")
    world.put("unsigned protocol", _teacher(unsigned), pk=unsigned.pk)
    drafted = _order(world, _protocol(commission, "Жобаланова"))
    protocol, person = drafted.protocol, _teacher(drafted.protocol)
    world.put("signed protocol", person, protocol_id=protocol.pk)
    world.put("protocol paper", person, pk=protocol.pk, language="kk")
    world.put("extract", person, pk=protocol.sitting.items.get().pk, language="kk")
    world.put("drafted order", person, pk=drafted.pk)
    _issue(world, _order(world, _protocol(commission, "Куәлікова")))


def _order(world: World, protocol: Protocol) -> Order:
    commissions.sign_all(protocol)
    return draft_order(protocol=protocol, by=world.users["head"].pk)


def _issue(world: World, order: Order) -> None:
    """The head signs, the certificate follows."""
    head = world.users["head"]
    cms = commissions.cms_of(head.person, order_content(order, clock.today()))
    sign_order(order=order, cms=cms, by=head.pk)
    deliver()
    item = order.items.select_related("application__person").get()
    person, certificate = item.application.person, item.certificate
    world.put("issued order", person, pk=order.pk)
    world.put("order paper", person, pk=order.pk, language="kk")
    world.put("certificate", person, pk=certificate.pk, language="kk")
    world.put("code", person, code=certificate.code)


def _teacher(protocol: Protocol) -> Person:
    return protocol.sitting.items.get().application.person


def _protocol(commission: Commission, surname: str) -> Protocol:
    application = commissions.case(commission.organisation, surname)
    commissions.send_all_sheets(application, commission)
    sitting = commissions.open_sitting(commission, [application])
    motion = commissions.put(commissions.item(sitting))
    commissions.vote_all(motion)
    commissions.close(motion)
    by = commissions.secretary(commission).pk
    return commissions.services.close_sitting(sitting=sitting, by=by)


def _sittings(world: World, commission: Commission) -> None:
    """A planned sitting, and one in session with an open vote and a case without one."""
    school = commission.organisation
    planned = commissions.sitting(commission, [commissions.case(school, "Жоспарова")])
    world.put("planned", commissions.item(planned).application.person, pk=planned.pk)
    first, second = (commissions.case(school, name) for name in ("Ашықова", "Дауысова"))
    for application in (first, second):
        commissions.send_all_sheets(application, commission)
    session = commissions.open_sitting(commission, [first, second])
    world.put("session", first.person, pk=session.pk)
    world.put("item", first.person, pk=commissions.item(session, 1).pk)
    motion = commissions.put(commissions.item(session, 2))
    world.put("motion", second.person, pk=motion.pk)


def _portfolio(world: World, school: Organisation) -> None:
    person = Person.objects.get(user=world.owners["accepted"])
    entry = world.users["entry"]
    item: Evidence = evidence(person, entry)
    sheet: Observation = observation(person, entry)
    world.put("teacher", person, person_id=person.pk)
    world.put("row", person, person_id=person.pk, row="2.1")
    world.put("evidence", person, pk=item.pk)
    world.put("evidence page", person, pk=item.pk, number=1)
    world.put("observation", person, pk=sheet.pk)
    world.put("quality", person, pk=quality_year(person, entry).pk)
    place = {"person_id": person.pk, "category": "researcher"}
    world.put("transmission", person, **place)
    world.put("step", person, **place, step="council")
    world.put("proof", person, pk=proof(person, entry).pk)


def _events(world: World) -> None:
    by = world.users["region"]
    world.put("event", pk=lists.regional(by, registry.region()).pk)


def _lessons(world: World) -> None:
    """The colleague observes three lessons: one ahead, one sent, one signed; a correction waits."""
    person = Person.objects.get(user=world.owners["accepted"])
    colleague = Person.objects.get(user=world.users["colleague"])
    entry = world.users["entry"]
    observer = [(colleague, ObserverKind.TEACHER)]
    ahead = lessons.plan_for(person, observer, lessons.at(lessons.working_day()), entry)
    world.put("visit", person, pk=ahead.pk)
    world.put("draft sheet", person, pk=ahead.sheets.get().pk)
    photo = stored_pdf(world.users["colleague"])
    sent = lessons.given_to(person, observer, entry, days_ago=1).sheets.get()
    lessons.send(sent, photo=str(photo.pk))
    world.put("sent sheet", person, pk=sent.pk)
    signed = lessons.given_to(person, observer, entry, days_ago=2).sheets.get()
    lessons.send(signed)
    lessons.sign(signed)
    world.put("signed sheet", person, pk=signed.pk)


def _own_sheet(world: World, school: Organisation) -> None:
    """A sheet with a photograph that an observer, its owner here, has begun."""
    draft = sheet(school)
    by = draft.observer.user_id
    photo = keep(content=jpeg(), name="сабақ.jpg", content_type="image/jpeg", by_id=by)
    content = {**whole(draft), "photo": str(photo.pk)}
    save_draft(sheet_id=draft.pk, base_version=0, device="телефон", content=content, by=by)
    world.put("own sheet", draft.observer, pk=draft.pk)


def _tables(world: World, school: Organisation) -> None:
    """A table that was sent and checked, and one that may be filled."""
    person, entry = Person.objects.get(user=world.owners["accepted"]), world.users["entry"]
    rows = [tables.right_row("courses", person)]
    content = tables.as_csv(rows, "courses", school, entry)
    world.put("sent table", pk=tables.checked(content, "courses", school, entry).pk)
    world.put("table to fill", organisation_id=school.pk, kind="courses")
    world.put("fact", person, pk=new_course(person, entry).pk)


def _registry(world: World, school: Organisation) -> None:
    grant = Grant.objects.get(user=world.users["entry"], role=Role.DATA_ENTRY)
    world.put("grant", pk=grant.pk)
    world.put("school", organisation_id=school.pk)
    world.put("body", pk=school.pk)
    world.put("ruleset", ruleset_id="kz-2025")
    world.put("sheet", ruleset_id="kz-2025", code="teacher")
    world.put("rule", ruleset_id="kz-2025", key="commission/quorum")
    words = {"kk": "Кейіпкер", "ru": "Персонаж"}
    persona = Persona.objects.create(
        user=registry.user("Кейіпкер"), position=1, role=words, story=words
    )
    world.put("persona", pk=persona.pk)
