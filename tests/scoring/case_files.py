"""The cases of the law: one file each, read and held against an answer.

A file has `name` (one sentence), `clause`, `case` (the format of `./portal manage assess`) and
`expect`. `base` names a file of `_bases/` over which the case is laid: blocks merge, lists and
values replace. `without` takes the evidence and indicators of rows away, `plus` adds pieces of
evidence, `observed` stands for sheets of the school year with these totals by the usual observers,
`filled` for so many sheets that a methodist filled. `ruleset` asks another one than the day's.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from scoring.case import Case

CASES = Path(__file__).parent / "cases"
OBSERVERS = ("head", "deputy", "teacher", "method_cabinet_methodist", "commission_member")
BESIDE_CASE = {"name", "clause", "base", "ruleset", "case", "expect"}
EDITS = {"without", "plus", "observed", "filled"}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # written in C where the machine has it
Block = dict[str, Any]


@dataclass(frozen=True, eq=False)
class CaseFile:
    """One case; `topic/file` is its identity."""

    id: str
    name: str
    clause: str
    facts: Block
    ruleset: str | None
    expect: Block

    @property
    def case(self) -> Case:
        return case_of(self.facts)


def case_of(facts: Block) -> Case:
    """The case of plain facts; JSON lets a strict model take lists and words for days."""
    return Case.model_validate_json(json.dumps(facts, default=_iso))


def _iso(day_or_moment: date) -> str:
    return day_or_moment.isoformat()


@cache
def case_files() -> tuple[CaseFile, ...]:
    """Every case file, by topic and name."""
    paths = sorted(CASES.glob("*/*.yaml"))
    return tuple(_read(path) for path in paths if path.parent.name != "_bases")


def _read(path: Path) -> CaseFile:
    content = _yaml(path)
    unknown = set(content) - BESIDE_CASE - EDITS
    if unknown:
        raise ValueError(f"{path}: no such key: {', '.join(sorted(unknown))}")
    facts = base_facts(content["base"]) if "base" in content else {}
    facts = merged(facts, content.get("case", {}))
    return CaseFile(
        id=f"{path.parent.name}/{path.stem}",
        name=content["name"],
        clause=content["clause"],
        facts=_edited(facts, content),
        ruleset=content.get("ruleset"),
        expect=content["expect"],
    )


@cache
def base_facts(name: str) -> Block:
    """The facts of a base, laid over its own base."""
    content = _yaml(CASES / "_bases" / f"{name}.yaml")
    below = content.pop("base", None)
    return merged(base_facts(below), content) if below else content


def _yaml(path: Path) -> Block:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)


def merged(below: Block, over: Block) -> Block:
    """Blocks merge key by key; everything else, also null, replaces."""
    result = dict(below)
    for key, value in over.items():
        both = isinstance(result.get(key), dict) and isinstance(value, dict)
        result[key] = merged(result[key], value) if both else value
    return result


def _edited(facts: Block, edits: Block) -> Block:
    gone = set(edits.get("without", ()))
    evidence = [piece for piece in facts.get("evidence", ()) if piece["row"] not in gone]
    indicators = facts.get("indicators", {}).items()
    return {
        **facts,
        "evidence": [*evidence, *edits.get("plus", ())],
        "indicators": {row: value for row, value in indicators if row not in gone},
        **_sheets(facts, edits),
    }


def _sheets(facts: Block, edits: Block) -> Block:
    if "observed" in edits:
        return {"observations": list(_observed(facts["date"], edits["observed"], OBSERVERS))}
    if "filled" in edits:
        totals = [70] * edits["filled"]
        return {"observations": list(_observed(facts["date"], totals, ("methodist",)))}
    return {}


def _observed(day: date, totals: list[int], observers: tuple[str, ...]) -> Iterator[Block]:
    """Sheets on the first days of the school year of a day."""
    first = date(day.year - (day.month < 9), 9, 1)
    for place, (total, by) in enumerate(zip(totals, cycle(observers), strict=False)):
        on = first + timedelta(days=place)
        yield {"date": on, "by": by, "form": "secondary_tvet", "total": total}


def differences(expect: Block, answer: Block) -> list[str]:
    """What an answer, as JSON, says otherwise than expected; only what is expected is looked at."""
    return [line for key, wanted in expect.items() for line in LOOK[key](key, wanted, answer)]


def _value(key: str, wanted: Any, answer: Block) -> Iterator[str]:
    if answer[key] != wanted:
        yield _said(key, wanted, answer[key])


def _block(key: str, wanted: Block | None, answer: Block) -> Iterator[str]:
    found = answer[key]
    if wanted is None or found is None:
        if wanted != found:
            yield _said(key, wanted, found)
        return
    for inner, value in wanted.items():
        if found[inner] != _plain(value):
            yield _said(f"{key}.{inner}", _plain(value), found[inner])


def _findings(key: str, wanted: Block, answer: Block) -> Iterator[str]:
    """The worst status of each code; null: no such finding; a list: one of these."""
    found: dict[str, str] = {}
    for one in answer["findings"]:
        found[one["code"]] = min(one["status"], found.get(one["code"], "met"), key=WORST.index)
    for code, status in wanted.items():
        allowed = status if isinstance(status, list) else [status]
        if found.get(code) not in allowed:
            yield _said(f"{key}.{code}", status, found.get(code))


WORST = ("not_met", "unknown", "met")


def _rows(key: str, wanted: Block, answer: Block) -> Iterator[str]:
    found = {row["row"]: row["points"] for row in answer["score"]["rows"]}
    for row, points in wanted.items():
        if found.get(row) != points:
            yield _said(f"{key}.{row}", points, found.get(row))


def _warnings(key: str, wanted: Block, answer: Block) -> Iterator[str]:
    """Exactly these rows are warned of, by the code of the warning."""
    found: dict[str, list[str]] = {}
    for one in answer["score"]["warnings"]:
        found.setdefault(one["code"], []).append(one["facts"]["row"])
    if found != wanted:
        yield _said(key, wanted, found)


def _deadlines(key: str, wanted: Block, answer: Block) -> Iterator[str]:
    found = {due["code"]: due["due"] for due in answer["deadlines"]}
    for code, due in wanted.items():
        if found.get(code) != _plain(due):
            yield _said(f"{key}.{code}", _plain(due), found.get(code))


def _documents(key: str, wanted: Block, answer: Block) -> Iterator[str]:
    """The channel; who brings each document, null where it is not asked for."""
    found = answer["documents"]
    if wanted.get("channel", found["channel"]) != found["channel"]:
        yield _said(f"{key}.channel", wanted["channel"], found["channel"])
    brought = {item["code"]: item["source"] for item in found["items"]}
    for code, source in wanted.get("items", {}).items():
        if brought.get(code) != source:
            yield _said(f"{key}.{code}", source, brought.get(code))


def _missing(key: str, wanted: list[str] | Block, answer: Block) -> Iterator[str]:
    """A list: exactly these codes; a block: these codes with their earliest day."""
    found = {one["code"]: one["earliest"] for one in answer["missing"]}
    if isinstance(wanted, list):
        if sorted(found) != sorted(wanted):
            yield _said(key, wanted, sorted(found))
        return
    for code, earliest in wanted.items():
        if found.get(code, "nothing") != _plain(earliest):
            yield _said(f"{key}.{code}", _plain(earliest), found.get(code, "nothing"))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _said(key: str, wanted: Any, found: Any) -> str:
    return f"{key}: expected {wanted!r}, the engine says {found!r}"


LOOK = {
    "ruleset": _value,
    "commission_level": _value,
    "eligible": _value,
    "findings": _findings,
    "knowledge_test": _block,
    "score": _block,
    "rows": _rows,
    "warnings": _warnings,
    "outcome": _block,
    "documents": _documents,
    "deadlines": _deadlines,
    "missing": _missing,
}
