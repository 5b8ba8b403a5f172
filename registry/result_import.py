"""Importing results of the knowledge test from the testing centre's file: all rows or none."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

import scoring
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.files import keep, read
from foundation.base.models import StoredFile
from foundation.base.tables import type_of
from foundation.journal.services import record
from registry.models import Person, TestResult
from registry.permissions import may_import
from registry.result_rows import CellError, ResultRow, check_row
from registry.result_table import read_lines

BATCH = 2_000


@dataclass(frozen=True)
class ImportReport:
    """What a file holds: rows and people, and every mistake by its cell."""

    rows: int
    people: int
    errors: tuple[CellError, ...]


class TableRefused(Refused):
    """The table has mistakes: nothing was written."""

    def __init__(self, report: ImportReport) -> None:
        message = _("The table has mistakes. Nothing was written.")
        super().__init__("table_errors", message, field="file")
        self.report = report


def check_table(*, content: bytes) -> ImportReport:
    """The dry run: reads and checks everything, writes nothing. Refused if it is no table."""
    return _check(content)[0]


def keep_table(*, content: bytes, name: str, by: UUID) -> StoredFile:
    """Store a checked table, so that the very bytes that were checked are imported."""
    return keep(content=content, name=name[-200:], content_type=type_of(content), by_id=by)


@transaction.atomic
def import_test_results(*, file: StoredFile, by: UUID) -> ImportReport:
    """Write every row of a kept table. Refused: not the testing centre; TableRefused: mistakes."""
    verdict = may_import(User.objects.get(pk=by))
    if not verdict:
        raise Refused("not_testing_centre", verdict.reason)
    report, rows = _check(read(file))
    if report.errors:
        raise TableRefused(report)
    _write(rows, by)
    facts = {"rows": report.rows, "people": report.people, "sha256": file.sha256}
    record(action="test_results.imported", on=file, by=by, facts=facts)
    return report


def _write(rows: list[ResultRow], by: UUID) -> None:
    people = _people(rows)
    now = clock.now()
    results = [
        TestResult(
            person_id=people[row.iin],
            taken_on=row.taken_on,
            category=row.category,
            subject=row.subject,
            points=row.points,
            maximum=row.maximum,
            source_number=row.source_number,
            imported_at=now,
            imported_by_id=by,
        )
        for row in rows
    ]
    try:
        with transaction.atomic():
            TestResult.objects.bulk_create(results, batch_size=BATCH)
    except IntegrityError as error:
        message = _("Some of these results were imported meanwhile. Check the file again.")
        raise Refused("imported_meanwhile", message) from error


def _check(content: bytes) -> tuple[ImportReport, list[ResultRow]]:
    lines = read_lines(content)
    categories = set(scoring.ruleset_on(clock.today()).test.thresholds.percent)
    rows: list[ResultRow] = []
    errors: list[CellError] = []
    for line in lines:
        checked = check_row(line, categories)
        if isinstance(checked, ResultRow):
            rows.append(checked)
        else:
            errors += checked
    errors += _unknown_people(rows) + _repeated_numbers(rows)
    people = len({row.iin for row in rows})
    return ImportReport(len(lines), people, tuple(errors)), rows


def _people(rows: list[ResultRow]) -> dict[str, UUID]:
    found = Person.objects.filter(iin__in={row.iin for row in rows})
    return dict(found.values_list("iin", "pk"))


def _unknown_people(rows: list[ResultRow]) -> list[CellError]:
    known = _people(rows)
    message = _("Nobody in the register has this IIN.")
    return [CellError(row.at, message) for row in rows if row.iin not in known]


def _repeated_numbers(rows: list[ResultRow]) -> list[CellError]:
    counts = Counter(row.source_number for row in rows)
    before = TestResult.objects.filter(source_number__in=counts)
    known = set(before.values_list("source_number", flat=True))
    errors = []
    for row in rows:
        if row.source_number in known:
            errors.append(CellError(row.number_at, _("This result was already imported.")))
        elif counts[row.source_number] > 1:
            errors.append(CellError(row.number_at, _("This number stands in several rows.")))
    return errors
