"""Observers of lessons and their means: the columns of the page's table and of its XLSX."""

from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from foundation.base.numbers import in_decimals
from lessons.selectors.means import ObserverMean
from reports.columns import Column


def name(row: ObserverMean) -> str:
    return row.observer.full_name


def sheets(row: ObserverMean) -> str:
    return str(row.sheets)


def shared(row: ObserverMean) -> str:
    return str(row.shared)


def mean(row: ObserverMean) -> str:
    return _number(row.mean)


def others(row: ObserverMean) -> str:
    return _number(row.others)


def apart(row: ObserverMean) -> str:
    sign = "+" if row.apart and row.apart > 0 else ""
    return sign + _number(row.apart)


def _number(number: Fraction | None) -> str:
    return "–" if number is None else number_format(in_decimals(number))


COLUMNS: tuple[Column[ObserverMean], ...] = (
    Column(_("Observer"), name, 36),
    Column(_("Signed sheets"), sheets, 14),
    Column(_("of shared lessons"), shared, 18),
    Column(_("Mean"), mean, 12),
    Column(_("The others' mean"), others, 18),
    Column(_("Difference"), apart, 14),
)
