"""The individual identification number (ЖСН, ИИН): 12 digits with a birth date and a check."""

from datetime import date
from typing import Literal

FIRST_WEIGHTS = range(1, 12)
SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}


def is_valid(iin: str) -> bool:
    """Twelve digits, a real birth date, a matching check digit."""
    if len(iin) != 12 or not iin.isascii() or not iin.isdigit():
        return False
    return born_on(iin) is not None and check_digit(iin[:11]) == int(iin[11])


def check_digit(first_eleven: str) -> int | None:
    """The twelfth digit; None where the number is never issued."""
    digits = [int(digit) for digit in first_eleven]
    for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
        rest = sum(a * b for a, b in zip(digits, weights, strict=True)) % 11
        if rest < 10:
            return rest
    return None


def born_on(iin: str) -> date | None:
    """The birth date inside the number, None when it has none."""
    if iin[6] not in CENTURIES:
        return None
    try:
        return date(CENTURIES[iin[6]] + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except ValueError:
        return None


def sex_of(iin: str) -> Literal["female", "male"]:
    """The sex inside the number."""
    return "male" if int(iin[6]) % 2 else "female"


def masked(iin: str) -> str:
    return f"{'*' * 8}{iin[8:]}"
