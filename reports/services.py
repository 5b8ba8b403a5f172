"""Writes of the reports: that somebody took a table away."""

from tempfile import TemporaryFile
from typing import IO, Any

from django.db import transaction
from django.db.models import QuerySet

from foundation.accounts.models import User
from foundation.journal.services import record
from reports.xlsx import write_decisions

AT_A_TIME = 2000


@transaction.atomic
def export_decisions(*, rows: QuerySet[Any], chosen: dict[str, str], by: User) -> IO[bytes]:
    """The decisions as an open XLSX file. The journal keeps who took which rows, and how many."""
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it when it is sent
    written = write_decisions(rows.iterator(chunk_size=AT_A_TIME), to=file)
    record(
        action="report.exported",
        on=by,
        by=by.pk,
        facts={"report": "decisions", "filter": chosen, "rows": written},
    )
    file.seek(0)
    return file
