"""A portfolio by the school years of its attestation period, as its page shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.base.texts import said
from portfolio.entries import Entries
from portfolio.models import Evidence
from portfolio.pages import SheetLine, details_of, sheet_line
from portfolio.selectors import Assessed, GatheredYear, gathered_years
from portfolio.states import ObserverKind


@dataclass(frozen=True)
class PieceLine:
    item: Evidence
    details: str
    checked: str


@dataclass(frozen=True)
class YearPage:
    """`lacks`: sentences on what the year still lacks of what every year needs."""

    title: str
    evidence: list[PieceLine]
    sheets: list[SheetLine]
    lacks: list[str]

    @property
    def is_empty(self) -> bool:
        return not (self.evidence or self.sheets)


def years_of(found: Assessed, entries: Entries) -> list[YearPage]:
    """Every school year of the period, newest first."""
    return [_year(found, entries, year) for year in gathered_years(found)]


def _year(found: Assessed, entries: Entries, year: GatheredYear) -> YearPage:
    return YearPage(
        title=year.title,
        evidence=[
            PieceLine(item, details_of(found, item), entries.checked(item))
            for item in year.evidence
        ],
        sheets=[sheet_line(sheet) for sheet in year.observations],
        lacks=_lacks(year),
    )


def _lacks(year: GatheredYear) -> list[str]:
    found = []
    if year.lacks:
        words = ngettext(
            "%(number)s more observation sheet", "%(number)s more observation sheets", year.lacks
        )
        found.append(words % {"number": year.lacks} + _clause(year))
    for role in year.observers:
        words = _("a sheet of this observer: %(observer)s")
        found.append(words % {"observer": ObserverKind(role).label} + _clause(year))
    return found


def _clause(year: GatheredYear) -> str:
    return f" ({said(year.clause)})" if year.clause is not None else ""
