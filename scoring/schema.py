"""JSON Schemas of the rule files, of the lists of clauses and of a case, for editors.

`python -m scoring.schema` writes them from the models, with the settings by which an editor finds
them. A ruleset that extends another states only what changes: in the schema nothing is required
but the parts of a rule that says its reference, and null strikes out. The loader is stricter.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter

from scoring.case import Case
from scoring.coverage import ActList
from scoring.layers import FOLDERS
from scoring.loader import RULESETS
from scoring.models.ruleset import Ruleset

ROOT = Path(__file__).parent.parent
SCHEMAS = RULESETS / "schema"
SETTINGS = ROOT / ".vscode" / "settings.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
WHOLE = ("Text", "Ref")  # what is never stated in part
OUTSIDE = {  # files that are no part of a ruleset, with what they hold
    "case": (Case, "**/*.case.yaml"),
    "clauses": (ActList, "scoring/rulesets/coverage/*.yaml"),
}
Schema = dict[str, Any]


def files() -> dict[Path, str]:
    """Every file that is written, with its content."""
    found, used = {}, {}
    for name, schema, pattern in _kinds():
        path = SCHEMAS / f"{name}.json"
        found[path] = _json({"$schema": DIALECT, **schema})
        used[f"./{path.relative_to(ROOT)}"] = pattern
    return {**found, SETTINGS: _json({"yaml.schemas": used})}


def _kinds() -> Iterator[tuple[str, Schema, str]]:
    """The kinds of files: a name, the schema, and the pattern of their paths."""
    for name, field in Ruleset.model_fields.items():
        if name in FOLDERS:
            kind = get_args(field.annotation)[1]
            yield name.removesuffix("s"), _in_parts(kind), f"scoring/rulesets/*/{name}/*.yaml"
        elif name != "digest":
            yield name, _in_parts(field.annotation), f"scoring/rulesets/*/{name}.yaml"
    for name, (kind, pattern) in OUTSIDE.items():
        yield name, TypeAdapter(kind).json_schema(), pattern


def _in_parts(kind: Any) -> Schema:
    """The schema of something that a later ruleset may state in part."""
    schema = TypeAdapter(kind).json_schema()
    kinds = {
        name: one if name in WHOLE else _part(one) for name, one in schema.pop("$defs", {}).items()
    }
    return {**_part(schema), "$defs": kinds}


def _part(schema: Schema) -> Schema:
    if "oneOf" in schema:
        schema = {**schema, "anyOf": schema["oneOf"]}
        del schema["oneOf"]
    if isinstance(schema.get("additionalProperties"), dict):
        schema = {**schema, "additionalProperties": _or_null(schema["additionalProperties"])}
    if "properties" not in schema:
        return schema
    needed = schema.get("required", [])
    parts = {name: _or_null(one) for name, one in schema["properties"].items()}
    schema = {name: one for name, one in schema.items() if name != "required"}
    if "ref" in needed:
        schema |= {"if": {"required": ["ref"]}, "then": {"required": needed}}
    return {**schema, "properties": parts}


def _or_null(schema: Schema) -> Schema:
    part = _part(schema)
    choices = part.get("anyOf", [])
    if {"type": "null"} in choices:
        return part
    return {"anyOf": [part, {"type": "null"}]}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> None:
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
