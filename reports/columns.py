"""Columns of the table of decisions, and what a row shows in each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commissions.states import Outcome
from foundation.base import clock
from foundation.documents.dates import short_date
from registry.states import Category

Row = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column: its title, what a row shows in it as text, and its width in characters."""

    title: str | Promise
    text: Callable[[T], str]
    width: int


def full_name(row: Row) -> str:
    parts = (row["surname"], row["given_name"], row["patronymic"])
    return " ".join(part for part in parts if part)


def region(row: Row) -> str:
    return row["region"] or ""


def district(row: Row) -> str:
    return row["district"] or ""


def school(row: Row) -> str:
    return row["school"] or ""


def declared(row: Row) -> str:
    return str(Category(row["category"]).label)


def awarded(row: Row) -> str:
    return str(Category(row["awarded"]).label)


def outcome(row: Row) -> str:
    return str(Outcome(row["outcome"]).label)


def decided_on(row: Row) -> str:
    moment: datetime = row["decided_at"]
    return short_date(clock.local(moment).date())


def order(row: Row) -> str:
    if not row["order_number"]:
        return ""
    return f"№ {row['order_number']}, {short_date(row['order_date'])}"


def certificate(row: Row) -> str:
    return row["certificate_number"] or ""


COLUMNS = (
    Column(_("Teacher"), full_name, 36),
    Column(_("Region"), region, 26),
    Column(_("District"), district, 26),
    Column(_("Organisation"), school, 40),
    Column(_("Category applied for"), declared, 24),
    Column(_("Category decided"), awarded, 24),
    Column(_("Outcome"), outcome, 40),
    Column(_("Decided on"), decided_on, 14),
    Column(_("Order"), order, 24),
    Column(_("Certificate"), certificate, 24),
)
