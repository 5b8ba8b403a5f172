"""Points as people write them and as a meter draws them."""

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from foundation.base.texts import said
from scoring import number_text


def say_number(number: Fraction | int) -> str:
    """The exact number as people write it."""
    return said(number_text(number))


def for_meter(number: Fraction | int) -> Decimal:
    """A number a meter can draw, never rounded up: 67.99 must not look like 68."""
    exact = Fraction(number)
    drawn = Decimal(exact.numerator) / Decimal(exact.denominator)
    whole = drawn.to_integral_value()
    return whole if drawn == whole else drawn.quantize(Decimal("0.01"), ROUND_DOWN).normalize()
