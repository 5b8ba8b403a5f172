"""Exact numbers as a meter or a field can hold them."""

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

HUNDREDTH = Decimal("0.01")


def in_decimals(number: Fraction | int) -> Decimal:
    """A number to two decimals, without needless zeros, never rounded up: 67.996 is not 68."""
    exact = Fraction(number)
    cut = (Decimal(exact.numerator) / exact.denominator).quantize(HUNDREDTH, ROUND_DOWN)
    return Decimal(f"{cut.normalize():f}")
