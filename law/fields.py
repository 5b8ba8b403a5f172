"""Fields of the question: each may be left empty, which means that it is not known."""

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from foundation.base.forms import DayInput

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)
SHORT = {"class": "govuk-input--width-5", "inputmode": "numeric"}
WIDE = {"class": "govuk-!-width-full"}
UNKNOWN = ("", _("not known"))
WORDS = {"yes": True, "no": False}
BETWEEN = re.compile(r"[\s,;]+")


class DayField(forms.DateField):
    """A day of this age: what is further away is a slip of the hand."""

    widget = DayInput

    def __init__(self, **kwargs: Any) -> None:
        between = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
        super().__init__(required=False, validators=between, **kwargs)


class NumberField(forms.IntegerField):
    """A whole number, nothing below nought."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs=SHORT)
        super().__init__(required=False, min_value=0, max_value=most, widget=widget, **kwargs)


class ExactField(forms.DecimalField):
    """A number that may have a fraction, kept exact; a comma is as good as a point."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={**SHORT, "inputmode": "decimal"})
        super().__init__(
            required=False,
            min_value=0,
            max_value=most,
            max_digits=6,
            decimal_places=2,
            widget=widget,
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def clean(self, value: Any) -> Fraction | None:
        number = super().clean(value)
        return None if number is None else Fraction(number)


class KnownField(forms.TypedChoiceField):
    """One of a list; not choosing means that it is not known."""

    def __init__(self, *, options: Iterable[Any] = (), **kwargs: Any) -> None:
        found = [kwargs.pop("unknown", UNKNOWN), *options]
        widget = forms.Select(attrs=WIDE)
        super().__init__(choices=found, required=False, empty_value=None, widget=widget, **kwargs)


class YesNoField(KnownField):
    def __init__(self, **kwargs: Any) -> None:
        words = [("yes", _("yes")), ("no", _("no"))]
        super().__init__(options=words, coerce=WORDS.__getitem__, **kwargs)


class NumbersField(forms.CharField):
    """Whole numbers beside one another: 75, 80, 82."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(required=False, max_length=200, **kwargs)

    def clean(self, value: Any) -> list[int]:
        parts = [part for part in BETWEEN.split(super().clean(value)) if part]
        if not all(part.isdecimal() and int(part) <= self.most for part in parts):
            message = _("Write whole numbers up to %(most)d, with commas between them.")
            raise forms.ValidationError(message, code="numbers", params={"most": self.most})
        return [int(part) for part in parts]
