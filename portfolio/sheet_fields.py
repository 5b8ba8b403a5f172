"""Which facts a row of the sheet asks of its evidence. The row itself is the ruleset's."""

from django.utils.translation import gettext as _

from foundation.base.texts import said
from scoring import Text
from scoring.models.sheet import (
    BestRow,
    CoverageRow,
    HoursRow,
    ObservationsRow,
    Row,
    Sheet,
    WorksRow,
)
from scoring.rows.works import TRAINER


def takes_evidence(row: Row) -> bool:
    """Observation rows are filled by observation sheets, every other row by evidence."""
    return not isinstance(row, ObservationsRow)


def fields_of(row: Row) -> tuple[str, ...]:
    """Names of the facts that matter for the row, besides title, day and file."""
    if isinstance(row, BestRow):
        return ("level",)
    if isinstance(row, CoverageRow):
        return ("level", "covered")
    if isinstance(row, HoursRow):
        return ("hours",)
    return _fields_of_works(row) if isinstance(row, WorksRow) else ()


def _fields_of_works(row: WorksRow) -> tuple[str, ...]:
    found = ["work", "level"]
    if row.winner_bonus is not None:
        found.append("place")
    if row.co_authors is not None:
        found += ["authors", "author_programme"]
    return tuple(found)


def levels_of(form: Sheet, row: Row) -> list[tuple[str, str]]:
    """Levels the row knows, with their names in the page's language, in the sheet's order."""
    levels = getattr(row, "levels", {})
    known = [(code, said(_level_name(form, row, code))) for code in levels]
    if isinstance(row, WorksRow) and row.trainer is not None:
        known.append((TRAINER, _("Trainer of courses with a valid certificate")))
    return known


def _level_name(form: Sheet, row: Row, code: str) -> Text:
    """A coverage row's wording prices its levels, so there the sheet's own name stands."""
    plain = form.levels.get(code)
    return plain if isinstance(row, CoverageRow) and plain else form.level_name(row, code)
