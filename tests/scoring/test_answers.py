"""Whole answers that stand: what was once read and found right does not change unnoticed.

`answers/` holds the answers to some of the cases, word for word: `<topic>/<case>.txt` as people
read them, in Kazakh and in Russian, `<topic>/<case>.json` as programs do; `facts.json` holds one
finding of each kind with its clause and the facts it used. A rule that is changed on purpose
changes them: `python -m tests.scoring.test_answers` writes the answers anew, and the difference is
read line by line before it is kept.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import scoring
from scoring.as_json import as_json
from scoring.as_text import as_text
from tests.scoring.case_files import case_files
from tests.scoring.working_days import calendar

ANSWERS = Path(__file__).parent / "answers"
STANDING = sorted(ANSWERS.glob("*/*.*"))


def answer(path: Path) -> str:
    """What the engine says today of the case that a file of answers is named after."""
    case_id = f"{path.parent.name}/{path.stem}"
    file = next(file for file in case_files() if file.id == case_id)
    rules = scoring.ruleset(file.ruleset) if file.ruleset else None
    rules = rules or scoring.ruleset_on(file.case.date, file.case.region)
    found = scoring.assess(file.case, rules, calendar())
    if path.suffix == ".json":
        told = as_json(found)
        del told["digest"]  # any word of any rule changes it
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return f"{file.name}\n\n{as_text(found, 'kk')}\n{as_text(found, 'ru')}"


@pytest.mark.parametrize("path", STANDING, ids=lambda path: str(path.relative_to(ANSWERS)))
def test_an_answer_stands(path: Path) -> None:
    assert answer(path) == path.read_text()


FACTS = json.loads((ANSWERS / "facts.json").read_text())


def findings_in(answer: Any) -> Iterator[dict[str, Any]]:
    """Everything in an answer that has a code and a clause, wherever it stands."""
    if isinstance(answer, dict):
        if {"code", "clause"} <= answer.keys():
            yield answer
        answer = list(answer.values())
    for part in answer if isinstance(answer, list) else ():
        yield from findings_in(part)


@pytest.mark.parametrize("place", range(len(FACTS)))
def test_a_finding_names_its_clause_and_the_facts_it_used(place: int) -> None:
    wanted = {**FACTS[place]}
    answer_json = answer(ANSWERS / f"{wanted.pop('case')}.json")
    found = [
        {name: one.get(name) for name in wanted} for one in findings_in(json.loads(answer_json))
    ]
    assert wanted in found


if __name__ == "__main__":
    for standing in STANDING:
        standing.write_text(answer(standing))
