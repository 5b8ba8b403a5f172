"""The part of the question about the portfolio: fields for the rows of a sheet.

Works are asked for as numbers by level, all of different kinds: of one kind only the best counts,
and whoever asks knows that much beforehand.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.base.texts import said
from law.fields import ExactField, KnownField, NumberField, NumbersField, YesNoField
from scoring.case import Evidence, Indicator, Observation, ObservationFormCode
from scoring.models.rows import BaseRow, WorksRow
from scoring.models.sheet import Sheet

MOST_WORKS, MOST_PLACES, MOST_SHEETS, MOST_HOURS, MOST_POINTS = 20, 200, 100, 5000, 105
A_YEAR = timedelta(days=365)
ROW = "row_"  # how the names of these fields begin
DYNAMICS = [
    ("unstable", _("goes up and down")),
    ("stable", _("stays on one level")),
    ("growth", _("grows")),
]
FORMS: Mapping[str, ObservationFormCode] = {"preschool": "preschool", "special": "special"}
Fields = dict[str, forms.Field]


def _tick(label: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


def _dynamics(sheet: Sheet, row: Any) -> Fields:
    return {
        "dynamics": KnownField(label=_("Over three years it"), options=DYNAMICS),
        "percent": ExactField(label=_("Growth, percent"), most=100),
    }


def _share(sheet: Sheet, row: Any) -> Fields:
    return {"percent": ExactField(label=_("Share, percent"), most=100)}


def _met(sheet: Sheet, row: Any) -> Fields:
    fields: Fields = {"met": YesNoField(label=_("Is it so?"))}
    if row.extra_budget:
        fields["extra"] = _tick(said(row.extra_budget.text))
    return fields


def _works(sheet: Sheet, row: WorksRow) -> Fields:
    fields: Fields = {}
    for level in row.levels or row.editions:
        name = said(sheet.level_name(row, level))
        fields[f"{level}_alone"] = NumberField(label=name, most=MOST_WORKS)
        if row.co_authors:
            label = _("%(level)s, with co-authors") % {"level": name}
            fields[f"{level}_shared"] = NumberField(label=label, most=MOST_WORKS)
    if row.trainer:
        fields["trainer"] = _tick(_("I am a trainer of courses with a valid certificate"))
    if row.winner_bonus:
        fields["winner"] = _tick(_("Among them there is a winner or a prize"))
    return fields


def _coverage(sheet: Sheet, row: Any) -> Fields:
    return {
        level: NumberField(label=said(sheet.level_name(row, level)), most=MOST_PLACES)
        for level in row.levels
    }


def _hours(sheet: Sheet, row: Any) -> Fields:
    return {"hours": NumberField(label=_("Hours of courses together"), most=MOST_HOURS)}


def _sheets_filled(sheet: Sheet, row: Any) -> Fields:
    return {"filled": NumberField(label=_("Sheets filled in a school year"), most=MOST_SHEETS)}


def _observations(sheet: Sheet, row: Any) -> Fields:
    return {
        "totals": NumbersField(
            label=_("Points of the observation sheets of this school year"),
            help_text=_("With commas between them: 75, 80, 82."),
            most=MOST_POINTS,
        ),
        "totals_before": NumbersField(
            label=_("Points of the sheets of the last school year"), most=MOST_POINTS
        ),
        "methodist": _tick(_("One is by a methodist of the method cabinet")),
        "member": _tick(_("One is by a member of the commission")),
    }


ASKED: Mapping[str, Callable[[Sheet, Any], Fields]] = {
    "dynamics": _dynamics,
    "share": _share,
    "met": _met,
    "works": _works,
    "coverage": _coverage,
    "hours": _hours,
    "sheets_filled": _sheets_filled,
    "observations": _observations,
    "unscored": lambda _sheet, _row: {},
}


HINTS = {
    "works": _("How many works at each level."),
    "coverage": _("How many places have heard of your experience."),
}


@dataclass(frozen=True)
class RowOfFields:
    """A row of the sheet with the fields that ask for it."""

    number: str
    title: str
    hint: str | Promise
    fields: list[forms.BoundField]


class PointsForm(forms.Form):
    """What there is for each row of a sheet that brings points to a category."""

    def __init__(self, data: QueryDict, *, form: Sheet, category: str) -> None:
        super().__init__(data)
        self.names: dict[str, dict[str, str]] = {}  # row → part of it → name of the field
        self.rows: dict[str, Any] = {
            number: row for number, row in form.rows.items() if _brings_points(row, category)
        }
        for number, row in self.rows.items():
            asked = ASKED[row.kind](form, row)
            self.names[number] = {part: _name(number, part) for part in asked}
            self.fields.update({_name(number, part): field for part, field in asked.items()})

    @property
    def by_row(self) -> Iterator[RowOfFields]:
        for number, names in self.names.items():
            if names:
                row = self.rows[number]
                fields = [self[name] for name in names.values()]
                yield RowOfFields(number, said(row.title), HINTS.get(row.kind, ""), fields)

    @property
    def is_filled(self) -> bool:
        """Whether anything is said of the portfolio."""
        return any(self.data.get(name) for name in self.fields)

    @property
    def open(self) -> bool:
        return bool(self.errors)

    def proofs(self, day: date, organisation: str | None) -> "Proofs":
        return Proofs(self, day, FORMS.get(organisation or "", "secondary_tvet"))

    def told(self, row: str) -> dict[str, Any]:
        """What was answered for a row, by its parts."""
        return {part: self.cleaned_data.get(name) for part, name in self.names[row].items()}


def _brings_points(row: BaseRow, category: str) -> bool:
    cell = row.cells.get(category)
    return cell is not None and cell.base is not None


def _name(row: str, part: str) -> str:
    return f"{ROW}{row.replace('.', '_')}_{part}"


class Proofs:
    """What the fields say, as the engine takes it."""

    def __init__(self, form: PointsForm, day: date, observed: ObservationFormCode) -> None:
        self.day, self.observed = day, observed
        self.evidence: list[Evidence] = []
        self.indicators: dict[str, Indicator] = {}
        self.observations: list[Observation] = []
        for number, row in form.rows.items():
            add = getattr(self, f"_{row.kind}", None)
            if add:
                add(number, row, form.told(number))

    def _dynamics(self, number: str, row: Any, told: dict[str, Any]) -> None:
        if told["dynamics"]:
            found = Indicator(dynamics=told["dynamics"], percent=told["percent"])
            self.indicators[number] = found

    def _share(self, number: str, row: Any, told: dict[str, Any]) -> None:
        if told["percent"] is not None:
            self.indicators[number] = Indicator(percent=told["percent"])

    def _met(self, number: str, row: Any, told: dict[str, Any]) -> None:
        if told["met"] is not None:
            extra = bool(told.get("extra"))
            self.indicators[number] = Indicator(met=told["met"], extra_budget=extra)

    def _works(self, number: str, row: WorksRow, told: dict[str, Any]) -> None:
        pieces = [
            {"level" if row.levels else "edition": level, "authors": authors}
            for level in row.levels or row.editions
            for part, authors in (("alone", 1), ("shared", 2))
            for _piece in range(told.get(f"{level}_{part}") or 0)
        ]
        for place, piece in enumerate(pieces):
            kind = f"{number}-{place}"
            winner = place == 0 and bool(told.get("winner"))
            self._add(number, kind, winner=winner, **piece)
        if row.trainer and told["trainer"]:
            self._add(number, row.trainer.kind)

    def _coverage(self, number: str, row: Any, told: dict[str, Any]) -> None:
        for level, places in told.items():
            if places:
                self._add(number, level, level=level, places=places)

    def _hours(self, number: str, row: Any, told: dict[str, Any]) -> None:
        if told["hours"]:
            self._add(number, "course", hours=told["hours"])

    def _sheets_filled(self, number: str, row: Any, told: dict[str, Any]) -> None:
        for _sheet in range(told["filled"] or 0):
            self._observe("methodist", 0, self.day)

    def _observations(self, number: str, row: Any, told: dict[str, Any]) -> None:
        named = [
            *(["method_cabinet_methodist"] if told["methodist"] else []),
            *(["commission_member"] if told["member"] else []),
        ]
        totals = [(total, self.day) for total in told["totals"] or []]
        totals += [(total, self.day - A_YEAR) for total in told["totals_before"] or []]
        for place, (total, day) in enumerate(totals):
            self._observe(named[place] if place < len(named) else "head", total, day)

    def _add(self, row: str, kind: str, **facts: Any) -> None:
        self.evidence.append(Evidence(row=row, kind=kind, work=f"{row}-{kind}", **facts))

    def _observe(self, by: Any, total: int, day: date) -> None:
        sheet = Observation(date=day, by=by, form=self.observed, total=total)
        self.observations.append(sheet)
