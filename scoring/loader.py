"""Reads rulesets from their files: layers by `extends`, strict models, checks, digest."""

import hashlib
import inspect
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from scoring.errors import NoRulesetInForce
from scoring.layers import (
    Content,
    Layer,
    broken,
    is_ruleset,
    merge,
    read_layers,
    stated_in,
    unsaid_changes,
    without_tags,
)
from scoring.models.base import Ref, Rule
from scoring.models.general import About
from scoring.models.ruleset import Ruleset
from scoring.strict_yaml import KeyPath
from scoring.texts import Text

RULESETS = Path(__file__).parent / "rulesets"
# Where a ruleset lists the codes that its rules may name, by kind; * stands for every key.
CODES: dict[str, tuple[tuple[str, ...], ...]] = {
    "act": (("acts",),),
    "category": (("categories", "categories"),),
    "ladder": (("categories", "ladders"),),
    "sheet": (("sheets",),),
    "channel": (("application", "channels", "names"),),
    "document": (("application", "documents", "items"),),
    "ground": (
        ("eligibility", "diplomas"),
        ("eligibility", "untaught_subject"),
        ("eligibility", "by_test", "grounds"),
        ("without_procedure", "grounds"),
        ("early", "lists", "*", "criteria"),
        ("early", "heads", "criteria"),
        ("retention", "grounds"),
        ("retention", "moves"),
    ),
}
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
QUOTED = re.compile('«[^»]*»|"[^"]*"')


@cache
def ruleset(ruleset_id: str) -> Ruleset:
    """The ruleset of this id. Raises UnknownRuleset."""
    return load(RULESETS, ruleset_id)


@cache
def rulesets() -> tuple[Ruleset, ...]:
    """Every ruleset that is or was in force, by first day; drafts are not among them."""
    return tuple(sorted((rules for rules in _all() if not rules.is_draft), key=_first_day))


@cache
def drafts() -> tuple[Ruleset, ...]:
    """Rulesets in force on no day, by id: to compare with and to simulate."""
    return tuple(sorted((rules for rules in _all() if rules.is_draft), key=lambda one: one.id))


def _all() -> list[Ruleset]:
    return [ruleset(folder.name) for folder in RULESETS.iterdir() if is_ruleset(folder)]


def _first_day(rules: Ruleset) -> date:
    in_force = rules.ruleset.in_force
    return in_force.first if in_force else date.max


def ruleset_on(day: date, region_kato: str | None = None, *, caller: str | None = None) -> Ruleset:
    """The ruleset in force on a day in a region (KATO code, at least its first two digits).

    A ruleset made for the region stands before one for the whole country, a later one before an
    earlier one. Raises NoRulesetInForce with the day and the caller.
    """
    in_force = [rules for rules in rulesets() if rules.applies(day, region_kato)]
    if not in_force:
        raise NoRulesetInForce(day, region_kato, caller or _caller())
    return max(in_force, key=lambda rules: (rules.ruleset.regions is not None, _first_day(rules)))


def _caller() -> str:
    frame = inspect.stack(context=0)[2]
    return f"{Path(frame.filename).name}:{frame.lineno} {frame.function}"


def load(folder: Path, ruleset_id: str) -> Ruleset:
    """Read a ruleset from a folder of rulesets. Raises UnknownRuleset, BrokenRules."""
    layers = read_layers(folder, ruleset_id)
    content: Content = {}
    for layer in reversed(layers):
        _check_changes(content, layer)
        content = merge(content, layer.content)
    content["ruleset"] = layers[0].content["ruleset"]
    rules = _validated(content, layers)
    if rules.id != ruleset_id:
        raise broken(("ruleset", "id"), f"the folder is called {ruleset_id}", layers)
    _check_languages(rules, layers)
    _check_days(rules, layers)
    return rules


def _check_changes(base: Content, layer: Layer) -> None:
    """A later ruleset that changes a rule says which clause changes it."""
    stated = {key: value for key, value in layer.content.items() if key != "ruleset"}
    for path in unsaid_changes(base, stated):
        raise broken(path, "changes a rule without saying its reference", [layer])


def _canonical(content: Content) -> str:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, default=_iso_day)


def _iso_day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a rule file")


def _validated(content: Content, layers: list[Layer]) -> Ruleset:
    canonical = _canonical(content)
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    ordered = json.dumps({**content, "digest": digest}, ensure_ascii=False, default=_iso_day)
    try:
        return Ruleset.model_validate_json(ordered, context=known_codes(content))
    except ValidationError as why:
        first = why.errors()[0]
        path = without_tags(first["loc"], content)
        raise broken(path, first["msg"].removeprefix("Value error, "), layers) from why


def known_codes(content: Content) -> dict[str, set[str]]:
    """The codes of the ruleset that its rules may name, by kind."""
    return {
        kind: {key for path in paths for block in _blocks(content, path) for key in block}
        for kind, paths in CODES.items()
    }


def _blocks(content: Any, path: tuple[str, ...]) -> Iterator[Content]:
    """The blocks of keys at a path."""
    if not isinstance(content, dict):
        return
    if not path:
        yield content
        return
    keys = content if path[0] == "*" else (path[0],)
    for key in keys:
        yield from _blocks(content.get(key), path[1:])


def _check_languages(rules: Ruleset, layers: list[Layer]) -> None:
    """A Russian text has Kazakh letters in names between quotation marks only."""
    for path, text in walk(rules):
        if isinstance(text, Text) and KAZAKH.search(QUOTED.sub("", text.ru)):
            raise broken((*path, "ru"), "the Russian text has Kazakh letters", layers)


def _check_days(rules: Ruleset, layers: list[Layer]) -> None:
    """Rulesets follow one another, and a rule's own first day lies in those of its ruleset."""
    days = {layer.name: _about(layer).in_force for layer in layers}
    for layer, extended in pairwise(layers):
        own, before = days[layer.name], days[extended.name]
        if own and before and own.first <= before.first:
            why = "is not after the first day of what it extends"
            raise broken(("ruleset", "in_force", "first"), why, [layer])
    for path, rule in walk(rules):
        if isinstance(rule, Rule) and rule.since:
            stated = days[stated_in(path, layers).name]
            if stated is None or not stated.covers(rule.since):
                raise broken((*path, "since"), "stands outside the days of its ruleset", layers)


def _about(layer: Layer) -> About:
    try:
        return About.model_validate_json(_canonical(layer.content["ruleset"]))
    except ValidationError as why:
        first = why.errors()[0]
        raise broken(("ruleset", *first["loc"]), first["msg"], [layer]) from why


def references(rules: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Ref]]:
    """Every reference of a ruleset, with the keys that lead to it."""
    yield from ((place, found) for place, found in walk(rules, path) if isinstance(found, Ref))


def walk(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Everything in a ruleset, with the keys that lead to it."""
    yield path, value
    for key, inner in inside(value):
        yield from walk(inner, (*path, key))


def inside(value: object) -> Iterator[tuple[str | int, Any]]:
    """The parts of something in a ruleset; what a model works out and keeps is no part of it."""
    if isinstance(value, BaseModel):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)
