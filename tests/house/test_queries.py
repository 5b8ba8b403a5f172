"""A page runs as many queries for many rows as for one, and never more than twenty.

The lists that tests of their rooms measure (cases to score, an agenda, the decisions' report) are
not measured again here.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attestation.states import State
from cabinet.papers import papers_of
from certificates.models import Certificate, Order, OrderItem
from certificates.states import OrderState
from commissions.models import Attendance, Commission, Sitting
from commissions.states import SittingState
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.files import keep
from foundation.documents.models import Document
from foundation.notifications.models import Message
from registry.models import Organisation, Person
from registry.states import Role
from tests.certificates import builders as issuing
from tests.commissions import builders as commissions
from tests.house.world import make_world
from tests.lessons import visiting as lessons
from tests.portfolio.builders import evidence
from tests.portfolio.counted import proof, quality_year
from tests.queries import MOST, MOST_OF_A_PORTFOLIO, asked
from tests.registry import builders as registry
from tests.sources.builders import answered, new_course, told
from tests.standins import facts

pytestmark = pytest.mark.django_db
WIDE = {"portfolio:teacher": MOST_OF_A_PORTFOLIO, "portfolio:mine": MOST_OF_A_PORTFOLIO}
MANY = 50


def queries(user: User, address: str) -> int:
    client = Client()
    client.force_login(user)
    client.get(address)  # fills the caches of rules and templates
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return asked(seen)


@pytest.fixture
def school(db: None) -> Organisation:
    return issuing.make_school()


@pytest.fixture
def head(school: Organisation) -> User:
    found = issuing.make_head(school).user
    assert found is not None
    return found


def one_and_many(
    user: User, address: str, add: Callable[[], object], many: int = MANY
) -> tuple[int, int]:
    """How many queries a page takes with one row, and with many."""
    add()
    with_one = queries(user, address)
    for _ in range(many - 1):
        add()
    return with_one, queries(user, address)


def submitted(school: Organisation) -> None:
    due = clock.today() + timedelta(days=1)
    issuing.make_application(school, state=State.SUBMITTED, answer_due_on=due)


def signed_protocol(school: Organisation) -> None:
    application = issuing.make_application(school)
    issuing.make_protocol(school, issuing.Decision(application))


def certificate(school: Organisation) -> None:
    """A certificate with the order it follows from, row by row."""
    application = issuing.make_application(school, state=State.CERTIFIED)
    protocol = issuing.make_protocol(school, issuing.Decision(application))
    today, serial = clock.today(), Certificate.objects.count()
    order = Order.objects.create(
        organisation=school,
        protocol=protocol,
        drafted_at=clock.now(),
        state=OrderState.SIGNED,
        number=f"{serial}-ж/қ",
        signed_on=today,
        signed_by_id=protocol.pk,
    )
    item = OrderItem.objects.create(
        order=order,
        application=application,
        position=1,
        category=application.category,
        is_confirmed=False,
    )
    Certificate.objects.create(
        number=f"KZ-{serial:06d}",
        code=f"{serial:022d}",
        item=item,
        person=application.person,
        organisation=school,
        holder=application.person.full_name,
        surname=application.person.surname,
        post=application.post,
        category=application.category,
        category_name={"kk": "модератор", "ru": "модератор"},
        is_confirmed=False,
        organisation_name=school.name,
        head_name="Төлегенова Г.",
        decided_on=today,
        order_number=order.number,
        order_date=today,
        issued_on=today,
        valid_until=today + timedelta(days=1825),
    )


LISTS: dict[str, Callable[[Organisation], None]] = {
    "attestation:queue": submitted,
    "certificates:orders": signed_protocol,
    "certificates:certificates": certificate,
    "commissions:protocols": signed_protocol,
    "commissions:list": lambda school: issuing.make_commission(school) and None,
    "home": signed_protocol,
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_the_head(school: Organisation, head: User, name: str) -> None:
    one, many = one_and_many(head, reverse(name), lambda: LISTS[name](school))
    assert many == one <= MOST


def test_the_head_s_orders(school: Organisation, head: User) -> None:
    one, many = one_and_many(head, reverse("certificates:orders"), lambda: certificate(school))
    assert many == one <= MOST


def test_appointments(school: Organisation, head: User) -> None:
    def appoint() -> None:
        registry.appoint(Role.DATA_ENTRY, school, registry.teacher(school).user)

    one, many = one_and_many(head, reverse("registry:appointments"), appoint)
    assert many == one <= MOST


def test_portfolios(school: Organisation, head: User) -> None:
    officer = registry.officer(school)

    def add() -> None:
        teacher = registry.teacher(school)
        evidence(teacher, officer)
        quality_year(teacher, officer)
        proof(teacher, officer)

    one, many = one_and_many(officer, reverse("portfolio:teachers"), add, many=12)
    assert many == one <= MOST


class TestVisits:
    """Pages of visits to lessons: a school with many teachers, an observer with many lessons."""

    @pytest.mark.parametrize("name", ["calendar", "list", "missing", "mine", "means"])
    def test_a_list(self, name: str) -> None:
        school = lessons.School()
        days = iter(range(1, 60))
        users = {
            "mine": school.head.user,
            "means": lessons.staff_of(school.organisation, Role.DISTRICT_STAFF),
        }
        addresses = {
            "list": reverse("lessons:calendar") + "?view=list",
            "calendar": reverse("lessons:calendar") + f"?day={lessons.working_day(-1)}",
            "means": reverse("reports:observers"),
        }

        def add() -> None:
            person = registry.teacher(school.organisation)
            ago = 1 if name == "calendar" else next(days)
            hour = 8 + next(days) if name == "calendar" else 10
            visit = lessons.given(school, person=person, days_ago=ago, hour=hour)
            if name == "means":
                lessons.send(visit.sheets.get())
                lessons.sign(visit.sheets.get())

        address = addresses.get(name) or reverse(f"lessons:{name}")
        one, many = one_and_many(users.get(name, school.entry), address, add, many=8)
        assert many == one <= MOST


def test_registers_of_a_school(school: Organisation, head: User) -> None:
    officer = registry.officer(school)

    def add() -> None:
        new_course(registry.teacher(school), officer)

    one, many = one_and_many(officer, reverse("sources:teachers"), add, many=12)
    assert many == one <= MOST


def test_registers_about_a_teacher(school: Organisation) -> None:
    officer, teacher = registry.officer(school), registry.teacher(school)
    address = reverse("sources:person", args=[teacher.pk])
    new_course(teacher, officer)
    with_one = queries(officer, address)
    many = [facts.course(key=f"course-{number}", number=str(number)) for number in range(MANY)]
    answered(teacher, officer, courses=told(*many))
    assert queries(officer, address) == with_one <= MOST


def test_messages(school: Organisation, head: User) -> None:
    text = {"kk": "Хабар", "ru": "Сообщение"}

    def write() -> None:
        Message.objects.create(
            user_id=head.pk, language="kk", subject=text, body=text, created_at=clock.now()
        )

    one, many = one_and_many(head, reverse("cabinet:messages"), write)
    assert many == one <= MOST


def print_certificates() -> None:
    """A file for each certificate that has none yet, as the worker keeps it."""
    printed = set(Document.objects.values_list("object_id", flat=True))
    for made in Certificate.objects.all():
        if str(made.pk) not in printed:
            Document.objects.create(
                kind="certificate",
                language="kk",
                object_type=made._meta.label_lower,
                object_id=str(made.pk),
                file=keep(content=b"%PDF-", name="a.pdf", content_type="application/pdf"),
                made_at=clock.now(),
            )


def test_documents_of_a_teacher(school: Organisation) -> None:
    """A teacher gathers certificates over the years."""
    certificate(school)
    teacher = Person.objects.get(certificates__isnull=False)
    assert teacher.user is not None
    print_certificates()
    with_one = queries(teacher.user, reverse("cabinet:documents"))
    for _ in range(MANY - 1):
        certificate(school)
    print_certificates()
    Certificate.objects.update(person=teacher)
    assert len(papers_of(teacher)) == MANY
    assert queries(teacher.user, reverse("cabinet:documents")) == with_one <= MOST


class TestCommission:
    """What a chair sees of a commission with many sittings behind it."""

    @pytest.fixture
    def commission(self, school: Organisation) -> Commission:
        return commissions.commission(commissions.school())

    def sit(self, commission: Commission, state: str) -> Sitting:
        now = clock.now()
        number = Sitting.objects.count() + 1
        moments = {} if state == SittingState.PLANNED else {"opened_at": now, "closed_at": now}
        sitting = Sitting.objects.create(
            commission=commission, number=number, held_at=now, state=state, **moments
        )
        Attendance.objects.bulk_create(
            Attendance(sitting=sitting, member=member, is_present=True)
            for member in commission.members.all()
        )
        return sitting

    @pytest.mark.parametrize("name", ["commissions:sittings", "home"])
    def test_sittings_ahead(self, commission: Commission, name: str) -> None:
        chair = commissions.seats(commission)[0].person.user

        def plan() -> Sitting:
            return self.sit(commission, SittingState.PLANNED)

        one, many = one_and_many(chair, reverse(name), plan)
        assert many == one <= MOST

    @pytest.mark.parametrize("name", ["commissions:protocols", "home"])
    def test_protocols_to_sign(self, commission: Commission, name: str) -> None:
        chair = commissions.seats(commission)[0].person.user

        def form() -> None:
            protocol = issuing.make_protocol(commission.organisation, state=SittingState.CLOSED)
            empty, protocol.sitting.commission = protocol.sitting.commission, commission
            protocol.sitting.number = Sitting.objects.count() + 100
            protocol.sitting.save()
            assert empty != commission
            Attendance.objects.bulk_create(
                Attendance(sitting=protocol.sitting, member=member, is_present=True)
                for member in commission.members.all()
            )

        one, many = one_and_many(chair, reverse(name), form)
        assert many == one <= MOST


CASE_PAGES = (
    ("owner", "attestation:my", "submitted"),
    ("owner", "attestation:application", "draft"),
    ("owner", "attestation:check", "draft"),
    ("owner", "portfolio:mine", "teacher"),
    ("owner", "cabinet:documents", "certificate"),
    ("owner", "cabinet:needed", "teacher"),
    ("intake", "attestation:case", "submitted"),
    ("intake", "portfolio:teacher", "teacher"),
    ("entry", "portfolio:observation", "observation"),
    ("entry", "lessons:plan", "teacher"),
    ("entry", "lessons:visit", "visit"),
    ("entry", "lessons:add_observer", "visit"),
    ("entry", "lessons:sheet", "sent sheet"),
    ("owner", "lessons:sheet", "signed sheet"),
    ("owner", "lessons:results", "teacher"),
    ("entry", "portfolio:quality", "teacher"),
    ("entry", "portfolio:transmission", "transmission"),
    ("entry", "sources:person", "teacher"),
    ("owner", "sources:person", "teacher"),
    ("member", "commissions:case", "waiting"),
    ("member", "commissions:item", "item"),
    ("secretary", "commissions:sitting", "session"),
    ("secretary", "commissions:item", "item"),
    ("secretary", "commissions:protocol", "unsigned protocol"),
    ("secretary", "commissions:commission", "commission"),
    ("head", "certificates:order", "issued order"),
    ("ministry", "attestation:case", "submitted"),
    ("ministry", "reports:decisions", ""),
)
WITHOUT_OBJECT = {
    "attestation:my",
    "portfolio:mine",
    "cabinet:documents",
    "cabinet:needed",
    "reports:decisions",
}


def test_no_page_of_a_case_asks_more_than_twenty_times() -> None:
    world = make_world()
    counted = {}
    for principal, name, about in CASE_PAGES:
        named = None if name in WITHOUT_OBJECT else world.objects[about]
        user = world.user(principal, about)
        assert user is not None
        counted[principal, name] = queries(user, reverse(name, kwargs=named))
    assert {page: count for page, count in counted.items() if count > WIDE.get(page[1], MOST)} == {}
