"""The template: the school's own people, lists to choose from, texts that stay texts."""

import io

import pytest
from openpyxl import load_workbook

from bulk.kinds import KINDS, open_desk
from bulk.texts import COLUMNS
from foundation.accounts.models import User
from registry.models import Organisation, Person
from tests.bulk import builders as tables
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db
EVIDENCE = ("courses", "contests", "publications", "experience")


@pytest.fixture
def school() -> Organisation:
    return tables.school_of(2)


@pytest.fixture
def officer(school: Organisation) -> User:
    return registry.officer(school)


@pytest.mark.parametrize("kind", KINDS)
def test_it_holds_the_schools_own_people_and_nobody_else(
    kind: str, school: Organisation, officer: User
) -> None:
    other = registry.teacher(registry.organisation(name="№ 2 мектеп"), "Бөгдебаева")
    sheet = load_workbook(io.BytesIO(tables.template(kind, school, officer))).worksheets[0]
    heading = [cell.value for cell in sheet[1]]
    assert heading == [
        COLUMNS[column.code].heading for column in open_desk(kind, school, officer.pk).columns
    ]
    iins = {row[0].value for row in sheet.iter_rows(min_row=2)}
    ours = Person.objects.filter(employments__organisation=school)
    assert iins == set(ours.values_list("iin", flat=True))
    assert other.iin not in iins


def test_choices_are_lists_of_the_spreadsheet(school: Organisation, officer: User) -> None:
    book = load_workbook(io.BytesIO(tables.template("contests", school, officer)))
    table, guide, lists = book.worksheets
    rules = {str(rule.sqref): rule for rule in table.data_validations.dataValidation}
    row_rule = next(rule for cells, rule in rules.items() if cells.startswith("C2"))
    assert lists.title in row_rule.formula1
    shown = [row[0].value for row in lists.iter_rows(min_row=2) if row[0].value]
    assert [text.split(" ")[0] for text in shown] == ["2.1", "2.2"]
    told = {cell.value for row in guide.iter_rows() for cell in row}
    assert COLUMNS["event"].example in told


@pytest.mark.parametrize("name", ["=1+1", "+7", "-1", "@SUM(A1)", "\tx", "|calc"])
def test_a_name_never_becomes_a_formula(name: str, school: Organisation, officer: User) -> None:
    Person.objects.filter(employments__organisation=school).update(surname=name)
    for kind in KINDS:
        book = load_workbook(io.BytesIO(tables.template(kind, school, officer)))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        assert any(name.strip() in str(cell.value) for cell in cells)


@pytest.mark.parametrize("kind", EVIDENCE)
def test_sent_back_as_it_is_it_holds_nothing(
    kind: str, school: Organisation, officer: User
) -> None:
    with pytest.raises(Exception, match="empty"):
        tables.received(tables.template(kind, school, officer), kind, school, officer)


def test_colleagues_sent_back_as_they_are_are_known(school: Organisation, officer: User) -> None:
    content = tables.template("people", school, officer)
    upload = tables.checked(content, "people", school, officer)
    assert (upload.right, upload.known, upload.wrong) == (0, 2, 0)
