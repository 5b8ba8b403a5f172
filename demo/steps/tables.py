"""Tables that the school of the cast sent: one ready to go in, one with mistakes."""

import csv
import io
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from bulk.kinds import open_desk
from bulk.services import receive_upload
from bulk.texts import COLUMNS
from demo.steps.moments import deliver
from demo.world import World
from foundation.base import clock
from registry.models import Organisation
from registry.states import Role

SENT = 6  # rows
Row = dict[str, object]


def send_tables(world: World, school: Organisation, at: datetime) -> None:
    """Courses of some teachers; nothing of them is entered, so no portfolio changes."""
    with clock.set_to(at):
        _send(world, school, "курстар-қате.csv", _spoilt(_courses(world, school)))
        _send(world, school, "курстар.csv", _courses(world, school))
        deliver()


def _courses(world: World, school: Organisation) -> list[Row]:
    day = clock.today() - timedelta(days=40)
    return [
        {
            "iin": teacher.iin,
            "name": teacher.full_name,
            "title": "«Сабақты зерттеу» курсы",
            "hours": 36,
            "day": f"{day:%d.%m.%Y}",
            "issuer": "Біліктілікті арттыру орталығы",
            "number": f"БА-{number:04d}",
            "link": f"https://example.kz/certificates/{number:04d}.pdf",
        }
        for number, teacher in enumerate(world.teachers[school][:SENT], start=1)
    ]


def _spoilt(rows: list[Row]) -> list[Row]:
    """The slips that people make."""
    slips: list[Row] = [{"hours": "отыз алты"}, {"day": "31.02.2026"}, {"link": ""}]
    return [row | (slips[place] if place < len(slips) else {}) for place, row in enumerate(rows)]


def _send(world: World, school: Organisation, name: str, rows: list[Row]) -> None:
    officer = world.officials[school, Role.DATA_ENTRY]
    codes = [column.code for column in open_desk("courses", school, officer.user_id).columns]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([COLUMNS[code].heading for code in codes])
    writer.writerows([[row[code] for code in codes] for row in rows])
    table = SimpleUploadedFile(name, out.getvalue().encode())
    receive_upload(organisation=school, kind="courses", upload=table, by=officer.user_id)
