"""The table of figures that an officer fills: one line for a class."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.base.forms import OnceForm
from portfolio.figures import ClassFigures
from portfolio.states import Division

LINES = 4  # shown at first; a button gives more
MOST_LINES = 40
LEARNERS_IN_A_CLASS = 100


class PercentField(forms.DecimalField):
    """54, 54.5, 54,5 or 54,5 %."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(
            required=False,
            min_value=0,
            max_value=100,
            max_digits=5,
            decimal_places=2,
            widget=widget,
            error_messages={"invalid": _("Write a number, such as 54 or 54,5.")},
            **kwargs,
        )

    def to_python(self, value: Any) -> Decimal | None:
        plain = "".join(str(value or "").split()).removesuffix("%").replace(",", ".")
        return super().to_python(plain)


class QualityForm(OnceForm):
    """The report on one subject in one school year. Lines left empty are left out."""

    subject = forms.CharField(label=_("Subject"), max_length=120)
    year = forms.TypedChoiceField(label=_("School year"), coerce=int)
    is_summative = forms.TypedChoiceField(
        label=_("Summative assessment in this subject"),
        choices=[("yes", _("is held")), ("no", _("is not held: monitoring only, no points"))],
        coerce=lambda value: value == "yes",
        initial="yes",
        widget=forms.RadioSelect(attrs={"class": "at-choice"}),
    )
    conclusions = forms.CharField(
        label=_("Conclusions"),
        help_text=_("What the comparison of the figures shows."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    recommendations = forms.CharField(
        label=_("Recommendations"), widget=forms.Textarea(attrs={"rows": 4})
    )
    lines = forms.IntegerField(
        min_value=1, max_value=MOST_LINES, initial=LINES, widget=forms.HiddenInput
    )

    def __init__(
        self, *args: Any, division: Division, years: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.division = division
        self.fields["year"].choices = years  # type: ignore[attr-defined]
        typed = self.data if self.is_bound else self.initial
        self.count = _lines_of(str(typed.get("lines", "")))
        for number in range(1, self.count + 1):
            self._add_line(number)

    def columns(self) -> list[tuple[str, Any]]:
        """The figures of a line by the name of the field, with their headings."""
        parts = [(f"part_{no}", part_title(self.division, no)) for no in self._parts()]
        return [("start", _("At the start")), *parts, ("end", _("At the end"))]

    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of the table, line by line."""
        names = ["class_group", "learners", *(name for name, _title in self.columns())]
        return [[self[f"{name}-{no}"] for name in names] for no in range(1, self.count + 1)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in range(1, self.count + 1):
            self._check_line(number)
        if not self.errors and not self.classes():
            self.add_error("class_group-1", _("Write the figures of at least one class."))
        return cleaned

    def classes(self) -> list[ClassFigures]:
        """The lines that were filled."""
        numbers = range(1, self.count + 1)
        return [self._line(number) for number in numbers if self._is_filled(number)]

    def report(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        names = ("subject", "year", "is_summative", "conclusions", "recommendations")
        typed = {name: self.cleaned_data[name] for name in names}
        return {**typed, "division": self.division, "classes": self.classes()}

    def _parts(self) -> range:
        return range(1, self.division.parts + 1)

    def _add_line(self, number: int) -> None:
        def label(name: Any) -> Any:
            return _("Line %(number)s, %(name)s") % {"number": number, "name": name}

        fields = {
            "class_group": forms.CharField(
                label=label(_("Class")), required=False, max_length=60, widget=forms.TextInput()
            ),
            "learners": forms.IntegerField(
                label=label(_("Learners")),
                required=False,
                min_value=1,
                max_value=LEARNERS_IN_A_CLASS,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            ),
            **{name: PercentField(label=label(title)) for name, title in self.columns()},
        }
        for name, field in fields.items():
            field.widget.attrs["aria-label"] = field.label
            self.fields[f"{name}-{number}"] = field

    def _figures(self, number: int) -> list[Decimal | None]:
        return [self.cleaned_data.get(f"{name}-{number}") for name, _title in self.columns()]

    def _is_filled(self, number: int) -> bool:
        names = ("class_group", "learners")
        told = [self.cleaned_data.get(f"{name}-{number}") for name in names]
        return any(told) or any(one is not None for one in self._figures(number))

    def _check_line(self, number: int) -> None:
        if not self._is_filled(number):
            return
        needed = {
            "class_group": _("Write the class."),
            "learners": _("Write how many learners it has."),
        }
        for name, message in needed.items():
            key = f"{name}-{number}"
            if key not in self.errors and not self.cleaned_data.get(key):
                self.add_error(key, message)
        figures = [f"{name}-{number}" for name, _title in self.columns()]
        if not any(key in self.errors or self.cleaned_data.get(key) is not None for key in figures):
            self.add_error(figures[0], _("Write at least one figure."))

    def _line(self, number: int) -> ClassFigures:
        start, *parts, end = self._figures(number)
        name, learners = (
            self.cleaned_data[f"{key}-{number}"] for key in ("class_group", "learners")
        )
        return ClassFigures(name, learners, start, tuple(parts), end)


def part_title(division: Division, number: int) -> Any:
    """How a part of the school year is called."""
    if division == Division.YEAR:
        return _("The year")
    if division == Division.HALVES:
        return _("Half-year %(number)s") % {"number": number}
    return _("Quarter %(number)s") % {"number": number}


def more_lines(text: str) -> int:
    """How many lines a table that has so many gets next."""
    return min(_lines_of(text) + LINES, MOST_LINES)


def _lines_of(text: str) -> int:
    return min(int(text), MOST_LINES) if text.isdecimal() and int(text) else LINES
