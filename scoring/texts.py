"""Texts in both languages, references to clauses, and numbers as people write them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pydantic import ConfigDict

from scoring.numbers import Number

Language = Literal["kk", "ru"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Kazakh and Russian."""

    __pydantic_config__ = ConfigDict(extra="forbid", str_min_length=1, str_strip_whitespace=True)

    kk: str
    ru: str

    def in_language(self, language: str) -> str:
        """The Russian text for "ru", the Kazakh one for every other language."""
        return self.ru if language == "ru" else self.kk

    def format(self, **values: object) -> "Text":
        """Fill the placeholders; a value that is itself a Text is used in its language."""
        return Text(
            kk=self.kk.format(**_side(values, "kk")), ru=self.ru.format(**_side(values, "ru"))
        )

    def as_dict(self) -> dict[str, str]:
        return {"kk": self.kk, "ru": self.ru}


def _side(values: dict[str, object], language: Language) -> dict[str, object]:
    return {
        name: value.in_language(language) if isinstance(value, Text) else value
        for name, value in values.items()
    }


@dataclass(frozen=True, slots=True)
class Reference:
    """The clause a rule comes from. `label` is how it is cited in a sentence."""

    act: str
    label: Text
    of: str | None = None
    paragraph: str | None = None
    subparagraph: str | None = None
    annex: int | None = None
    sheet: int | None = None
    part: str | None = None
    row: str | None = None
    note: str | None = None
    carried_over: bool = False


def number_text(number: Number) -> Text:
    """61, 60,8 or 60 1/3: exact, with a decimal comma where the fraction has one."""
    written = _exactly(Fraction(number))
    return Text(kk=written, ru=written)


def points_text(points: Number) -> Text:
    """ "61 балл" in Kazakh, "61 балл", "62 балла", "65 баллов", "60,8 балла" in Russian."""
    points = Fraction(points)
    written = _exactly(points)
    return Text(kk=f"{written} балл", ru=f"{written} {_russian_plural(points)}")


def _exactly(number: Fraction) -> str:
    if number < 0:
        return "−" + _exactly(-number)
    whole, rest = divmod(number, 1)
    if not rest:
        return str(whole)
    if _has_short_decimal(rest):
        return f"{whole},{_decimals(rest)}"
    return f"{whole} {rest}" if whole else str(rest)


def _has_short_decimal(rest: Fraction) -> bool:
    return 1000 % rest.denominator == 0


def _decimals(rest: Fraction) -> str:
    return str(int(rest * 1000)).rjust(3, "0").rstrip("0")


def _russian_plural(points: Fraction) -> str:
    if points.denominator != 1:
        return "балла"
    last, last_two = abs(points.numerator) % 10, abs(points.numerator) % 100
    if last == 1 and last_two != 11:
        return "балл"
    return "балла" if last in (2, 3, 4) and last_two not in (12, 13, 14) else "баллов"
