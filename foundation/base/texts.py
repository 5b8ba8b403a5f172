"""Texts that stand in two languages: {"kk": …, "ru": …}, or the engine's Text."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, override

LANGUAGES = ("kk", "ru")
Pair = Mapping[str, str]


def said(pair: Any, language: str | None = None) -> str:
    """The text in a language, by default that of the screen."""
    if not pair:
        return ""
    language = language or get_language() or "kk"
    if isinstance(pair, Mapping):
        return str(pair.get(language) or pair["kk"])
    return str(pair.in_language(language if language in LANGUAGES else "kk"))


def in_both(make: Callable[[], str | Promise]) -> dict[str, str]:
    """What a function gives under each language, as a pair."""
    pair = {}
    for language in LANGUAGES:
        with override(language):
            pair[language] = str(make())
    return pair
