"""How the keys and codes of the rule files are called on a page.

Names that the law itself gives (categories, posts, levels) are taken from the ruleset; the rest
stands here.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

import scoring
from foundation.base.texts import LANGUAGES, said
from foundation.documents.dates import short_date
from law.key_names import CHAPTERS, KEYS, NOT_TOLD, NUMBERED, PLACES, UNNAMED, VALUES
from scoring import Ruleset, Text
from scoring.codes import codes
from scoring.models.rows import Points
from scoring.texts import number_text, points_text

Said = Text | str | Promise
Key = tuple[str, ...]
Names = Mapping[str, Said]
YES, NO = _("yes"), _("no")


def spoken(words: Said, language: str | None = None) -> str:
    """Words of the law or of the page in a language, by default that of the screen."""
    if isinstance(words, Text):
        return said(words, language)
    with override(language or get_language()):
        return str(words)


def joined(names: list[Said]) -> Text:
    both = {language: ", ".join(spoken(name, language) for name in names) for language in LANGUAGES}
    return Text(**both)


def place_name(path: Key) -> Said | None:
    """How a part of the rules is called above the rules in it; None: nothing worth saying."""
    return CHAPTERS.get(path[0]) if len(path) == 1 else PLACES.get(path[-1])


def is_numbered(path: Key) -> bool:
    return len(path) > 1 and path[-2] in NUMBERED and path[-1][0].isdigit()


def key_name(path: Key) -> Said:
    """How a rule without a heading is called: by its number, its key or by what it stands in."""
    if is_numbered(path):
        number = path[-1]
        return Text(**{lang: f"{spoken(NUMBERED[path[-2]], lang)} {number}" for lang in LANGUAGES})
    known = (PLACES[key] for key in reversed(path[1:]) if key in PLACES)
    return next(known, CHAPTERS[path[0]])


def is_told(keys: Key) -> bool:
    """Whether people are shown a value; some only the engine reads."""
    in_cell = "cells" in keys and keys[-1] == "level"
    return not in_cell and not NOT_TOLD.intersection(keys)


def labels(rules: Ruleset, keys: Key) -> tuple[Said, ...]:
    """The names of the keys that lead to a value in its rule, the outermost first."""
    named = (_label(rules, keys[:number]) for number in range(1, len(keys) + 1))
    return tuple(name for name in named if name)


def _label(rules: Ruleset, keys: Key) -> Said:
    """The name of the last key: a part of a rule, a place in a list or a code of the law."""
    key, above = keys[-1], keys[-2] if len(keys) > 1 else ""
    if key.isdigit() or above in UNNAMED:
        return ""
    return KEYS[key] if key in KEYS else code_name(rules, above, key)


def value_name(rules: Ruleset, keys: Key, value: Any) -> Said:
    """A value in words."""
    if isinstance(value, tuple):
        return joined([value_name(rules, keys, one) for one in value])
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, Fraction | int):
        return number_text(value)
    if isinstance(value, Points):
        return points_text(value.points)
    return code_name(rules, keys[-1], value) if isinstance(value, str) else value


def start_of(points: Points) -> tuple[Said, ...]:
    """From how much on points are given, where they are."""
    start = getattr(points, "start", None)
    return () if start is None else (KEYS["start"], number_text(start))


def code_name(rules: Ruleset, above: str, code: str) -> Said:
    """A code of the law by its name. `above`: the key it stands under, which tells what it is of;
    what is no code is written as it is.
    """
    tables = (_tables(rules.id)[name] for name in BY_KEY.get(above, EVERYWHERE))
    return next((names[code] for names in tables if code in names), code)


@cache
def _tables(ruleset_id: str) -> dict[str, Names]:
    """Codes with their names, by what they are of."""
    rules = scoring.ruleset(ruleset_id)
    conclusions = rules.commission.conclusions.values()
    return {
        **codes(rules),
        "ladders": {code: one.name for code, one in rules.categories.ladders.items()},
        "channels": {code: one.name for code, one in rules.application.channels.names.items()},
        "documents": {code: one.text for code, one in rules.application.documents.items.items()},
        "acts": {code: act.short for code, act in rules.acts.items()},
        "sheets": {code: sheet.title for code, sheet in rules.sheets.items()},
        "protocol_tables": {
            code: table.title
            for conclusion in conclusions
            for code, table in conclusion.protocol_tables.items()
        },
        "other": VALUES,
    }


# What the codes under a key are of, where more than one thing has a code of that name.
BY_KEY: Mapping[str, tuple[str, ...]] = {
    "posts": ("posts",),
    "post": ("posts",),
    "not_posts": ("posts",),
    "staff_groups": ("staff_groups",),
    "organisations": ("organisations",),
    "teachers_of": ("organisations",),
    "not_organisations": ("organisations",),
    "deputy_profiles": ("deputy_profiles",),
    "ladders": ("ladders",),
    "ladder": ("ladders",),
    "lowered_to": ("ladders", "categories"),
    "level": ("commission_levels", "other"),
    "levels": ("other",),
    "editions": ("editions",),
    "sheet": ("sheets",),
    "channel": ("channels",),
    "document": ("documents",),
    "ground": ("grounds",),
    "diplomas": ("grounds",),
    "acts": ("acts",),
    "tables": ("protocol_tables",),
    "subordinations": ("other",),
    "roles": ("other",),
}
EVERYWHERE = ("categories", "other", "editions", "posts", "organisations")
