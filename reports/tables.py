"""The table of decisions on the page."""

from typing import Any

import django_tables2 as tables

from reports.columns import COLUMNS, Column, Row

ORDERED_BY = {
    "teacher": ("surname", "given_name", "patronymic"),
    "region": ("region", "district", "surname"),
    "district": ("district", "surname"),
    "school": ("school", "surname"),
    "decided": ("decided_at", "surname"),
}
ON_DESK_ONLY = {"order", "certificate"}


class TextColumn(tables.Column):
    """Shows what the column's own function makes of the row."""

    def __init__(self, column: Column) -> None:
        desk = {"class": "at-desk"} if column.name in ON_DESK_ONLY else {}
        super().__init__(
            verbose_name=column.title,
            accessor="surname",
            empty_values=(),
            order_by=ORDERED_BY.get(column.name, ()),
            orderable=column.name in ORDERED_BY,
            attrs={"th": desk, "td": desk},
        )
        self.text = column.text

    def render(self, record: Row) -> str:
        return self.text(record)


class DecisionTable(tables.Table):
    class Meta:
        attrs: dict[str, Any] = {}

    def __init__(self, data: Any, *, caption: str) -> None:
        columns = [(column.name, TextColumn(column)) for column in COLUMNS]
        super().__init__(data, extra_columns=columns)
        self.caption = caption
