"""When two ways of writing mean the same, and how a value is shown."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.base.texts import said


def bare(text: str) -> str:
    """Letters and digits alone: «ЖБ-Б № 12 / 3» and «жб-б №12/3» are one number."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def alike(one: Any, other: Any) -> bool:
    """Equal but for case, spaces and signs; a name in two languages only if both agree."""
    if isinstance(one, str) and isinstance(other, str):
        return bare(one) == bare(other)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return all(alike(one.get(key), other.get(key)) for key in {*one, *other})
    return bool(one == other)


def names_alike(typed: str, told: str | Mapping[str, Any]) -> bool:
    """Whether a title typed by hand names the thing: whole, or with words around it."""
    names = list(told.values()) if isinstance(told, Mapping) else [told]
    written = bare(typed)
    return bool(written) and any(
        bare(name) in written or written in bare(name) for name in names if bare(name)
    )


def shown(value: Any) -> str:
    """The value as a page says it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    return said(value) if isinstance(value, Mapping) else str(value)
