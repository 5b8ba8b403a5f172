"""Exact numbers: fractions where they must be, whole numbers wherever they can be."""

from collections.abc import Iterable
from fractions import Fraction

Number = Fraction | int


def exact(number: Number) -> Number:
    """The number itself, as an integer where it is whole."""
    return number.numerator if number.denominator == 1 else number


def total_of(points: Iterable[Number]) -> Number:
    """The exact sum of points."""
    return exact(sum(points))
