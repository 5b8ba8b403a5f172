"""Small arithmetic of the page components, so that no drawing needs a style attribute."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, NamedTuple

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.base.words import count_words

register = template.Library()

HUNDREDTH = Decimal("0.01")


class Part(NamedTuple):
    """One piece of a stacked bar: where it starts and how long it is, in percent."""

    start: str
    length: str
    number: int


def _decimal(value: Any) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return Decimal(0)


@register.filter
def share(value: Any, whole: Any) -> str:
    """`value` of `whole` in percent, 0 to 100, as an SVG length: "77.50%"."""
    total = _decimal(whole)
    if total <= 0:
        return "0%"
    percent = min(max(_decimal(value) * 100 / total, Decimal(0)), Decimal(100))
    return f"{percent.quantize(HUNDREDTH, ROUND_HALF_UP)}%"


@register.filter
def less(value: Any, other: Any) -> Decimal:
    """`value` minus `other`: how much is still missing, never below zero."""
    return max(_decimal(value) - _decimal(other), Decimal(0))


@register.simple_tag
def stack(counts: Sequence[int], whole: int) -> list[Part]:
    """Pieces of one bar, laid end to end."""
    return [
        Part(share(sum(counts[:i]), whole), share(count, whole), i + 1)
        for i, count in enumerate(counts)
    ]


@register.simple_tag
def seats(members: int, present: int, needed: int) -> list[str]:
    """CSS classes of the seats of a sitting; the quorum line stands after seat `needed`."""
    return [
        " ".join(["is-in"] * (seat <= present) + ["is-need"] * (seat == needed))
        for seat in range(1, int(members) + 1)
    ]


@register.filter
def initials(name: str) -> str:
    """ "Нұрланова Айгүл Серікқызы" -> "АН": first letters of the given and the family name."""
    words = str(name).split()
    return "".join(word[0] for word in reversed(words[:2])).upper()


@register.filter
def words(text: str | None) -> int:
    """Number of words, counted as everywhere in the portal."""
    return count_words(text or "")


@register.filter
def with_hint(label: str, hint: str) -> SafeString:
    """A choice's label with a quiet second line under it."""
    return format_html("{}<small>{}</small>", label, hint)
