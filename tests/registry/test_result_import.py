"""Results of the knowledge test come by a file: all rows or none, every mistake by its cell."""

import csv
import io
import time
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from openpyxl import load_workbook

from foundation.accounts.models import User
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from registry import models
from registry.iin import is_valid
from registry.models import Organisation, Person
from registry.result_import import TableRefused, check_table, import_test_results, keep_table
from registry.result_table import COLUMNS
from registry.result_template import make_template
from registry.states import OrganisationKind, Role
from tests.registry.builders import appoint, iin, officer, organisation, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre() -> User:
    department = organisation(OrganisationKind.REGION_DEPARTMENT, name="Орталық")
    return appoint(Role.TESTING_CENTRE, department).user


def row(who: Person, **cells: Any) -> list[Any]:
    values: dict[str, Any] = {
        "iin": who.iin,
        "test_date": "12.03.2026",
        "category": "moderator",
        "subject": "Математика",
        "points": 45,
        "maximum": 60,
        "number": f"T-{who.pk.hex[:8]}",
        **cells,
    }
    return [values[column] for column in COLUMNS]


def as_csv(*rows: list[Any]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([COLUMNS, *rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_xlsx(*rows: list[Any]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet()
        for place, cells in enumerate([list(COLUMNS), *rows]):
            sheet.write_row(place, 0, cells)
    return out.getvalue()


def imported(content: bytes, by: User, name: str = "results.csv") -> Any:
    return import_test_results(file=keep_table(content=content, name=name, by=by.pk), by=by.pk)


def mistakes(content: bytes) -> dict[str, str]:
    return {error.cell: str(error.message) for error in check_table(content=content).errors}


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_rows_are_written_with_a_journal_entry(make: Any, centre: User) -> None:
    who, other = person(), person("Омаров")
    content = make(row(who), row(other, points=60))
    report = imported(content, centre)
    assert (report.rows, report.people) == (2, 2)
    result = who.test_results.get()
    assert (result.points, result.maximum, result.taken_on) == (45, 60, date(2026, 3, 12))
    entry = Entry.objects.get(action="test_results.imported")
    assert entry.facts["rows"] == 2
    assert len(entry.facts["sha256"]) == 64
    assert who.iin not in str(entry.facts)


def test_dates_and_numbers_of_a_spreadsheet_are_understood(centre: User) -> None:
    who = person()
    day = datetime(2026, 3, 12)
    imported(as_xlsx(row(who, iin=int(who.iin), test_date=day, points=45.0)), centre)
    assert who.test_results.get().taken_on == date(2026, 3, 12)


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "unknown person": ({"iin": "000101300003"}, "A2"),
    "number that cannot be": ({"iin": "123456789012"}, "A2"),
    "no person": ({"iin": ""}, "A2"),
    "no such day": ({"test_date": "31.02.2026"}, "B2"),
    "day to come": ({"test_date": "2999-01-01"}, "B2"),
    "before birth": ({"test_date": "1980-01-01"}, "B2"),
    "unknown category": ({"category": "boss"}, "C2"),
    "category without a test": ({"category": "trainee"}, "C2"),
    "no subject": ({"subject": " "}, "D2"),
    "formula": ({"subject": "=1+1"}, "D2"),
    "points above the maximum": ({"points": 61}, "E2"),
    "points below zero": ({"points": -1}, "E2"),
    "half a point": ({"points": "45,5"}, "E2"),
    "too many points": ({"points": 99999, "maximum": 99999}, "E2"),
    "no maximum": ({"maximum": 0, "points": 0}, "F2"),
    "no number": ({"number": ""}, "G2"),
    "long number": ({"number": "9" * 41}, "G2"),
}


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_names_its_cell_and_nothing_is_written(
    name: str, make: Any, centre: User
) -> None:
    cells, at = WRONG[name]
    content = make(row(person(), **cells), row(person("Омаров")))
    found = mistakes(content)
    assert at in found
    assert set(found) <= {at, "F2"}
    with pytest.raises(TableRefused) as refused:
        imported(content, centre)
    assert refused.value.report.errors
    assert not models.TestResult.objects.exists()
    assert not Entry.objects.filter(action="test_results.imported").exists()


def test_a_repeated_number_is_found_in_the_file_and_in_the_register(centre: User) -> None:
    who, other = person(), person("Омаров")
    assert set(mistakes(as_csv(row(who, number="1"), row(other, number="1")))) == {"G2", "G3"}
    imported(as_csv(row(who, number="1")), centre)
    assert set(mistakes(as_csv(row(other, number="1")))) == {"G2"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04 not an archive",
        "бағандар;жоқ\n1;2".encode(),
        as_csv(),
        "iin;test_date".encode("utf-16"),
        b"x" * (10 * 1024 * 1024 + 1),
        as_csv(["x" * 200_000]),
    ],
    ids=[
        *("empty", "image", "broken archive", "other heading", "no rows", "utf-16", "too large"),
        "endless cell",
    ],
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        check_table(content=content)


def repacked(content: bytes, change: Any) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            after.writestr(part.filename, change(part.filename, before.read(part)))
    return out.getvalue()


@pytest.mark.parametrize("start", range(40, 2_000, 100))
def test_a_damaged_workbook_is_refused_wherever_the_damage_is(start: int) -> None:
    content = bytearray(as_xlsx(row(person())))
    content[start : start + 40] = b"\xff" * 40
    with pytest.raises(Refused):
        check_table(content=bytes(content))


def test_a_row_that_no_sheet_has_is_refused() -> None:
    def far_below(name: str, part: bytes) -> bytes:
        return part.replace(b'<row r="2"', b'<row r="99999999999"')

    with pytest.raises(Refused):
        check_table(content=repacked(as_xlsx(row(person())), far_below))


def test_lines_may_end_as_any_program_ends_them(centre: User) -> None:
    who = person()
    content = as_csv(row(who)).replace(b"\r\n", b"\r")
    assert imported(content, centre).rows == 1


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_workbook_with_a_document_type_is_refused(coding: str) -> None:
    def with_entities(name: str, part: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return part
        text = part.decode().replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1)
        return text.replace("UTF-8", coding).encode(coding)

    with pytest.raises(Refused):
        check_table(content=repacked(as_xlsx(row(person())), with_entities))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO(as_xlsx(row(person())))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/big.xml", b" " * (101 * 1024 * 1024))
    with pytest.raises(Refused) as refused:
        check_table(content=out.getvalue())
    assert refused.value.code == "table_too_large"


def test_too_many_rows_are_refused() -> None:
    line = row(person())
    with pytest.raises(Refused) as refused:
        check_table(content=as_csv(*[line] * 20_001))
    assert refused.value.code == "too_many_rows"


def test_only_the_testing_centre_imports() -> None:
    by = officer(organisation())
    with pytest.raises(Refused) as refused:
        imported(as_csv(row(person())), by)
    assert refused.value.code == "not_testing_centre"


def test_ten_thousand_rows_are_imported_well_under_a_minute(centre: User) -> None:
    people = Person.objects.bulk_create(
        Person(iin=one, surname="Б", given_name="А") for one in {iin() for _ in range(1_000)}
    )
    rows = [row(who, number=f"{who.pk}-{turn}") for who in people for turn in range(10)]
    rows = [[*cells[:-1], f"N{number}"] for number, cells in enumerate(rows)]
    started = time.monotonic()
    report = imported(as_xlsx(*rows), centre, "results.xlsx")
    assert time.monotonic() - started < 20
    assert models.TestResult.objects.count() == report.rows == len(rows)


def test_the_template_is_a_table_without_rows() -> None:
    book = load_workbook(io.BytesIO(make_template()))
    assert [cell.value for cell in book.worksheets[0][1]] == list(COLUMNS)
    with pytest.raises(Refused) as refused:
        check_table(content=make_template())
    assert refused.value.code == "empty"


def test_builders_make_valid_numbers() -> None:
    assert all(is_valid(iin()) for _ in range(100))


class TestCommand:
    def test_imports(self, tmp_path: Path, centre: User) -> None:
        file = tmp_path / "results.csv"
        file.write_bytes(as_csv(row(person())))
        call_command("import_test_results", file, by=centre.email)
        assert models.TestResult.objects.count() == 1

    def test_names_the_cells(
        self, tmp_path: Path, centre: User, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "results.csv"
        file.write_bytes(as_csv(row(person(), points=61)))
        with pytest.raises(CommandError):
            call_command("import_test_results", file, by=centre.email)
        assert "E2:" in capsys.readouterr().err
        assert not models.TestResult.objects.exists()

    def test_checks_only(self, tmp_path: Path, centre: User) -> None:
        file = tmp_path / "results.csv"
        file.write_bytes(as_csv(row(person())))
        call_command("import_test_results", file, by=centre.email, check=True)
        assert not models.TestResult.objects.exists()

    def test_says_what_is_missing(self, tmp_path: Path, centre: User) -> None:
        with pytest.raises(CommandError):
            call_command("import_test_results", tmp_path / "none", by=centre.email)
        with pytest.raises(CommandError):
            call_command("import_test_results", tmp_path / "none", by="nobody@example.kz")


class TestPages:
    @pytest.fixture(autouse=True)
    def logged_in(self, client: Client, centre: User) -> None:
        client.force_login(centre)

    def send(self, client: Client, content: bytes, name: str = "results.csv") -> Any:
        form = client.get("/test-results/").context["form"]
        token = form["form_token"].value()
        upload = SimpleUploadedFile(name, content)
        return client.post("/test-results/", {"form_token": token, "file": upload})

    def test_the_file_is_checked_then_confirmed_once(self, client: Client) -> None:
        checked = self.send(client, as_csv(row(person())))
        assert not models.TestResult.objects.exists()
        form = checked.context["form"]
        data = {"form_token": form["form_token"].value(), "file_id": form["file_id"].value()}
        for _ in range(2):
            answer = client.post("/test-results/import/", data)
            assert answer.status_code == 302
        assert models.TestResult.objects.count() == 1
        assert client.get("/test-results/").context["imports"][0][1].name == "results.csv"

    def test_mistakes_are_shown_by_cell_without_a_button(self, client: Client) -> None:
        checked = self.send(client, as_csv(row(person(), points=61)))
        assert "E2" in checked.content.decode()
        assert "form" not in checked.context

    def test_another_file_is_refused_in_the_form(self, client: Client) -> None:
        answer = self.send(client, b"<html>", "results.csv")
        assert answer.context["form"].errors["file"]

    def test_somebody_elses_file_is_not_found(self, client: Client, centre: User) -> None:
        other = appoint(Role.TESTING_CENTRE, Organisation.objects.get()).user
        kept = keep_table(content=as_csv(row(person())), name="a.csv", by=other.pk)
        checked = self.send(client, as_csv(row(person())))
        token = checked.context["form"]["form_token"].value()
        answer = client.post("/test-results/import/", {"form_token": token, "file_id": kept.pk})
        assert answer.status_code == 404

    def test_the_template_is_a_download(self, client: Client) -> None:
        answer = client.get("/test-results/template/")
        assert "attachment" in answer.headers["Content-Disposition"]

    @pytest.mark.parametrize("path", ["/test-results/", "/test-results/template/"])
    def test_an_officer_of_a_school_is_refused(self, client: Client, path: str) -> None:
        client.force_login(officer(organisation()))
        assert client.get(path).status_code == 403
