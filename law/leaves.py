"""Every rule of a ruleset as something to read: where it stands, what it says, what it rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel

import scoring
from law import words
from law.key_names import CHAPTERS
from law.words import Key, Said
from scoring import Reference, Ruleset, Text
from scoring.loader import inside
from scoring.models.base import Ref, Rule
from scoring.models.rows import Points
from scoring.since import since_of
from scoring.strict_yaml import KeyPath

# What every rule has beside what it says.
SOURCE = frozenset({"ref", "text", "inferred", "source", "confidence", "since"})
HEADINGS = ("title", "name", "label")
LONGEST_NAME = 120  # letters; longer ones are read as a sentence


@dataclass(frozen=True)
class Line:
    """One thing a rule says beside its text: names of its parts, and the values."""

    labels: tuple[Said, ...]
    values: tuple[Said, ...]


@dataclass(frozen=True)
class Leaf:
    """One rule with the keys that lead to it in the files: `key` is its name in an address."""

    path: KeyPath
    rule: Rule
    ruleset: Ruleset
    parents: tuple[Said, ...]

    @property
    def key(self) -> str:
        return "/".join(map(str, self.path))

    @property
    def chapter(self) -> str:
        """The part of the law it stands in: the file."""
        return str(self.path[0])

    @cached_property
    def since(self) -> date | None:
        """The day from which it is worded as it is; None where a draft words it."""
        return since_of(self.ruleset, self.path)

    @cached_property
    def heading(self) -> Text | None:
        """What the rule is called, where it has a name of its own."""
        return heading_of(self.rule)

    @property
    def has_name(self) -> bool:
        """Whether it has a name of its own; otherwise `name` is that of what it stands in."""
        return self.heading is not None or words.is_numbered(keys_of(self.path))

    @property
    def name(self) -> Said:
        return short_name(self.rule, self.path)

    @property
    def text(self) -> Text | None:
        """What it says in a sentence: its text, or a heading too long for a name."""
        return self.rule.text or (self.heading if self.heading != self.name else None)

    @cached_property
    def reference(self) -> Reference:
        return self.ruleset.reference(self.rule.ref)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(_lines(self.ruleset, self.rule))

    @cached_property
    def remarks(self) -> tuple[Text, ...]:
        """Where its parts are read into the act: the reasons."""
        found = [_reason(keys, value) for keys, value in own(self.rule)]
        return tuple(dict.fromkeys(reason for reason in found if reason))

    @property
    def inferred(self) -> bool:
        return self.rule.inferred is not None or bool(self.remarks)

    @property
    def public(self) -> bool:
        return self.rule.source == "public"

    @property
    def carried_over(self) -> bool:
        return self.reference.carried_over

    @cached_property
    def saying(self) -> tuple[Any, ...]:
        """All that a reader sees of what it says: two leaves with the same say the same."""
        rule = self.rule
        told = tuple((keys, value) for keys, value in own(rule) if words.is_told(keys))
        return (rule.text, rule.inferred, rule.source, rule.confidence, told)


@cache
def leaves(ruleset_id: str) -> dict[str, Leaf]:
    """Every rule of a ruleset by its key, in the order of its files."""
    ruleset = scoring.ruleset(ruleset_id)
    chapters = [(name, getattr(ruleset, name)) for name in CHAPTERS]
    found = (leaf for name, value in chapters for leaf in _walk(ruleset, value, (name,), ()))
    return {leaf.key: leaf for leaf in found}


def _walk(
    ruleset: Ruleset, value: object, path: KeyPath, parents: tuple[Said, ...]
) -> Iterator[Leaf]:
    if isinstance(value, Rule):
        yield Leaf(path, value, ruleset, parents)
    above = (*parents, *_place(value, path))
    for key, inner in inside(value):
        yield from _walk(ruleset, inner, (*path, key), above)


def _place(value: object, path: KeyPath) -> tuple[Said, ...]:
    """How a part of the rules is called above the rules that stand in it."""
    if isinstance(value, BaseModel) and heading_of(value):
        return (short_name(value, path),)
    name = words.place_name(keys_of(path))
    return (name,) if name else ()


def keys_of(path: KeyPath) -> Key:
    return tuple(map(str, path))


def heading_of(value: BaseModel) -> Text | None:
    return next((found for part in HEADINGS if (found := getattr(value, part, None))), None)


def short_name(value: BaseModel, path: KeyPath) -> Said:
    """The heading where it is short enough for a name, else the name of the place."""
    heading = heading_of(value)
    short = heading is not None and len(heading.kk) <= LONGEST_NAME
    return heading if heading is not None and short else words.key_name(keys_of(path))


def own(rule: BaseModel, keys: Key = ()) -> Iterator[tuple[Key, Any]]:
    """What a rule says itself, value by value with the keys in it; rules inside it speak for
    themselves. Points with what they are given for are one value.
    """
    for key, value in inside(rule):
        name = str(key)
        if value is None or value == () or isinstance(value, Rule | Ref):
            continue
        if not keys and name in SOURCE:
            continue
        if not isinstance(value, Points) and (_has_parts(value) or _is_list(value)):
            yield from own(value, (*keys, name))
        else:
            yield (*keys, name), value


def _reason(keys: Key, value: Any) -> Text | None:
    if isinstance(value, Points):
        return value.inferred
    return value if keys[-1] == "inferred" else None


def _has_parts(value: object) -> bool:
    return isinstance(value, BaseModel | Mapping)


def _is_list(value: object) -> bool:
    """A list of things with parts of their own; a list of codes or numbers is one value."""
    return isinstance(value, tuple) and any(isinstance(one, BaseModel | Text) for one in value)


def _lines(ruleset: Ruleset, rule: Rule) -> Iterator[Line]:
    """Values under the same names stand on one line."""
    gathered: dict[tuple[Said, ...], list[Said]] = {}
    for keys, value in own(rule):
        if not words.is_told(keys) or keys[-1] in HEADINGS:
            continue
        named, said = words.labels(ruleset, keys), words.value_name(ruleset, keys, value)
        if isinstance(value, Points):
            named = (value.text,) if value.text else (*named, *words.start_of(value))
        gathered.setdefault(named, []).append(said)
    for labels, values in gathered.items():
        yield Line(labels, tuple(values))
