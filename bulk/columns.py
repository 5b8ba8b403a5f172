"""Columns of the tables: what a cell may hold, and how it is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from foundation.base.cells import Mistake, Reader, as_text
from foundation.base.texts import LANGUAGES

LONGEST_SHOWN = 120  # letters of a choice in a list
is_link = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Choice:
    """One of the answers a cell knows; several wordings may stand for one code."""

    code: str
    kk: str
    ru: str

    @property
    def shown(self) -> str:
        """How the template's list writes it: in both languages, once where they are the same."""
        both = self.kk if self.kk == self.ru else f"{self.kk} / {self.ru}"
        return both[:LONGEST_SHOWN]


@dataclass(frozen=True)
class Column:
    """A column, its words in `texts.COLUMNS` by its code. `given`: the template fills it in."""

    code: str
    reader: Reader
    required: bool = True
    choices: tuple[Choice, ...] = ()
    given: bool = False
    form: Literal["text", "day", "number"] = "text"
    width: int = 22
    empty: Any = ""


def choice_column(code: str, choices: Iterable[Choice], **more: Any) -> Column:
    known = tuple(choices)
    return Column(code, one_of(known), choices=known, **more)


def one_of(choices: Iterable[Choice]) -> Reader:
    """The code of a choice, from any of its wordings."""
    known: dict[str, str] = {}
    for choice in choices:
        for wording in (choice.code, choice.kk, choice.ru, choice.shown):
            known.setdefault(_folded(wording), choice.code)

    def read(value: Any) -> str:
        found = known.get(_folded(as_text(value)))
        if found is None:
            raise Mistake(_("There is no such choice. Take one from the list of the template."))
        return found

    return read


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def named(labels: type[TextChoices], leave_out: Iterable[str] = ()) -> tuple[Choice, ...]:
    """A fixed list of a room, in both languages."""
    words: dict[str, dict[str, str]] = {code: {} for code in labels.values}
    for language in LANGUAGES:
        with override(language):
            for code, label in labels.choices:
                words[str(code)][language] = str(label)
    left_out = set(leave_out)
    return tuple(Choice(code, **pair) for code, pair in words.items() if code not in left_out)


def paired(pairs: Iterable[tuple[str, Mapping[str, str]]]) -> tuple[Choice, ...]:
    """Choices of codes with their words, each wording once."""
    return tuple(dict.fromkeys(Choice(code, pair["kk"], pair["ru"]) for code, pair in pairs))


def row_number(value: Any) -> str:
    """The number of a row of the sheet, with or without its title behind it."""
    number = as_text(value).split(" ")[0].rstrip(".")
    major, dot, minor = number.partition(".")
    if not (dot and major.isdigit() and minor.isdigit()):
        raise Mistake(_("Write the number of a row of the sheet, such as 2.1."))
    return number


def link(value: Any) -> str:
    written = as_text(value)
    try:
        is_link(written)
    except ValidationError as error:
        raise Mistake(_("This is not an address. It begins with https://.")) from error
    if len(written) > 500:
        raise Mistake(_("Longer than %(longest)s characters.") % {"longest": 500})
    return written
