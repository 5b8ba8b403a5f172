"""A school with observers, visits and sheets in every state, made by the services."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from foundation.accounts.models import User
from foundation.base import calendar, clock
from lessons.models import Sheet, Visit
from lessons.services import acknowledge_sheet, object_to_sheet, plan_visit, sign_sheet
from lessons.services.drafts import save_draft, send_sheet
from lessons.services.signing import sheet_content
from portfolio.states import ObserverKind
from registry.models import Organisation, Person
from registry.states import OrganisationKind, PostKind, Role
from tests.commissions.builders import cms_of
from tests.portfolio.builders import levels
from tests.registry import builders as registry

HEADER = {
    "subject": "Алгебра",
    "class_or_group": "9 «Б»",
    "learning_aims": "9.2.2.1",
    "topic_and_aims": "Квадрат теңдеулер",
}


class School:
    """A school with its officer, head, teacher and one observer of every kind."""

    def __init__(self) -> None:
        self.organisation = registry.organisation()
        self.entry = registry.officer(self.organisation)
        self.head = self._staff("Басшыбаев", PostKind.HEAD)
        registry.appoint(Role.HEAD, self.organisation, self.head.user)
        self.deputy = self._staff("Орынбасарова", PostKind.DEPUTY)
        self.methodist = self._staff("Әдіскерова", PostKind.METHODIST)
        self.teacher = registry.teacher(self.organisation, "Нұрланова")
        self.colleague = registry.teacher(self.organisation, "Әріптесова")
        cabinet = registry.organisation(OrganisationKind.METHOD_CABINET, name="Әдістемелік кабинет")
        self.cabinet = registry.teacher(cabinet, "Кабинетова", post_kind=PostKind.CABINET_METHODIST)
        self.member = registry.teacher(registry.organisation(), "Мүшебаева")
        registry.appoint(Role.COMMISSION_MEMBER, self.organisation, self.member.user)

    def _staff(self, surname: str, post_kind: str) -> Person:
        return registry.teacher(self.organisation, surname, post_kind=post_kind)

    @property
    def observers(self) -> dict[str, Person]:
        """One person of every kind."""
        return {
            ObserverKind.HEAD: self.head,
            ObserverKind.DEPUTY: self.deputy,
            ObserverKind.METHODIST: self.methodist,
            ObserverKind.TEACHER: self.colleague,
            ObserverKind.CABINET_METHODIST: self.cabinet,
            ObserverKind.COMMISSION_MEMBER: self.member,
        }


def working_day(days_on: int = 1) -> date:
    """The so manyeth working day from today; of a negative number, back."""
    if days_on > 0:
        return calendar.add_working_days(clock.today(), days_on)
    day = clock.today()
    for _number in range(-days_on):
        day -= timedelta(days=1)
        while not calendar.is_working_day(day):
            day -= timedelta(days=1)
    return day


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def plan_for(
    person: Person, observers: Sequence[tuple[Person, str]], begins_at: datetime, by: User
) -> Visit:
    """A visit of an hour of one's own choice."""
    return plan_visit(
        person=person,
        subject="Алгебра",
        class_group="9 «Б»",
        begins_at=begins_at,
        observers=observers,
        by=by.pk,
    )


def given_to(
    person: Person, observers: Sequence[tuple[Person, str]], by: User, *, days_ago: int
) -> Visit:
    """A visit to a lesson that was given, planned that morning."""
    day = working_day(-days_ago)
    with clock.set_to(at(day, 8)):
        return plan_for(person, observers, at(day), by)


def plan(
    school: School, observers: Sequence[tuple[Person, str]] | None = None, **facts: Any
) -> Visit:
    """A visit on the next working day at ten, by the school's officer."""
    given: dict[str, Any] = {
        "person": school.teacher,
        "subject": "Алгебра",
        "class_group": "9 «Б»",
        "begins_at": at(working_day()),
        "observers": [(school.head, ObserverKind.HEAD)] if observers is None else observers,
        "by": school.entry.pk,
        **facts,
    }
    return plan_visit(**given)


def given(
    school: School,
    observers: Sequence[tuple[Person, str]] | None = None,
    *,
    days_ago: int = 1,
    hour: int = 10,
    **facts: Any,
) -> Visit:
    """A visit to a lesson that was given some working days ago and planned that morning."""
    day = working_day(-days_ago)
    with clock.set_to(at(day, 8)):
        several = len(observers or []) > 1
        moment = at(day, hour)
        return plan(school, observers, begins_at=moment, **{"is_shared": several, **facts})


def content(total: int = 70, **facts: Any) -> dict[str, Any]:
    """A whole sheet of the school's form with levels that add up to a total."""
    return {
        "header": HEADER,
        "levels": {str(number): level for number, level in levels(total).items()},
        "notes": {"1.1": "Мақсат айқын."},
        "conclusions": "Мақсатқа жетті.",
        "recommendations": "Саралауды күшейту.",
        "photo": None,
        **facts,
    }


def sheet_of(visit: Visit, observer: Person) -> Sheet:
    return visit.sheets.select_related("observer__user", "visit__person__user").get(
        observer=observer, replaces=None
    )


def fill(sheet: Sheet, total: int = 70, **facts: Any) -> Sheet:
    by = user_id(sheet.observer)
    return save_draft(
        sheet_id=sheet.pk,
        base_version=sheet.version,
        device="сынақ",
        content=content(total, **facts),
        by=by,
    )


def send(sheet: Sheet, total: int = 70, **facts: Any) -> Sheet:
    filled = fill(sheet, total, **facts)
    return send_sheet(sheet_id=sheet.pk, version=filled.version, by=user_id(sheet.observer))


def sign(sheet: Sheet) -> Sheet:
    sheet.refresh_from_db()
    cms = cms_of(sheet.observer, sheet_content(sheet))
    sign_sheet(sheet=sheet, cms=cms, by=user_id(sheet.observer))
    return Sheet.objects.get(pk=sheet.pk)


def signed(school: School, total: int = 70, **facts: Any) -> Sheet:
    """One signed sheet of a lesson that the head observed."""
    visit = given(school, **facts)
    sheet = visit.sheets.get()
    send(sheet, total)
    return sign(sheet)


def objected(school: School, reason: str = "Сабақ басқа еді.") -> Sheet:
    return object_to_sheet(sheet=signed(school), reason=reason, by=user_id(school.teacher))


def acknowledged(school: School) -> Sheet:
    return acknowledge_sheet(sheet=signed(school), by=user_id(school.teacher))


def user_id(person: Person) -> Any:
    assert person.user_id is not None
    return person.user_id


def staff_of(organisation: Organisation, role: str) -> Any:
    """Somebody with a role in the department above an organisation."""
    body = registry.organisation(OrganisationKind.DISTRICT_DEPARTMENT, name="Бөлім")
    body.district, body.region = organisation.district, organisation.region
    body.save()
    return registry.appoint(role, body).user
