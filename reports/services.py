"""Writes of the reports: that somebody took a table away."""

from collections.abc import Sequence
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from foundation.accounts.models import User
from foundation.journal.services import record
from lessons.selectors.means import ObserverMean
from reports import observers
from reports.columns import COLUMNS
from reports.xlsx import write_table

AT_A_TIME = 2000


@transaction.atomic
def export_decisions(*, rows: QuerySet[Any], chosen: dict[str, str], by: User) -> IO[bytes]:
    """The decisions as an open XLSX file. The journal keeps who took which rows, and how many."""
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it when it is sent
    found = rows.iterator(chunk_size=AT_A_TIME)
    written = write_table(found, COLUMNS, title=_("Decisions"), to=file)
    _write_down({"report": "decisions", "filter": chosen, "rows": written}, by)
    file.seek(0)
    return file


@transaction.atomic
def export_observers(*, means: Sequence[ObserverMean], by: User) -> IO[bytes]:
    """The observers' means as an open XLSX file. The journal keeps who took them."""
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it when it is sent
    written = write_table(means, observers.COLUMNS, title=_("Observers"), to=file)
    _write_down({"report": "observers", "rows": written}, by)
    file.seek(0)
    return file


def _write_down(facts: dict[str, Any], by: User) -> None:
    record(action="report.exported", on=by, by=by.pk, facts=facts)
