"""The files of a ruleset and of what it extends, laid over one another."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scoring.errors import BrokenRules, UnknownRuleset
from scoring.strict_yaml import KeyPath, read_yaml

Content = dict[str, Any]
FOLDERS = ("sheets", "observations")


@dataclass(frozen=True)
class Layer:
    """The files of one ruleset folder, as nested keys: sheets/teacher.yaml is sheets → teacher."""

    name: str
    content: Content


def is_ruleset(folder: Path) -> bool:
    return (folder / "ruleset.yaml").is_file()


def read_layers(folder: Path, ruleset_id: str) -> list[Layer]:
    """The ruleset's own files first, then what it extends."""
    layers: list[Layer] = []
    if not is_ruleset(folder / ruleset_id):
        raise UnknownRuleset(f"There is no ruleset {ruleset_id}")
    wanted: str | None = ruleset_id
    while wanted:
        layers.append(_read_layer(folder, wanted))
        wanted = _extended(folder, layers)
    return layers


def _extended(folder: Path, layers: list[Layer]) -> str | None:
    """The id of what the last layer extends; None where it extends nothing."""
    last = layers[-1]
    extended = last.content["ruleset"].get("extends")
    if extended is None:
        return None
    if any(layer.name == extended for layer in layers):
        raise broken(("ruleset", "extends"), "extends itself", [last])
    if not isinstance(extended, str) or not is_ruleset(folder / extended):
        raise broken(("ruleset", "extends"), f"there is no ruleset {extended}", [last])
    return extended


@cache
def _read_layer(folder: Path, name: str) -> Layer:
    """Read once, though several rulesets extend it; nobody changes its content."""
    home = folder / name
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


def unsaid_changes(
    base: Content, over: Content, *, in_rule: bool = False, path: KeyPath = ()
) -> Iterator[KeyPath]:
    """The keys by which `over` changes a rule of `base` and does not say its own reference."""
    in_rule = in_rule or "ref" in base
    for key, value in over.items():
        old = base.get(key)
        if _is_container(value):
            inner: Content = old if isinstance(old, dict) else {}
            yield from unsaid_changes(inner, value, in_rule=in_rule, path=(*path, key))
        elif in_rule and not _is_rule(value) and not (value is None and _is_rule(old)):
            yield (*path, key)


def _is_rule(value: object) -> bool:
    return isinstance(value, dict) and "ref" in value


def _is_mapping(value: object) -> bool:
    return isinstance(value, dict)


def _is_container(value: object) -> bool:
    return isinstance(value, dict) and "ref" not in value


def without_tags(loc: KeyPath, content: Content) -> KeyPath:
    """A row's kind and the mark of a key stand in the model's path but not in the file's."""
    path: list[str | int] = []
    here: Any = content
    for part in loc:
        if part == "[key]":
            break
        if _is_mapping(here) and part not in here and part == here.get("kind"):
            continue
        path.append(part)
        here = here.get(part) if _is_mapping(here) else None
    return tuple(path)


def broken(path: KeyPath, why: str, layers: list[Layer]) -> BrokenRules:
    """The error with the file that states the rule, and the key in it."""
    file, key = _split(path, stated_in(path, layers))
    return BrokenRules(file, key, why)


def stated_in(path: KeyPath, layers: list[Layer]) -> Layer:
    """The layer whose words are in force at a path: what `merge` would take."""
    known: list[tuple[Layer, Any]] = [(layer, layer.content) for layer in layers]
    for part in path:
        deeper = [(at, here[part]) for at, here in known if _is_mapping(here) and part in here]
        if not deeper:
            break
        known = deeper if _is_container(deeper[0][1]) else deeper[:1]
    return known[0][0]


def _split(path: KeyPath, layer: Layer) -> tuple[str, str]:
    """File and key path: ("sheets", "teacher", "rows", …) is sheets/teacher.yaml and rows.…"""
    parts = [str(part) for part in path]
    files = 2 if parts and parts[0] in FOLDERS else 1
    return f"{layer.name}/{'/'.join(parts[:files])}.yaml", ".".join(parts[files:])
