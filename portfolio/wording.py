"""Bilingual texts in the language of the page."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from django.utils.translation import get_language

from scoring import Text, number_text


def say(text: Text | Mapping[str, str]) -> str:
    """The text in the active language; an empty pair gives an empty string."""
    language = get_language() or "kk"
    if isinstance(text, Text):
        return text.in_language(language)
    return text.get(language) or text.get("kk", "")


def say_number(number: Fraction | int) -> str:
    """The exact number as people write it."""
    return say(number_text(number))


def for_meter(number: Fraction | int) -> Decimal:
    """A number a meter can draw, never rounded up: 67.99 must not look like 68."""
    exact = Fraction(number)
    drawn = Decimal(exact.numerator) / Decimal(exact.denominator)
    whole = drawn.to_integral_value()
    return whole if drawn == whole else drawn.quantize(Decimal("0.01"), ROUND_DOWN)
