"""What observed lessons show: to the teacher over the years, to departments of their observers."""

import io
from fractions import Fraction

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from foundation.journal.models import Entry
from lessons.selectors.means import observer_means
from lessons.selectors.results import sheets_about, strengths_of
from lessons.services import correct_sheet
from portfolio.services import withdraw_observation
from portfolio.states import ObserverKind
from registry.models import Organisation, Person
from registry.states import Role
from tests.lessons.visiting import (
    School,
    given,
    objected,
    send,
    sheet_of,
    sign,
    signed,
    staff_of,
    user_id,
)
from tests.portfolio.builders import observation
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return School()


class TestStrengths:
    def test_by_criterion_and_year(self, school: School) -> None:
        observation(school.teacher, school.entry, levels=dict.fromkeys(range(1, 35), 3))
        observation(school.teacher, school.entry, levels=dict.fromkeys(range(1, 35), 1))
        (form,) = strengths_of(sheets_about(school.teacher))
        assert form.sheets == [2] and len(form.years) == 1
        assert {one.points[0].percent for one in form.criteria} == {66}, "two of three, cut"

    def test_one_weak_criterion_is_seen(self, school: School) -> None:
        weak = {**dict.fromkeys(range(1, 35), 3), 1: 0, 2: 0}
        observation(school.teacher, school.entry, levels=weak)
        (form,) = strengths_of(sheets_about(school.teacher))
        assert form.criteria[0].points[0].percent < 100  # type: ignore[operator]
        assert form.criteria[-1].points[0].percent == 100

    def test_what_was_withdrawn_is_left_out(self, school: School) -> None:
        entry = observation(school.teacher, school.entry)
        withdraw_observation(observation=entry, reason="қате", by=school.entry.pk)
        assert sheets_about(school.teacher) == []

    def test_all_recommendations_stand_in_one_list(self, school: School) -> None:
        observation(school.teacher, school.entry, recommendations="Бірінші кеңес")
        observation(school.teacher, school.entry, recommendations="Екінші кеңес")
        client = Client()
        client.force_login(school.teacher.user)
        page = client.get(reverse("lessons:results", args=[school.teacher.pk])).content.decode()
        assert "Бірінші кеңес" in page and "Екінші кеңес" in page


def means(school: School) -> dict[str, tuple[Fraction, Fraction | None]]:
    schools = Organisation.objects.filter(pk=school.organisation.pk)
    return {one.observer.surname: (one.mean, one.others) for one in observer_means(schools)}


def shared(school: School, totals: dict[Person, int]) -> None:
    kinds = {person: kind for kind, person in school.observers.items()}
    visit = given(school, [(person, kinds[person]) for person in totals])
    for person, total in totals.items():
        send(sheet_of(visit, person), total)
    for person in totals:
        sign(sheet_of(visit, person))


class TestObservers:
    def test_in_a_shared_lesson_against_the_others_of_it(self, school: School) -> None:
        shared(school, {school.head: 80, school.deputy: 60, school.cabinet: 62})
        found = means(school)
        assert found["Басшыбаев"] == (80, 61)
        assert found["Орынбасарова"] == (60, 71)

    def test_without_others_in_the_lesson_against_the_same_teacher_s(self, school: School) -> None:
        signed(school, 90)
        one_of(school, school.deputy, ObserverKind.DEPUTY, 60)
        other = registry.teacher(school.organisation, "Басқа")
        one_of(school, school.cabinet, ObserverKind.CABINET_METHODIST, 40, person=other)
        assert means(school)["Басшыбаев"] == (90, 60)

    def test_without_others_at_all_against_everybody(self, school: School) -> None:
        signed(school, 90)
        other = registry.teacher(school.organisation, "Басқа")
        one_of(school, school.cabinet, ObserverKind.CABINET_METHODIST, 40, person=other)
        assert means(school) == {"Басшыбаев": (90, 40), "Кабинетова": (40, 90)}

    def test_one_alone_is_held_against_nobody(self, school: School) -> None:
        signed(school, 90)
        assert means(school) == {"Басшыбаев": (90, None)}

    def test_a_replaced_sheet_gives_way_to_its_correction(self, school: School) -> None:
        sheet = signed(school, 90)
        opened = correct_sheet(sheet=sheet, reason="қате", by=user_id(school.head))
        send(opened, 70)
        assert means(school)["Басшыбаев"][0] == 90
        sign(opened)
        assert means(school)["Басшыбаев"][0] == 70

    def test_what_is_not_signed_is_not_counted(self, school: School) -> None:
        send(given(school).sheets.get())
        assert means(school) == {}

    def test_the_department_reads_them_and_takes_them_away(self, school: School) -> None:
        objected(school)
        client = Client()
        client.force_login(staff_of(school.organisation, Role.DISTRICT_STAFF))
        page = client.get(reverse("reports:observers")).content.decode()
        assert school.head.full_name in page
        taken = client.post(reverse("reports:export_observers"))
        sheet = openpyxl.load_workbook(io.BytesIO(b"".join(taken))).active
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[1][:4] == (school.head.full_name, "1", "0", "70")
        assert Entry.objects.filter(action="report.exported").count() == 1

    @pytest.mark.parametrize("who", ["head", "deputy", "teacher", "member", "cabinet"])
    def test_nobody_of_the_school_reads_them(self, school: School, who: str) -> None:
        client = Client()
        client.force_login(getattr(school, who).user)
        assert client.get(reverse("reports:observers")).status_code == 403
        assert client.post(reverse("reports:export_observers")).status_code == 403


def one_of(school: School, who: Person, kind: str, total: int, **facts: object) -> None:
    visit = given(school, [(who, kind)], days_ago=3, **facts)
    sheet = visit.sheets.get()
    send(sheet, total)
    sign(sheet)
