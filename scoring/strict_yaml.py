"""YAML as the rule files use it: no duplicate keys, no inexact numbers, keys are words."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from scoring.errors import BrokenRules

WORD = "tag:yaml.org,2002:str"


class _StrictLoader(yaml.SafeLoader):
    """Refuses what YAML lets pass in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            if key_node.tag != WORD:
                raise _mistake(key_node, f"the key {key_node.value} is no word: put it in quotes")
            key = key_node.value
            if key in seen:
                raise _mistake(key_node, f"the key {key} stands twice")
            seen.add(key)
        return super().construct_mapping(node, deep=deep)

    def exact_day(self, node: yaml.ScalarNode) -> date:
        try:
            day = self.construct_yaml_timestamp(node)
        except ValueError as why:
            raise _mistake(node, f"no such day: {why}") from why
        if isinstance(day, datetime):
            raise _mistake(node, "a day has no hour")
        return day

    def no_float(self, node: yaml.Node) -> None:
        raise _mistake(node, "write a whole number, or a fraction in quotes")


_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _StrictLoader.exact_day)
_StrictLoader.add_constructor("tag:yaml.org,2002:float", _StrictLoader.no_float)


def _mistake(node: yaml.Node, why: str) -> yaml.constructor.ConstructorError:
    return yaml.constructor.ConstructorError(None, None, why, node.start_mark)


def read_yaml(path: Path, shown_as: str) -> dict[str, Any]:
    """The mapping in a rule file. Raises BrokenRules naming the file and the line."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)
    except yaml.MarkedYAMLError as why:
        line = f"line {why.problem_mark.line + 1}" if why.problem_mark else ""
        raise BrokenRules(shown_as, line, why.problem or "not YAML") from why
    if not isinstance(content, dict):
        raise BrokenRules(shown_as, "", "a rule file holds named rules")
    return content
