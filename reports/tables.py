"""The table of decisions on the page: the columns of the XLSX, some of them in one cell."""

from collections.abc import Callable
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from reports import columns
from reports.columns import Row

# One element, because on a phone a cell lays out its parts side by side.
TWO_LINES = '<div>{}<br><span class="at-muted at-small">{}</span></div>'

Text = Callable[[Row], str]


class TwoLines(tables.Column):
    """One or two texts of a row, the second quieter, under the first."""

    def __init__(self, title: Any, first: Text, second: Text | None = None, **order: Any) -> None:
        sortable = bool(order.get("order_by"))
        super().__init__(
            verbose_name=title, accessor="surname", empty_values=(), orderable=sortable, **order
        )
        self.first, self.second = first, second

    def render(self, record: Row) -> str | SafeString:
        first = self.first(record)
        second = self.second(record) if self.second else ""
        if not second:
            return first or "–"
        return format_html(TWO_LINES, first, second)


class DecisionTable(tables.Table):
    teacher = TwoLines(
        _("Teacher"),
        columns.full_name,
        columns.school,
        order_by=("surname", "given_name", "patronymic"),
    )
    place = TwoLines(
        _("Place"), columns.region, columns.district, order_by=("region", "district", "surname")
    )
    category = TwoLines(_("Category applied for"), columns.declared)
    awarded = TwoLines(_("Category decided"), columns.awarded)
    outcome = TwoLines(_("Outcome"), columns.outcome)
    decided = TwoLines(_("Decided on"), columns.decided_on, order_by=("decided_at", "surname"))
    order = TwoLines(_("Order, certificate"), columns.order, columns.certificate)

    def __init__(self, data: Any, *, caption: str) -> None:
        super().__init__(data)
        self.caption = caption
