"""Schools of many teachers, and tables filled as an officer fills them."""

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from bulk.kinds import open_desk
from bulk.models import Upload
from bulk.services import check_upload, confirm_upload, enter_upload, receive_upload
from bulk.template import make_template
from bulk.texts import COLUMNS
from events.models import Event
from events.states import ListKind
from foundation.accounts.models import User
from foundation.base import clock
from registry.models import Organisation, Person
from tests.registry import builders as registry

Cells = dict[str, Any]
LINK = "https://example.kz/papers/1.pdf"


def school_of(teachers: int, name: str = "№ 60 мектеп") -> Organisation:
    school = registry.organisation(name=name)
    for number in range(teachers):
        registry.teacher(school, f"Мұғалім{number:02d}")
    return school


def days_ago(number: int) -> date:
    return clock.today() - timedelta(days=number)


def olympiad(name: str = "Математика олимпиадасы", **facts: Any) -> Event:
    given = {
        "kind": ListKind.NATIONAL,
        "name": {"kk": name, "ru": "Олимпиада по математике"},
        "level": "republic",
        "first_year": 2020,
        "order_number": "514",
        "order_date": date(2011, 12, 7),
        **facts,
    }
    return Event.objects.create(**given)


def right_row(kind: str, who: Person, **cells: Any) -> Cells:
    """A row of a kind without a mistake, by the codes of its columns."""
    day = f"{days_ago(60):%d.%m.%Y}"
    return {"iin": who.iin, "name": who.full_name, "day": day, **RIGHT[kind], **cells}


RIGHT: dict[str, Cells] = {
    "people": {
        "surname": "Жаңабаева",
        "given_name": "Сая",
        "patronymic": "Ерланқызы",
        "post_kind": "Педагог",
        "post_kk": "физика мұғалімі",
        "post_ru": "учитель физики",
        "since": "01.09.2023",
        "teaching_since": "01.09.2015",
    },
    "education": {
        "grade": "жоғары / высшее",
        "pedagogical": "иә",
        "speciality_kk": "Математика",
        "speciality_ru": "Математика",
        "institution_kk": "Қарағанды университеті",
        "institution_ru": "Карагандинский университет",
        "document_number": "ЖБ-Б № 0012345",
        "issued_on": "30.06.2008",
    },
    "categories": {
        "category": "педагог-модератор",
        "post_kk": "математика мұғалімі",
        "post_ru": "учитель математики",
        "since": "01.09.2023",
        "until": "31.08.2028",
        "order_number": "45-ж/қ",
        "order_date": "25.08.2023",
        "certificate_number": "2023-00123",
    },
    "courses": {
        "title": "Критериалды бағалау",
        "hours": "72",
        "issuer": "«Өрлеу» БАҰО",
        "number": "Ө-1",
        "link": LINK,
    },
    "contests": {
        "row": "2.1",
        "title": "Математика олимпиадасы",
        "work": "Олимпиада",
        "level": "аудан/қала",
        "place": "Жеңімпаз",
        "event": "Математика олимпиадасы",
        "issuer": "Білім бөлімі",
        "number": "12",
        "link": LINK,
    },
    "publications": {
        "row": "3.5",
        "title": "Тапсырмалар жинағы",
        "work": "Жинақ",
        "level": "білім беру ұйымының әдістемелік кеңесімен",
        "authors": "2",
        "author_programme": "жоқ",
        "link": LINK,
    },
    "experience": {
        "row": "3.2",
        "title": "Семинардағы баяндама",
        "work": "Семинар",
        "level": "район/город",
        "link": LINK,
    },
}


def as_csv(rows: Sequence[Cells], kind: str, school: Organisation, by: User) -> bytes:
    codes = [column.code for column in open_desk(kind, school, by.pk).columns]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([COLUMNS[code].heading for code in codes])
    writer.writerows([[row.get(code, "") for code in codes] for row in rows])
    return out.getvalue().encode()


def as_xlsx(rows: Sequence[Cells], kind: str, school: Organisation, by: User) -> bytes:
    """Written by another program than the template's, without its lists and looks."""
    codes = [column.code for column in open_desk(kind, school, by.pk).columns]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [COLUMNS[code].kk for code in codes])
        for place, row in enumerate(rows, start=1):
            sheet.write_row(place, 0, [row.get(code, "") for code in codes])
    return out.getvalue()


def fill(template: bytes, rows: Sequence[Cells]) -> bytes:
    """Rows written into a template from its second row on, over the people it came with."""
    book = load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    headings = {cell.value: cell.column for cell in sheet[1]}
    for line in range(2, sheet.max_row + 1):
        for column in headings.values():
            sheet.cell(line, column).value = None
    for line, row in enumerate(rows, start=2):
        for code, value in row.items():
            place = headings.get(COLUMNS[code].heading)
            if place is not None:
                sheet.cell(line, place).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def template(kind: str, school: Organisation, by: User) -> bytes:
    return make_template(open_desk(kind, school, by.pk))


def received(
    content: bytes, kind: str, school: Organisation, by: User, name: str = "кесте.xlsx"
) -> Upload:
    upload = SimpleUploadedFile(name, content)
    return receive_upload(organisation=school, kind=kind, upload=upload, by=by.pk)


def checked(content: bytes, kind: str, school: Organisation, by: User) -> Upload:
    """A table that was sent and looked through by the worker."""
    upload = received(content, kind, school, by)
    check_upload(upload_id=upload.pk)
    upload.refresh_from_db()
    return upload


def entered(content: bytes, kind: str, school: Organisation, by: User) -> Upload:
    """A table that was sent, checked, confirmed and written."""
    upload = checked(content, kind, school, by)
    confirm_upload(upload=upload, by=by.pk)
    enter_upload(upload_id=upload.pk)
    upload.refresh_from_db()
    return upload


def mistakes(upload: Upload, language: str = "ru") -> dict[str, str]:
    """What is wrong, by cell."""
    found = upload.remarks.filter(kind="wrong").order_by("row", "column")
    return {one.cell: one.message[language] for one in found}
