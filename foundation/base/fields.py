"""Model fields of our own."""

from fractions import Fraction
from typing import Any

from django.db import models


class FractionField(models.CharField):
    """An exact number, kept as text such as "307/5" or "61". Not for comparing in SQL."""

    description = "an exact fraction"
    _pyi_private_set_type: Fraction | int  # what the type checker is told of the attribute
    _pyi_private_get_type: Fraction

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Fraction | None:
        return None if value is None else Fraction(value)

    def to_python(self, value: Any) -> Fraction | None:
        return None if value in (None, "") else Fraction(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(Fraction(value))
