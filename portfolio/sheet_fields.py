"""Which facts a row of the sheet asks of its evidence. The row itself is the ruleset's."""

from fractions import Fraction

from django.utils.translation import gettext as _

from foundation.base.texts import said
from scoring import Text, number_text
from scoring.models.base import WordedRule
from scoring.models.rows import (
    CoverageRow,
    DynamicsRow,
    HoursRow,
    ObservationsRow,
    Row,
    SheetsFilledRow,
    WorksRow,
)
from scoring.models.sheet import Sheet

TRAINER = "trainer"
OTHER = "other"  # an edition outside the list, or no extract from a council's minutes
GROWTH = "growth:"  # and the percent it is counted from


def takes_evidence(row: Row) -> bool:
    """Observation rows are filled by observation sheets, every other row by evidence."""
    return not isinstance(row, ObservationsRow | SheetsFilledRow)


def is_filled_by_holder(form: Sheet) -> bool:
    """Whether the observation sheets in the portfolio are those the holder filled, a methodist."""
    return any(isinstance(row, SheetsFilledRow) for row in form.rows.values())


def is_measured(row: Row) -> bool:
    """Whether a document of the row tells a measure and not a piece of work."""
    return isinstance(row, DynamicsRow)


def asks_event(row: Row) -> bool:
    """Whether the row is about contests, so that a list must have them."""
    return isinstance(row, WorksRow) and row.listed_events is not None


def council_rule(row: Row) -> WordedRule | None:
    """What says that only a council's minutes prove a work of this row."""
    return row.council_extract if isinstance(row, WorksRow) else None


def fields_of(row: Row) -> tuple[str, ...]:
    """Names of the facts that matter for the row, besides title, day and file."""
    if isinstance(row, DynamicsRow):
        return ("level",)
    if isinstance(row, CoverageRow):
        return ("level", "covered")
    if isinstance(row, HoursRow):
        return ("hours",)
    return _fields_of_works(row) if isinstance(row, WorksRow) else ()


def _fields_of_works(row: WorksRow) -> tuple[str, ...]:
    found = ["work", "level"]
    if asks_event(row):
        found += ["event", "event_reason"]
    if row.winner_bonus is not None:
        found.append("place")
    if row.co_authors is not None:
        found += ["authors", "author_programme"]
    return tuple(found)


def levels_of(form: Sheet, row: Row) -> list[tuple[str, str]]:
    """Levels the row knows, with their names in the page's language, in the sheet's order."""
    if isinstance(row, DynamicsRow):
        return _dynamics(row)
    codes = [*getattr(row, "levels", {}), *getattr(row, "editions", {})]
    known = [(code, said(_level_name(form, row, code))) for code in codes]
    if isinstance(row, WorksRow) and row.trainer is not None:
        known.append((TRAINER, _("Trainer of courses with a valid certificate")))
    return [*known, *_outside(row)]


def _outside(row: Row) -> list[tuple[str, str]]:
    """What people bring although the row does not have it: then they read why it does not count."""
    if not isinstance(row, WorksRow):
        return []
    if row.editions:
        return [(OTHER, _("Another edition, outside the list"))]
    if row.council_extract is not None:
        return [(OTHER, _("Without an extract from a council's minutes"))]
    return []


def growth_from(level: str) -> Fraction | None:
    """The percent that a level of growth is counted from; None for any other level."""
    return Fraction(level.removeprefix(GROWTH)) if level.startswith(GROWTH) else None


def _dynamics(row: DynamicsRow) -> list[tuple[str, str]]:
    """The kinds of dynamics, then the steps of growth as the cells print them."""
    printed = {cell.base: said(cell.text) for cell in row.cells.values() if cell.text}
    levels = [
        (str(code), said(known.text) if known.text else printed.get(known.points, code))
        for code, known in row.levels.items()
    ]
    growth = [
        (f"{GROWTH}{one.start}", _growth(one.start, printed.get(one.points))) for one in row.growth
    ]
    return levels + growth


def _growth(start: Fraction, printed: str | None) -> str:
    return printed or _("Growth from %(percent)s %%") % {"percent": said(number_text(start))}


def _level_name(form: Sheet, row: Row, code: str) -> Text:
    """A coverage row's wording prices its levels, so there the sheet's own name stands; where
    councils approve, the cells name the council of each level.
    """
    plain = {str(level): name for level, name in form.levels.items()}.get(code)
    if isinstance(row, CoverageRow) and plain:
        return plain
    councils = {cell.level: cell.text for cell in row.cells.values() if council_rule(row)}
    return councils.get(code) or form.level_name(row, code)
