"""Each kind of table: what a right row becomes."""

from datetime import date

import pytest

from bulk.kinds import KINDS
from bulk.states import State
from foundation.accounts.models import User
from portfolio.models import Evidence
from registry.models import CategoryHeld, Education, Employment, Organisation, Person
from tests.bulk import builders as tables
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> Organisation:
    return tables.school_of(3)


@pytest.fixture
def officer(school: Organisation) -> User:
    return registry.officer(school)


def teacher(number: int = 0) -> Person:
    return Person.objects.get(surname=f"Мұғалім{number:02d}")


def newcomer() -> Person:
    return Person(iin=registry.iin(4_000), surname="Жаңабаева", given_name="Сая")


@pytest.mark.parametrize("kind", KINDS)
def test_a_right_row_goes_in_by_template_workbook_and_csv(
    kind: str, school: Organisation, officer: User
) -> None:
    tables.olympiad()
    whom = newcomer() if kind == "people" else teacher()
    rows = [tables.right_row(kind, whom)]
    ways = [
        tables.fill(tables.template(kind, school, officer), rows),
        tables.as_xlsx(rows, kind, school, officer),
        tables.as_csv(rows, kind, school, officer),
    ]
    for content in ways:
        upload = tables.checked(content, kind, school, officer)
        assert tables.mistakes(upload) == {}
        assert (upload.state, upload.right) == (State.CHECKED, 1)
    done = tables.entered(ways[0], kind, school, officer)
    assert done.state == State.ENTERED
    again = tables.checked(ways[0], kind, school, officer)
    assert (again.right, again.known) == (0, 1)


def test_a_newcomer_gets_a_post(school: Organisation, officer: User) -> None:
    row = tables.right_row("people", newcomer())
    tables.entered(tables.as_csv([row], "people", school, officer), "people", school, officer)
    work = Employment.objects.get(person__surname="Жаңабаева")
    assert (work.organisation, work.since) == (school, date(2023, 9, 1))
    assert work.post == {"kk": "физика мұғалімі", "ru": "учитель физики"}
    assert work.history.count() == work.person.history.count() == 1


def test_a_diploma_and_a_category_are_entered(school: Organisation, officer: User) -> None:
    for kind in ("education", "categories"):
        row = tables.right_row(kind, teacher())
        tables.entered(tables.as_csv([row], kind, school, officer), kind, school, officer)
    diploma, held = Education.objects.get(), CategoryHeld.objects.get()
    assert (diploma.person, diploma.grade, diploma.is_pedagogical) == (teacher(), "higher", True)
    assert (held.person, held.category, held.until) == (teacher(), "moderator", date(2028, 8, 31))


def test_a_contest_is_entered_with_its_event(school: Organisation, officer: User) -> None:
    event = tables.olympiad()
    row = tables.right_row("contests", teacher())
    tables.entered(tables.as_csv([row], "contests", school, officer), "contests", school, officer)
    piece = Evidence.objects.get()
    assert (piece.row, piece.level, piece.place, piece.event) == (
        "2.1",
        "district",
        "winner",
        event,
    )
    assert piece.entered_by_id == officer.pk
    assert piece.entered_under.user == officer
    assert piece.history.count() == 1


def test_courses_need_no_row_of_the_sheet(school: Organisation, officer: User) -> None:
    row = tables.right_row("courses", teacher())
    tables.entered(tables.as_csv([row], "courses", school, officer), "courses", school, officer)
    piece = Evidence.objects.get()
    assert (piece.row, piece.hours) == ("4.1", 72)
