"""Columns of the table of decisions: the same on the page and in its XLSX."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commissions.states import Outcome
from foundation.base import clock
from foundation.documents.dates import short_date
from registry.states import Category

Row = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column: its name, its title, and what a row shows in it, as text."""

    name: str
    title: str | Promise
    text: Callable[[Row], str]
    width: int = 20


def full_name(row: Row) -> str:
    parts = (row["surname"], row["given_name"], row["patronymic"])
    return " ".join(part for part in parts if part)


def category(code: str) -> str:
    return str(Category(code).label) if code else ""


def decided_on(row: Row) -> str:
    moment: datetime = row["decided_at"]
    return short_date(clock.local(moment).date())


def order(row: Row) -> str:
    if not row["order_number"]:
        return ""
    return f"№ {row['order_number']}, {short_date(row['order_date'])}"


COLUMNS = (
    Column("teacher", _("Teacher"), full_name, 36),
    Column("region", _("Region"), lambda row: row["region"] or "", 26),
    Column("district", _("District"), lambda row: row["district"] or "", 26),
    Column("school", _("Organisation"), lambda row: row["school"] or "", 40),
    Column("category", _("Category applied for"), lambda row: category(row["category"]), 24),
    Column("awarded", _("Category decided"), lambda row: category(row["awarded"]), 24),
    Column("outcome", _("Outcome"), lambda row: str(Outcome(row["outcome"]).label), 40),
    Column("decided", _("Decided on"), decided_on, 14),
    Column("order", _("Order"), order, 24),
    Column("certificate", _("Certificate"), lambda row: row["certificate_number"] or "", 24),
)
