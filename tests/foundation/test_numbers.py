from fractions import Fraction

import pytest

from foundation.base.numbers import in_decimals


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (100, "100"),
        (Fraction(135, 2), "67.5"),
        (Fraction(203, 3), "67.66"),
        (Fraction(16999, 250), "67.99"),
    ],
)
def test_a_number_is_cut_and_never_rounded_up(number: Fraction | int, shown: str) -> None:
    assert str(in_decimals(number)) == shown
