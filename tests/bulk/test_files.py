"""What is no table of a school is refused at once, and nothing is kept of it."""

import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from bulk.models import Upload
from bulk.reading import MOST_COLUMNS, MOST_ROWS
from bulk.texts import COLUMNS
from foundation.accounts.models import User
from foundation.base.errors import Refused
from foundation.base.models import StoredFile
from foundation.base.tables import LARGEST_TABLE, LARGEST_UNPACKED
from registry.models import Organisation
from tests.bulk import builders as tables
from tests.portfolio.builders import PDF
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db
KIND = "courses"
HEADINGS = [COLUMNS[code].heading for code in (
    "iin", "name", "title", "hours", "day", "issuer", "number", "link",
)]  # fmt: skip


@pytest.fixture
def school() -> Organisation:
    return tables.school_of(1)


@pytest.fixture
def officer(school: Organisation) -> User:
    return registry.officer(school)


def workbook(rows: list[list[str]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for place, cells in enumerate(rows):
            sheet.write_row(place, 0, cells)
    return out.getvalue()


ROW = ["850615400019", "", "Курс", "72", "15.02.2026", "Орталық", "1", "https://example.kz/1"]
GOOD = workbook([HEADINGS, ROW])


def repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            after.writestr(part.filename, change(part.filename, before.read(part)))
    return out.getvalue()


def with_entities(name: str, part: bytes) -> bytes:
    """The million laughs: an entity that grows as it is read."""
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    return part.replace(b"?>", b"?>" + laughs, 1) if name.endswith("sheet1.xml") else part


def from_outside(name: str, part: bytes) -> bytes:
    """A file of the server, asked for by an entity."""
    entity = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return part.replace(b"?>", b"?>" + entity, 1) if name.endswith("sheet1.xml") else part


def far_below(name: str, part: bytes) -> bytes:
    return part.replace(b'<row r="2"', b'<row r="99999999999"')


def wide(name: str, part: bytes) -> bytes:
    """A row of a million little cells: it packs to nothing."""
    return part.replace(b"</row>", b"<c/>" * 1_200_000 + b"</row>", 1)


def bomb() -> bytes:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/big.xml", b" " * (LARGEST_UNPACKED + 1))
    return out.getvalue()


def long_csv(rows: int) -> bytes:
    lines = [";".join(HEADINGS), *[";".join(ROW)] * rows]
    return "\r\n".join(lines).encode()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_table"),
    "a PDF": (lambda: PDF, "other_table"),
    "a page": (lambda: b"<html><script>alert(1)</script></html>", "other_table"),
    "half an archive": (lambda: GOOD[: len(GOOD) // 2], "not_a_table"),
    "another archive": (lambda: repacked(lambda name, part: b"") , "not_a_table"),
    "entities": (lambda: repacked(with_entities), "not_a_table"),
    "an outside entity": (lambda: repacked(from_outside), "not_a_table"),
    "a bomb": (bomb, "table_too_large"),
    "cells without end": (lambda: repacked(wide), "table_too_large"),
    "eleven megabytes": (lambda: b"a" * (LARGEST_TABLE + 1), "table_too_large"),
    "rows without end": (lambda: repacked(far_below), "too_many_rows"),
    "ten thousand and one": (lambda: long_csv(MOST_ROWS + 1), "too_many_rows"),
    "a million rows": (lambda: b"1;2\n" * 1_000_000, "too_many_rows"),
    "columns without end": (
        lambda: workbook([[f"x{number}" for number in range(MOST_COLUMNS + 5)], ROW]),
        "too_many_columns",
    ),
    "another table": (lambda: workbook([[*HEADINGS, "Баға"], [*ROW, "5"]]), "unknown_column"),
    "a column twice": (lambda: workbook([[*HEADINGS, HEADINGS[0]], ROW]), "unknown_column"),
    "a column missing": (lambda: workbook([HEADINGS[:-1], ROW[:-1]]), "missing_column"),
    "no rows": (lambda: workbook([HEADINGS]), "empty"),
    "only people": (lambda: workbook([HEADINGS, [ROW[0], "Нұрланова"]]), "empty"),
    "nothing": (lambda: b"", "other_table"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_no_table_is_refused_before_anything_is_kept(
    name: str, school: Organisation, officer: User
) -> None:
    make, code = REFUSED[name]
    with pytest.raises(Refused) as refused:
        tables.received(make(), KIND, school, officer)
    assert (refused.value.code, refused.value.field) == (code, "file")
    assert not Upload.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_a_csv_of_any_program_is_read(
    coding: str, delimiter: str, school: Organisation, officer: User
) -> None:
    """The page 1251 has no Kazakh letters: whoever saves in it uses the Russian headings."""
    headings = [heading.split(" / ")[1] for heading in HEADINGS]
    row = ["850615400019", "", "Курс для учителей", *ROW[3:5], "Центр", *ROW[6:]]
    content = "\r\n".join(delimiter.join(cells) for cells in (headings, row)).encode(coding)
    upload = tables.checked(content, KIND, school, officer)
    assert upload.rows == 1
    assert set(tables.mistakes(upload)) <= {"A2"}


def test_columns_may_stand_in_any_order(school: Organisation, officer: User) -> None:
    upload = tables.checked(workbook([HEADINGS[::-1], ROW[::-1]]), KIND, school, officer)
    assert set(tables.mistakes(upload)) == {"H2"}


def test_only_the_schools_own_officer_sends(school: Organisation) -> None:
    other = registry.officer(registry.organisation(name="№ 2 мектеп"))
    with pytest.raises(Refused) as refused:
        tables.received(GOOD, KIND, school, other)
    assert refused.value.code == "not_officer"
