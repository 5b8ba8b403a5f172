"""The files of a ruleset and of what it extends, laid over one another."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoring.errors import BrokenRules, UnknownRuleset
from scoring.strict_yaml import read_yaml

Content = dict[str, Any]
KeyPath = tuple[str | int, ...]
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
    wanted: str | None = ruleset_id
    while wanted:
        if any(layer.name == wanted for layer in layers):
            raise BrokenRules(f"{wanted}/ruleset.yaml", "extends", "extends itself")
        layers.append(_read_layer(folder, wanted))
        wanted = layers[-1].content["ruleset"].get("extends")
    return layers


def _read_layer(folder: Path, name: str) -> Layer:
    home = folder / name
    if not is_ruleset(home):
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


def without_tags(loc: KeyPath, content: Content) -> KeyPath:
    """A row's kind stands in the model's path but not in the file's."""
    path: list[str | int] = []
    here: Any = content
    for part in loc:
        if _is_mapping(here) and part not in here and part == here.get("kind"):
            continue
        path.append(part)
        here = here.get(part) if _is_mapping(here) else None
    return tuple(path)


def broken(path: KeyPath, why: str, layers: list[Layer]) -> BrokenRules:
    """The error with the file that states the rule, and the key in it."""
    file, key = _split(path, _stated_in(path, layers))
    return BrokenRules(file, key, why)


def _stated_in(path: KeyPath, layers: list[Layer]) -> Layer:
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
