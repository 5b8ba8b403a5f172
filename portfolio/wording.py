"""Points as people write them."""

from fractions import Fraction

from foundation.base.texts import said
from scoring import number_text


def say_number(number: Fraction | int) -> str:
    """The exact number as people write it."""
    return said(number_text(number))
