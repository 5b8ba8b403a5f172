"""Facts for the tests, from plain data."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from scoring import Evidence, Observation

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "cases/teacher-sheet.yaml").read_text(encoding="utf-8"))


def evidence_from(rows: Iterable[dict[str, Any]]) -> list[Evidence]:
    return [Evidence(id=f"{place:02}", **row) for place, row in enumerate(rows)]


def observations_from(totals: Sequence[int]) -> list[Observation]:
    return [
        Observation(id=f"observation {place}", day=date(2025, 10, place + 1), total=total)
        for place, total in enumerate(totals)
    ]


def facts_of(case: dict[str, Any]) -> dict[str, Any]:
    """The arguments of score_sheet for a case."""
    start = CASES["sets"][case["from"]]
    kept = [row for row in start["evidence"] if row["row"] not in case.get("without", [])]
    return {
        "category": case["category"],
        "post_kind": case.get("post_kind"),
        "evidence": evidence_from([*kept, *case.get("plus", [])]),
        "observations": observations_from(case.get("observations", start["observations"])),
    }
