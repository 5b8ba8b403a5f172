"""Reads rulesets from their files: layers by `extends`, strict models, references, digest."""

import hashlib
import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from scoring.errors import BrokenRules, NoRulesetInForce, UnknownRuleset
from scoring.models.base import Ref
from scoring.models.ruleset import Ruleset
from scoring.strict_yaml import read_yaml

RULESETS = Path(__file__).parent / "rulesets"

Content = dict[str, Any]
KeyPath = tuple[str | int, ...]


@cache
def ruleset(ruleset_id: str) -> Ruleset:
    """The ruleset of this id. Raises UnknownRuleset."""
    return load(RULESETS, ruleset_id)


@cache
def rulesets() -> tuple[Ruleset, ...]:
    """Every ruleset, by first day in force."""
    found = [ruleset(folder.name) for folder in RULESETS.iterdir() if _is_ruleset(folder)]
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


@dataclass(frozen=True)
class Layer:
    """The files of one ruleset folder, as nested keys: sheets/teacher.yaml is sheets → teacher."""

    name: str
    content: Content


def load(folder: Path, ruleset_id: str) -> Ruleset:
    """Read a ruleset from a folder of rulesets. Raises UnknownRuleset, BrokenRules."""
    layers = _layers(folder, ruleset_id)
    content: Content = {}
    for layer in reversed(layers):
        content = merge(content, layer.content)
    content["ruleset"] = layers[0].content["ruleset"]
    rules = _validated(content, layers)
    _check_references(rules, layers)
    return rules


def _is_ruleset(folder: Path) -> bool:
    return (folder / "ruleset.yaml").is_file()


def _layers(folder: Path, ruleset_id: str) -> list[Layer]:
    """The ruleset's own files first, then what it extends."""
    layers: list[Layer] = []
    wanted: str | None = ruleset_id
    while wanted:
        if any(layer.name == wanted for layer in layers):
            raise BrokenRules(f"{wanted}/ruleset.yaml", "extends", "extends itself")
        layers.append(_read_layer(folder, wanted))
        wanted = layers[-1].content["ruleset"].get("extends")
    return layers


def _read_layer(folder: Path, name: str) -> Layer:
    home = folder / name
    if not _is_ruleset(home):
        raise UnknownRuleset(f"There is no ruleset {name}")
    content: Content = {}
    for file in sorted(home.rglob("*.yaml")):
        place = file.relative_to(home).with_suffix("").parts
        inner = content
        for part in place[:-1]:
            inner = inner.setdefault(part, {})
        inner[place[-1]] = read_yaml(file, f"{name}/{'/'.join(place)}.yaml")
    return Layer(name, content)


def merge(base: Content, over: Content) -> Content:
    """Lay one ruleset over another. A block with a `ref` is one rule and replaces the whole rule;
    any other block is merged key by key; null strikes out what was there.
    """
    merged = dict(base)
    for key, value in over.items():
        if value is None and key in merged:
            del merged[key]
        elif _is_container(value) and _is_mapping(merged.get(key)):
            merged[key] = merge(merged[key], value)
        else:
            merged[key] = value
    return merged


def _is_mapping(value: object) -> bool:
    return isinstance(value, dict)


def _is_container(value: object) -> bool:
    return isinstance(value, dict) and "ref" not in value


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
        path = _without_tags(first["loc"], content)
        raise _broken(path, first["msg"], layers) from why


def _without_tags(loc: KeyPath, content: Content) -> KeyPath:
    """A row's kind stands in the model's path but not in the file's."""
    path: list[str | int] = []
    here: Any = content
    for part in loc:
        if _is_mapping(here) and part not in here and part == here.get("kind"):
            continue
        path.append(part)
        here = here.get(part) if _is_mapping(here) else None
    return tuple(path)


def _broken(path: KeyPath, why: str, layers: list[Layer]) -> BrokenRules:
    layer = max(layers, key=lambda layer: _known_depth(path, layer.content))
    file, key = _split(path, layer)
    return BrokenRules(file, key, why)


def _known_depth(path: KeyPath, content: Content) -> int:
    here: Any = content
    for depth, part in enumerate(path):
        if not _is_mapping(here) or part not in here:
            return depth
        here = here[part]
    return len(path)


FOLDERS = ("sheets", "observations")


def _split(path: KeyPath, layer: Layer) -> tuple[str, str]:
    """File and key path: ("sheets", "teacher", "rows", …) is sheets/teacher.yaml and rows.…"""
    parts = [str(part) for part in path]
    files = 2 if parts and parts[0] in FOLDERS else 1
    return f"{layer.name}/{'/'.join(parts[:files])}.yaml", ".".join(parts[files:])


def _check_references(rules: Ruleset, layers: list[Layer]) -> None:
    for path, ref in references(rules):
        if ref.act not in rules.acts:
            raise _broken((*path, "act"), f"no act {ref.act} in acts.yaml", layers)


def references(rules: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Ref]]:
    """Every reference of a ruleset, with the keys that lead to it."""
    if isinstance(rules, Ref):
        yield path, rules
    for key, value in _inside(rules):
        yield from references(value, (*path, key))


def _inside(value: object) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, BaseModel):
        yield from value
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)
