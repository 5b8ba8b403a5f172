"""Cases for the tests of sheets, from plain data."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from scoring import Ruleset
from scoring.assessment import RowScore, Score
from scoring.case import Case
from scoring.sheet import score

HERE = Path(__file__).parent
SHEETS = yaml.safe_load((HERE / "cases/teacher-sheet.yaml").read_text(encoding="utf-8"))
CLAIM = {"category": "moderator", "kind": "regular", "purpose": "assignment"}
OBSERVERS = ("head", "deputy", "teacher", "method_cabinet_methodist", "commission_member")


def case_of(category: str = "moderator", /, **facts: Any) -> Case:
    """A teacher's case on an ordinary day; left out of a piece, kind and work are its own.

    `observed` are the totals of sheets of the school year before the day.
    """
    evidence = [
        {"kind": f"kind {place}", "work": f"work {place}", **piece}
        for place, piece in enumerate(facts.pop("evidence", ()))
    ]
    observed = observations_from(facts.pop("observed", ()))
    person = {"post": "teacher", "organisation": "secondary", **facts.pop("person", {})}
    content = {
        "date": date(2026, 3, 20),
        "person": person,
        "claim": {**CLAIM, "category": category},
        "evidence": evidence,
        "observations": observed,
        **facts,
    }
    return Case.model_validate_json(json.dumps(content, default=str))


def observations_from(totals: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {
            "date": date(2025, 9, 1) + timedelta(days=place),
            "by": OBSERVERS[place % len(OBSERVERS)],
            "form": "secondary_tvet",
            "total": total,
        }
        for place, total in enumerate(totals)
    ]


def case_from(written: dict[str, Any]) -> Case:
    """A case of the teacher's sheet as it is written down: a set of facts, and what differs."""
    start, gone = SHEETS["sets"][written["from"]], set(written.get("without", ()))
    kept = [piece for piece in start["evidence"] if piece["row"] not in gone]
    indicators = {row: fact for row, fact in start["indicators"].items() if row not in gone}
    return case_of(
        written["category"],
        evidence=[*kept, *written.get("plus", ())],
        indicators=indicators | written.get("indicators", {}),
        observed=written.get("observed", start["observed"]),
        person=written.get("person", {}),
    )


def scored(case: Case, rules: Ruleset) -> Score:
    """The score of a case that has one."""
    found = score(case, rules)
    assert found is not None
    return found


def row_of(score: Score, number: str) -> RowScore:
    return next(row for row in score.rows if row.row == number)


def codes(row: RowScore) -> list[str]:
    """The code of each piece of a row, in order."""
    return [piece.finding.code for piece in row.pieces]
