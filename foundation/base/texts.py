"""Texts that stand in two languages: {"kk": …, "ru": …}, or the engine's Text."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

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
