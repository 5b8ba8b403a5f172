"""Reads a case from its file and says plainly what in it cannot be read."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scoring.case import Case
from scoring.errors import CaseError
from scoring.strict_yaml import CaseLoader, KeyPath, Marked, NotStrictYaml, read_marked

# What is said of a value that is not what its key asks for, by the name pydantic gives the mistake.
PLAIN = {
    "missing": "this key is missing",
    "bool_type": "write true or false",
    "int_type": "write a whole number",
    "int_from_float": "write a whole number",
    "string_type": "write words; what looks like a number or a day stands in quotes",
    "string_too_short": "must not be empty",
    "string_pattern_mismatch": "must look like {pattern}",
    "literal_error": "write one of {expected}",
    "date_type": "write a day, like 2026-03-20",
    "date_parsing": "write a day, like 2026-03-20",
    "datetime_type": "write a moment, like 2026-03-20T19:10",
    "datetime_parsing": "write a moment, like 2026-03-20T19:10",
    "datetime_from_date_parsing": "write a moment, like 2026-03-20T19:10",
    "timezone_naive": "write the country's time, without a zone",
    "tuple_type": "write a list",
    "dict_type": "write a block of keys",
    "model_type": "write a block of keys",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "value_error": "write {error}",
}


@dataclass(frozen=True)
class CaseFile:
    """A case with the place of each of its keys in the file."""

    file: str
    case: Case
    marked: Marked

    def error(self, path: KeyPath, why: str) -> CaseError:
        """What is wrong at a key of this file."""
        return _error(self.file, path, why, self.marked)


def read_case_file(path: str | Path) -> CaseFile:
    """The case in a file, with the lines of its keys. Raises CaseError."""
    file = str(path)
    marked = _marked(file)
    if not isinstance(marked.content, dict):
        raise CaseError(file, "", 1, "a case is a block of keys: date, claim, person …")
    try:
        case = _validated(marked.content)
    except ValidationError as why:
        first = min(why.errors(), key=lambda mistake: marked.line_of(mistake["loc"]))
        raise _error(file, first["loc"], _plainly(first), marked) from why
    return CaseFile(file, case, marked)


def _marked(file: str) -> Marked:
    try:
        return read_marked(Path(file).read_text(encoding="utf-8"), CaseLoader)
    except OSError as why:
        raise CaseError(file, "", None, why.strerror or "cannot be opened") from why
    except UnicodeDecodeError as why:
        raise CaseError(file, "", None, "the file is not written in UTF-8") from why
    except NotStrictYaml as why:
        raise CaseError(file, _dotted(why.path), why.line, why.why) from why


def _validated(content: dict[str, Any]) -> Case:
    """The case; a null stands for a key that is left out."""
    try:
        return Case.model_validate_json(_as_json(content))
    except ValidationError as why:
        nulls = [mistake["loc"] for mistake in why.errors() if _is_null(mistake)]
        if not nulls:
            raise
    return Case.model_validate_json(_as_json(_without(content, nulls)))


def _is_null(mistake: ErrorDetails) -> bool:
    known_key = mistake["type"] != "extra_forbidden" and isinstance(mistake["loc"][-1], str)
    return known_key and mistake["type"] != "missing" and mistake["input"] is None


def _without(content: Any, nulls: Sequence[KeyPath], path: KeyPath = ()) -> Any:
    if isinstance(content, dict):
        kept = {key: value for key, value in content.items() if (*path, key) not in nulls}
        return {key: _without(value, nulls, (*path, key)) for key, value in kept.items()}
    if isinstance(content, list):
        return [_without(item, nulls, (*path, place)) for place, item in enumerate(content)]
    return content


def _as_json(content: dict[str, Any]) -> str:
    """JSON, in which a strict model takes lists for tuples and words for days."""
    return json.dumps(content, default=_iso)


def _iso(day_or_moment: date) -> str:
    return day_or_moment.isoformat()


def _error(file: str, path: KeyPath, why: str, marked: Marked) -> CaseError:
    return CaseError(file, _dotted(path), marked.line_of(path), why)


def _dotted(path: KeyPath) -> str:
    return ".".join(str(part) for part in path)


def _plainly(mistake: ErrorDetails) -> str:
    """Why a value is refused, and the value itself where it is short."""
    if mistake["type"] == "extra_forbidden":
        return _no_such_key(mistake["loc"])
    said = PLAIN.get(mistake["type"], mistake["msg"]).format(**mistake.get("ctx", {}))
    given = mistake["input"]
    if mistake["type"] == "missing" or isinstance(given, dict | list):
        return said
    return f"{said}, not {json.dumps(given, ensure_ascii=False, default=str)}"


def _no_such_key(path: KeyPath) -> str:
    known = _keys_around(path)
    close = get_close_matches(str(path[-1]), known, n=1)
    asked = f"; did you mean {close[0]}?" if close else f"; known here: {', '.join(known)}"
    return f"there is no such key{asked}"


def _keys_around(path: KeyPath) -> list[str]:
    """The keys of the block in which a path ends."""
    block: type[BaseModel] = Case
    for part in path[:-1]:
        field = block.model_fields.get(str(part))
        if field is not None:
            block = next(_models_in(field.annotation), block)
    return list(block.model_fields)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
