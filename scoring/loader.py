"""Reads rulesets from their files: layers by `extends`, strict models, references, digest."""

import hashlib
import inspect
import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from scoring.errors import NoRulesetInForce
from scoring.layers import (
    Content,
    KeyPath,
    Layer,
    broken,
    is_ruleset,
    merge,
    read_layers,
    without_tags,
)
from scoring.models.base import Ref
from scoring.models.ruleset import Ruleset

RULESETS = Path(__file__).parent / "rulesets"


@cache
def ruleset(ruleset_id: str) -> Ruleset:
    """The ruleset of this id. Raises UnknownRuleset."""
    return load(RULESETS, ruleset_id)


@cache
def rulesets() -> tuple[Ruleset, ...]:
    """Every ruleset, by first day in force."""
    found = [ruleset(folder.name) for folder in RULESETS.iterdir() if is_ruleset(folder)]
    return tuple(sorted(found, key=lambda rules: rules.ruleset.in_force.first))


def ruleset_on(day: date, region_kato: str | None = None, *, caller: str | None = None) -> Ruleset:
    """The ruleset in force on a day in a region (KATO code, at least its first two digits).

    A ruleset made for the region stands before one for the whole country, a later one before an
    earlier one. Raises NoRulesetInForce with the day and the caller.
    """
    in_force = [rules for rules in rulesets() if rules.applies(day, region_kato)]
    if not in_force:
        raise NoRulesetInForce(day, region_kato, caller or _caller())
    return max(in_force, key=lambda r: (r.ruleset.regions is not None, r.ruleset.in_force.first))


def _caller() -> str:
    frame = inspect.stack(context=0)[2]
    return f"{Path(frame.filename).name}:{frame.lineno} {frame.function}"


def load(folder: Path, ruleset_id: str) -> Ruleset:
    """Read a ruleset from a folder of rulesets. Raises UnknownRuleset, BrokenRules."""
    layers = read_layers(folder, ruleset_id)
    content: Content = {}
    for layer in reversed(layers):
        content = merge(content, layer.content)
    content["ruleset"] = layers[0].content["ruleset"]
    rules = _validated(content, layers)
    if rules.id != ruleset_id:
        raise broken(("ruleset", "id"), f"the folder is called {ruleset_id}", layers)
    _check_references(rules, layers)
    return rules


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
        return Ruleset.model_validate_json(ordered)
    except ValidationError as why:
        first = why.errors()[0]
        path = without_tags(first["loc"], content)
        raise broken(path, first["msg"], layers) from why


def _check_references(rules: Ruleset, layers: list[Layer]) -> None:
    for path, ref in references(rules):
        if ref.act not in rules.acts:
            raise broken((*path, "act"), f"no act {ref.act} in acts.yaml", layers)


def references(rules: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Ref]]:
    """Every reference of a ruleset, with the keys that lead to it."""
    if isinstance(rules, Ref):
        yield path, rules
    for key, value in inside(rules):
        yield from references(value, (*path, key))


def inside(value: object) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, BaseModel):
        yield from value
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)
