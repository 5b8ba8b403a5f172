"""Which rule carries each clause of the acts, or why it is no rule.

`scoring/rulesets/coverage/<act>.yaml` lists the clauses of an act; the rules say themselves which
clause they carry. `python -m scoring.coverage` writes both, joined, into docs/law-coverage.md.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scoring.loader import RULESETS, drafts, references, rulesets
from scoring.models.base import Name, Place, Ref, Strict
from scoring.models.citing import cited
from scoring.models.ruleset import Ruleset
from scoring.strict_yaml import KeyPath, read_yaml
from scoring.texts import Text

LISTS = RULESETS / "coverage"
DOCUMENT = Path(__file__).parent.parent / "docs" / "law-coverage.md"
COMMAND = "python -m scoring.coverage"


class Clause(Strict):
    """One clause of an act; `no_rule` names the reason why no rule carries it."""

    at: Place
    says: Text
    no_rule: Name | None = None


class ActList(Strict):
    """Every clause of one act, in its order."""

    reasons: Mapping[Name, Text]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Carrier:
    """A rule by its keys, and the rulesets in which it says the clause."""

    key: str
    rulesets: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """The lists by act, and the rules by the clause they name; those of drafts carry nothing."""

    lists: Mapping[str, ActList]
    carriers: Mapping[Ref, tuple[Carrier, ...]]
    drafted: Mapping[Ref, tuple[Carrier, ...]]

    def of(self, act: str, clause: Clause) -> tuple[Carrier, ...]:
        return self.carriers.get(_ref(act, clause), ())


def coverage() -> Coverage:
    """The lists of clauses, joined with the rules of all rulesets."""
    lists = {file.stem: _read(file) for file in sorted(LISTS.glob("*.yaml"))}
    return Coverage(lists, _carriers(rulesets()), _carriers(drafts()))


def _read(file: Path) -> ActList:
    content = read_yaml(file, f"{file.parent.name}/{file.name}")
    return ActList.model_validate_json(json.dumps(content))


def _ref(act: str, clause: Clause) -> Ref:
    return Ref(act=act, **clause.at.model_dump())


def _carriers(laws: Iterable[Ruleset]) -> dict[Ref, tuple[Carrier, ...]]:
    found: dict[Ref, dict[KeyPath, list[str]]] = defaultdict(dict)
    for law in laws:
        for path, ref in references(law):
            found[ref].setdefault(path[:-1], []).append(law.id)
    return {ref: tuple(_outermost(keys)) for ref, keys in found.items()}


def _outermost(keys: Mapping[KeyPath, list[str]]) -> Iterator[Carrier]:
    """The rules themselves, without the rules inside them that name the same clause."""
    for path, laws in keys.items():
        if not any(path[:length] in keys for length in range(len(path))):
            yield Carrier(".".join(map(str, path)), tuple(laws))


def problems(found: Coverage) -> list[str]:
    """What is wrong between the lists and the rules; nothing where all is covered."""
    return [*_unlisted(found), *_uncovered(found), *_reasons(found)]


def _unlisted(found: Coverage) -> Iterator[str]:
    listed = {_ref(act, clause) for act, one in found.lists.items() for clause in one.clauses}
    for ref, carriers in {**found.drafted, **found.carriers}.items():
        if ref not in listed:
            yield f"{carriers[0].key} names {cited(ref)}, which no list has"


def _uncovered(found: Coverage) -> Iterator[str]:
    for act, one in found.lists.items():
        times = Counter(clause.at for clause in one.clauses)
        yield from (
            f"{cited(Ref(act=act, **at.model_dump()))} is listed twice"
            for at in times
            if times[at] > 1
        )
        for clause in one.clauses:
            carried = bool(found.of(act, clause))
            if carried and clause.no_rule:
                yield f"{cited(_ref(act, clause))} has both a rule and a reason to have none"
            if not carried and not clause.no_rule:
                yield f"{cited(_ref(act, clause))} has neither a rule nor a reason to have none"


def _reasons(found: Coverage) -> Iterator[str]:
    for act, one in found.lists.items():
        named = {clause.no_rule for clause in one.clauses if clause.no_rule}
        for name in sorted(named ^ set(one.reasons)):
            yield f"{act}: the reason {name} is {'unknown' if name in named else 'never named'}"


def document(found: Coverage) -> str:
    """The joined lists as a page."""
    acts = {code: act for law in rulesets() for code, act in law.acts.items()}
    lines = [
        "# Every clause of the law, and the rule that carries it",
        "",
        f"Written by `{COMMAND}` from `scoring/rulesets`; not to be edited by hand. A rule",
        "is named by its file and keys, with the rulesets that hold it.",
    ]
    for act, one in found.lists.items():
        title = f"{acts[act].title.kk} / {acts[act].title.ru}" if act in acts else act
        lines += ["", f"## {act}", "", title, "", "| clause | says | rule, or why none |"]
        lines += ["| --- | --- | --- |", *(_line(found, act, clause) for clause in one.clauses)]
    return "\n".join(lines) + "\n"


def _line(found: Coverage, act: str, clause: Clause) -> str:
    place = cited(_ref(act, clause)).removeprefix(f"{act}, ")
    return f"| {place} | {_both(clause.says)} | {_answer(found, act, clause)} |"


def _answer(found: Coverage, act: str, clause: Clause) -> str:
    carriers = found.of(act, clause)
    if not carriers and clause.no_rule:
        return _both(found.lists[act].reasons[clause.no_rule])
    return "<br>".join(f"`{one.key}` ({', '.join(one.rulesets)})" for one in carriers)


def _both(text: Text) -> str:
    return f"{text.kk}<br>{text.ru}"


def main() -> int:
    """Writes the page; says what is wrong and answers 1 where something is."""
    found = coverage()
    DOCUMENT.write_text(document(found), encoding="utf-8")
    wrong = problems(found)
    for problem in wrong:
        print(problem, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
