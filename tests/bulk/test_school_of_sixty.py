"""A school of sixty teachers fills its portfolios by the tables, with forty-five wrong rows."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from bulk.kinds import KINDS, open_desk
from bulk.models import Upload
from bulk.states import State
from foundation.accounts.models import User
from portfolio.models import Evidence
from portfolio.selectors import assess
from portfolio.selectors.people import teachers_of
from registry.models import CategoryHeld, Education, Employment, Organisation, Person
from registry.states import Category, PostKind
from tests.bulk import builders as tables
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db
TEACHERS = 60
EVIDENCE = ("courses", "contests", "publications", "experience")


@dataclass(frozen=True)
class World:
    school: Organisation
    officer: User
    teachers: list[Person]
    stranger: Person
    head: Person
    newcomers: list[Person]


@dataclass(frozen=True)
class Wrong:
    """A wrong row: what is written in it and the column whose cell is named."""

    kind: str
    column: str
    cells: Callable[[World], tables.Cells]


def wrong(kind: str, column: str, **cells: Any) -> Wrong:
    """A row of a teacher of the school with wrong cells."""

    def of(world: World) -> tables.Cells:
        who = world.newcomers[-1] if kind == "people" else world.teachers[1]
        return tables.right_row(kind, who, **{"title": "Өзге іс", **cells} | cells)

    return Wrong(kind, column, of)


def about(kind: str, column: str, who: Callable[[World], Person], **cells: Any) -> Wrong:
    return Wrong(kind, column, lambda world: tables.right_row(kind, who(world), **cells))


def stranger(world: World) -> Person:
    return world.stranger


def third(world: World) -> Person:
    return world.teachers[2]


UNKNOWN = Person(iin=registry.iin(9_000), surname="Белгісіз", given_name="Адам")
WRONG: dict[str, Wrong] = {
    # colleagues and posts
    "check digit": wrong("people", "iin", iin="850615400129"),
    "eleven digits": wrong("people", "iin", iin="85061540012"),
    "no surname": wrong("people", "surname", surname=""),
    "another's name": about("people", "surname", stranger, surname="Өзгеше"),
    "unknown post": wrong("people", "post_kind", post_kind="Сиқыршы"),
    "future post": wrong("people", "since", since="01.09.2099"),
    "ends early": wrong("people", "until", until="01.01.2020"),
    "taught unborn": wrong("people", "teaching_since", teaching_since="01.01.1980"),
    "other days": about(
        "people", "since", third, surname="Мұғалім02", given_name="Айгүл", since="01.09.2019"
    ),
    "long post": wrong("people", "post_kk", post_kk="м" * 201),
    # documents of education
    "unknown person": about("education", "iin", lambda _world: UNKNOWN),
    "other school": about("education", "iin", stranger),
    "unknown grade": wrong("education", "grade", grade="бакалаврлық емес"),
    "future diploma": wrong("education", "issued_on", issued_on="30.06.2099"),
    "diploma unborn": wrong("education", "issued_on", issued_on="30.06.1980"),
    "no diploma number": wrong("education", "document_number", document_number=""),
    # categories held
    "unknown category": wrong("categories", "category", category="педагог-сиқыршы"),
    "no last day": wrong("categories", "until", until=""),
    "late order": wrong("categories", "order_date", order_date="01.10.2023"),
    "held already": about("categories", "since", third),
    "two at once": about(
        "categories", "since", lambda world: world.teachers[0], since="01.10.2023"
    ),
    # courses
    "hours in words": wrong("courses", "hours", hours="жетпіс екі"),
    "no hours": wrong("courses", "hours", hours="0"),
    "before the period": wrong("courses", "day", day="15.02.2009"),
    "no such day": wrong("courses", "day", day="31.02.2026"),
    "no link": wrong("courses", "link", link=""),
    "no address": wrong("courses", "link", link="папкада"),
    "name of another": wrong("courses", "name", name="Мұғалім09 Айгүл"),
    "twice": about("courses", "iin", lambda world: world.teachers[0]),
    # olympiads and contests
    "unknown level": wrong("contests", "level", level="ғалам"),
    "unknown row": wrong("contests", "row", row="9.9"),
    "row of another table": wrong("contests", "row", row="3.3"),
    "no row": wrong("contests", "row", row="бірінші"),
    "not in the list": wrong("contests", "event", event="Жұлдыздар додасы"),
    "no event, no reason": wrong("contests", "event", event=""),
    "list of other years": wrong("contests", "event", event="Ескі олимпиада"),
    "unknown result": wrong("contests", "place", place="төртінші орын"),
    "formula": wrong("contests", "title", title='=HYPERLINK("https://example.kz")'),
    "long title": wrong("contests", "title", title="т" * 301),
    "no title": wrong("contests", "title", title=""),
    # publications and materials
    "many authors": wrong("publications", "authors", row="3.3", level="altynsarin", authors="4"),
    "edition of another row": wrong("publications", "level", level="altynsarin"),
    "two and a half authors": wrong("publications", "authors", authors="2,5"),
    "no kind of work": wrong("publications", "work", work=""),
    # talks, groups, shared experience
    "nothing covered": wrong("experience", "covered", row="3.1", level="region"),
    "head's portfolio": about("experience", "iin", lambda world: world.head),
}


@pytest.fixture
def world() -> World:
    school = tables.school_of(TEACHERS)
    head = registry.person("Басшыбаева")
    registry.employ(head, school, post_kind=PostKind.HEAD)
    other = registry.organisation(name="№ 2 мектеп")
    tables.olympiad()
    tables.olympiad("Ескі олимпиада", last_year=2021)
    teachers = list(teachers_of([school.pk]))
    registry.hold(teachers[2], Category.MODERATOR, date(2022, 9, 1), date(2027, 8, 31))
    newcomers = [
        Person(iin=registry.iin(5_000 + number), surname=f"Жаңа{number}", given_name="Сая")
        for number in range(4)
    ]
    return World(
        school, registry.officer(school), teachers, registry.teacher(other), head, newcomers
    )


def right_rows(world: World, kind: str) -> list[tables.Cells]:
    if kind == "people":
        new = world.newcomers[:3]
        return [
            tables.right_row(kind, one, surname=one.surname, given_name=one.given_name)
            for one in new
        ]
    whom = [one for number, one in enumerate(world.teachers) if kind != "categories" or number != 2]
    return [tables.right_row(kind, one) for one in whom]


def template(client: Client, world: World, kind: str) -> bytes:
    return client.get(reverse("bulk:template", args=[world.school.pk, kind])).content


def cells_named(world: World, kind: str) -> dict[str, str]:
    """The cell that each wrong row of a kind must be told by; they stand below the right rows."""
    first = 2 + len(right_rows(world, kind))
    codes = [column.code for column in open_desk(kind, world.school, world.officer.pk).columns]
    found = [(name, one) for name, one in WRONG.items() if one.kind == kind]
    return {
        f"{get_column_letter(codes.index(one.column) + 1)}{first + place}": name
        for place, (name, one) in enumerate(found)
    }


def sent(client: Client, world: World, kind: str, *, mended: bool) -> Upload:
    rows = right_rows(world, kind)
    if not mended:
        rows += [one.cells(world) for one in WRONG.values() if one.kind == kind]
    content = tables.fill(template(client, world, kind), rows)
    take = tables.entered if mended else tables.checked
    return take(content, kind, world.school, world.officer)


@pytest.fixture
def browser(client: Client, world: World) -> Client:
    client.force_login(world.officer)
    return client


def test_there_are_more_than_forty_wrong_rows_of_every_kind() -> None:
    assert len(WRONG) >= 40
    assert {one.kind for one in WRONG.values()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_wrong_row_is_named_by_its_cell_and_nothing_goes_in(
    kind: str, browser: Client, world: World
) -> None:
    upload = sent(browser, world, kind, mended=False)
    assert upload.state == State.MISTAKES
    kk, ru = tables.mistakes(upload, "kk"), tables.mistakes(upload, "ru")
    assert set(ru) == set(cells_named(world, kind))
    assert all(kk[cell] and ru[cell] and kk[cell] != ru[cell] for cell in ru)
    assert upload.wrong == len(ru)
    assert upload.right == len(right_rows(world, kind))
    assert not Evidence.objects.exists()
    assert not Education.objects.exists()
    assert CategoryHeld.objects.count() == 1
    assert Employment.objects.count() == TEACHERS + 2


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_page_and_the_marked_table_name_the_cells(
    language: str, browser: Client, world: World
) -> None:
    browser.cookies["django_language"] = language
    world.officer.language = language
    world.officer.save()
    upload = sent(browser, world, "contests", mended=False)
    page = browser.get(reverse("bulk:upload", args=[upload.pk])).content.decode()
    marked = browser.get(reverse("bulk:marked", args=[upload.pk])).content
    sheet = load_workbook(io.BytesIO(marked)).worksheets[0]
    reasons = {row[0].row: str(row[-1].value) for row in sheet.iter_rows(min_row=2)}
    for cell, message in tables.mistakes(upload, language).items():
        assert f">{cell}<" in page
        assert f"{cell}: {message}" in reasons[int(cell[1:])]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_a_mended_table_goes_in_whole_and_points_follow(browser: Client, world: World) -> None:
    before = {person.pk: assess(person) for person in world.teachers}
    assert all(found is not None and found.score.total == 0 for found in before.values())
    for kind in KINDS:
        upload = sent(browser, world, kind, mended=True)
        assert (upload.state, upload.wrong) == (State.ENTERED, 0)
        assert upload.right == len(right_rows(world, kind))
    assert Person.objects.filter(surname__startswith="Жаңа").count() == 3
    assert Education.objects.count() == TEACHERS
    assert CategoryHeld.objects.count() == TEACHERS
    assert Evidence.objects.count() == TEACHERS * len(EVIDENCE)
    for person in Person.objects.filter(pk__in=before):
        found = assess(person)
        assert found is not None
        points = {row.row: row.points for row in found.score.rows}
        assert all(points[row] > 0 for row in ("2.1", "3.2", "3.5", "4.1"))


def test_the_marked_table_may_be_mended_and_sent_back(browser: Client, world: World) -> None:
    upload = sent(browser, world, "courses", mended=False)
    marked = browser.get(reverse("bulk:marked", args=[upload.pk])).content
    book = load_workbook(io.BytesIO(marked))
    sheet = book.worksheets[0]
    sheet.delete_rows(2 + TEACHERS, 100)
    out = io.BytesIO()
    book.save(out)
    again = tables.checked(out.getvalue(), "courses", world.school, world.officer)
    assert (again.state, again.right) == (State.CHECKED, TEACHERS)
