"""How long ten thousand rows take: `./portal manage bulk_benchmark`.

A made-up school of five hundred teachers sends one table of courses and one of colleagues; each is
received, checked and entered as the worker does it. All of it is undone at the end.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, product
from time import monotonic, process_time

from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from bulk.kinds import open_desk
from bulk.models import Upload
from bulk.reading import MOST_ROWS
from bulk.services import check_upload, confirm_upload, enter_upload, receive_upload
from bulk.states import State
from bulk.texts import COLUMNS
from foundation.accounts.models import User
from foundation.base import clock
from registry.iin import check_digit
from registry.models import Employment, Organisation, Person
from registry.services import grant_role
from registry.states import Level, OrganisationKind, PostKind, Role

TARGET = 60.0  # seconds for a table
TEACHERS = 500
POST = {"kk": "математика мұғалімі", "ru": "учитель математики"}
Row = dict[str, object]


def run() -> Iterator[tuple[str, float, float]]:
    """Of each table its kind, the seconds from its sending to its being entered, and how many of
    them this process worked: the others it waited, for the database or for its turn.
    """
    files: list[str] = []
    try:
        with transaction.atomic():
            iins = _iins()
            school, people = _make_school(list(islice(iins, TEACHERS)))
            officer = _make_officer(school)
            for kind, rows in (("courses", _courses(people)), ("people", _colleagues(iins))):
                yield kind, *_measure(kind, rows, school, officer, files)
            transaction.set_rollback(True)
    finally:
        for path in files:
            storages["private"].delete(path)


def _measure(
    kind: str, rows: Sequence[Row], school: Organisation, officer: User, files: list[str]
) -> tuple[float, float]:
    table = SimpleUploadedFile("table.csv", _as_csv(kind, rows, school, officer))
    begun, worked = monotonic(), process_time()
    upload = receive_upload(organisation=school, kind=kind, upload=table, by=officer.pk)
    files.append(upload.file.path)
    check_upload(upload_id=upload.pk)
    confirm_upload(upload=upload, by=officer.pk)
    enter_upload(upload_id=upload.pk)
    seconds, worked = monotonic() - begun, process_time() - worked
    done = Upload.objects.get(pk=upload.pk)
    if (done.state, done.right) != (State.ENTERED, len(rows)):
        raise RuntimeError(f"{kind}: {done.right} of {len(rows)} rows, {done.state}")
    return seconds, worked


def _make_school(iins: Sequence[str]) -> tuple[Organisation, list[Person]]:
    school = Organisation.objects.create(
        kind=OrganisationKind.SCHOOL,
        level=Level.ORGANISATION,
        name={"kk": "Өлшем мектебі", "ru": "Школа замеров"},
        bin="000000000000",
        register_code="benchmark",
    )
    people = [
        Person(iin=iin, surname=f"Мұғалім{number}", given_name="Айгүл")
        for number, iin in enumerate(iins)
    ]
    Person.objects.bulk_create(people)
    began = clock.today() - timedelta(days=4_000)
    Employment.objects.bulk_create(
        Employment(
            person=person,
            organisation=school,
            post_kind=PostKind.TEACHER,
            post=POST,
            since=began,
            teaching_since=began,
        )
        for person in people
    )
    return school, people


def _make_officer(school: Organisation) -> User:
    officer = User.objects.create_user(email="benchmark@example.kz", name="Өлшеуші")
    grant_role(
        user=officer,
        organisation=school,
        role=Role.DATA_ENTRY,
        since=clock.today(),
        order_number="1",
        order_date=clock.today(),
        by=None,
    )
    return officer


def _iins() -> Iterator[str]:
    """Numbers of nobody, as many as are asked for."""
    for days, serial in product(range(366), range(10_000)):
        eleven = f"{date(1960, 1, 1) + timedelta(days=days):%y%m%d}4{serial:04d}"
        digit = check_digit(eleven)
        if digit is not None:
            yield f"{eleven}{digit}"


def _colleagues(iins: Iterator[str]) -> list[Row]:
    row: Row = {
        "surname": "Жаңабаева",
        "given_name": "Сая",
        "post_kind": "Педагог",
        "post_kk": POST["kk"],
        "post_ru": POST["ru"],
        "since": "01.09.2023",
        "teaching_since": "01.09.2015",
    }
    return [{**row, "iin": iin} for iin in islice(iins, MOST_ROWS)]


def _courses(people: Sequence[Person]) -> list[Row]:
    row: Row = {
        "title": "Критериалды бағалау",
        "hours": 72,
        "day": f"{clock.today() - timedelta(days=60):%d.%m.%Y}",
        "issuer": "Біліктілікті арттыру орталығы",
        "link": "https://example.kz/papers/1.pdf",
    }
    return [
        {**row, "iin": person.iin, "number": f"{number}-{turn}"}
        for number, person in enumerate(people)
        for turn in range(MOST_ROWS // len(people))
    ]


def _as_csv(kind: str, rows: Sequence[Row], school: Organisation, officer: User) -> bytes:
    codes = [column.code for column in open_desk(kind, school, officer.pk).columns]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([COLUMNS[code].heading for code in codes])
    writer.writerows([[row.get(code, "") for code in codes] for row in rows])
    return out.getvalue().encode()
