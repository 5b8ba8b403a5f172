"""YAML as rule files and cases use it: no duplicate keys, no inexact numbers, keys are words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from scoring.errors import BrokenRules

WORD = "tag:yaml.org,2002:str"
NOT_SPOKEN_HERE = ("binary", "omap", "pairs", "set")  # kinds of YAML values that no model takes
FASTER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # where PyYAML came with libyaml

KeyPath = tuple[str | int, ...]


class NotStrictYaml(ValueError):  # noqa: N818 - named as it is spoken of
    """What the text says is no strict YAML. `path`: the key it stands at, as far as known."""

    def __init__(self, why: str, line: int | None = None, path: KeyPath = ()) -> None:
        self.why, self.line, self.path = why, line, path
        super().__init__(why)


@dataclass(frozen=True)
class Marked:
    """What a file says, and the line (from 1) on which each key stands."""

    content: Any
    lines: Mapping[KeyPath, int]

    def line_of(self, path: KeyPath) -> int:
        """The line of a key; of the nearest block around it where the key itself is not there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class Strict(yaml.constructor.SafeConstructor):
    """Refuses what YAML lets pass in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            if key_node.tag != WORD:
                raise _mistake(key_node, f"the key {_name(key_node)} is no word: put it in quotes")
            key = key_node.value
            if key in seen:
                raise _mistake(key_node, f"the key {key} stands twice")
            seen.add(key)
        return super().construct_mapping(node, deep=deep)

    def day_or_moment(self, node: yaml.ScalarNode) -> date:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError as why:
            raise _mistake(node, f"no such day: {why}") from why

    def no_float(self, node: yaml.Node) -> None:
        raise _mistake(node, f'write a whole number, or put it in quotes: "{node.value}"')

    def not_spoken_here(self, node: yaml.Node) -> None:
        raise _mistake(node, "write words, numbers, days, lists or blocks of keys")


class CaseLoader(Strict, yaml.SafeLoader):
    """For cases, which anybody writes: an alias could hide a case without end in three lines."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark
            raise yaml.composer.ComposerError(None, None, "write it out: no aliases here", mark)
        return super().compose_node(parent, index)


class RuleLoader(Strict, FASTER):
    """For rule files, where a day has no hour."""

    def day_or_moment(self, node: yaml.ScalarNode) -> date:
        day = super().day_or_moment(node)
        if isinstance(day, datetime):
            raise _mistake(node, "a day has no hour")
        return day


LOADERS: tuple[Any, ...] = (CaseLoader, RuleLoader)
for loader in LOADERS:
    loader.add_constructor("tag:yaml.org,2002:timestamp", loader.day_or_moment)
    loader.add_constructor("tag:yaml.org,2002:float", loader.no_float)
    for kind in NOT_SPOKEN_HERE:
        loader.add_constructor(f"tag:yaml.org,2002:{kind}", loader.not_spoken_here)


def _mistake(node: yaml.Node, why: str) -> yaml.constructor.ConstructorError:
    return yaml.constructor.ConstructorError(None, None, why, node.start_mark)


def _name(key: yaml.Node) -> str:
    return key.value if isinstance(key, yaml.ScalarNode) else "…"


def read_marked(text: str, loader_class: type[Any]) -> Marked:
    """The content of a text with the line of every key. Raises NotStrictYaml."""
    places: dict[int, KeyPath] = {}  # where a key or a single value begins, by its offset
    try:
        loader = loader_class(text)
        root = loader.get_single_node()
        if root is None:
            return Marked(None, {})
        keys = list(_keys(root))
        places = {mark.index: path for path, mark in keys}
        lines = {path: mark.line + 1 for path, mark in keys if path}
        return Marked(loader.construct_document(root), lines)
    except yaml.MarkedYAMLError as why:
        mark = why.problem_mark
        line, path = (mark.line + 1, places.get(mark.index, ())) if mark else (None, ())
        raise NotStrictYaml(why.problem or "not YAML", line, path) from why
    except yaml.YAMLError as why:
        raise NotStrictYaml(" ".join(str(why).split())) from why


def _keys(node: yaml.Node, path: KeyPath = ()) -> Iterator[tuple[KeyPath, yaml.Mark]]:
    """Every key and list item with its mark; the mark of a key's single value beside it."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, _name(key))
            yield from _keys(value, here)
            yield here, key.start_mark
    elif isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            here = (*path, place)
            yield from _keys(item, here)
            yield here, item.start_mark
    else:
        yield path, node.start_mark


def read_yaml(path: Path, shown_as: str) -> dict[str, Any]:
    """The mapping in a rule file. Raises BrokenRules naming the file and the line."""
    try:
        content = read_marked(path.read_text(encoding="utf-8"), RuleLoader).content
    except NotStrictYaml as why:
        line = f"line {why.line}" if why.line else ""
        raise BrokenRules(shown_as, line, why.why) from why
    if not isinstance(content, dict):
        raise BrokenRules(shown_as, "", "a rule file holds named rules")
    return content
