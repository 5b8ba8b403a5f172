"""Cases, scores and results for the tests, from plain data."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from scoring.assessment import Score, TestNeed
from scoring.case import Case
from scoring.knowledge_test import highest_reached
from scoring.models.ruleset import Ruleset

HERE = Path(__file__).parent
TEACHER: dict[str, Any] = {
    "date": "2026-03-20",
    "person": {
        "post": "teacher",
        "organisation": "secondary",
        "subordination": "district",
        "subject": "physics",
        "tenure_years": 12,
        "category": {
            "code": "moderator",
            "valid_until": "2026-08-15",
            "confirmed_times_running": 0,
        },
    },
    "claim": {"category": "expert", "kind": "regular", "purpose": "assignment"},
}


def case_of(**parts: Any) -> Case:
    """The teacher of TEACHER with these parts laid over; null strikes out."""
    return Case.model_validate_json(json.dumps(_laid_over(TEACHER, parts), default=str))


def _laid_over(base: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    laid = dict(base)
    for key, value in parts.items():
        inner = laid.get(key)
        both = isinstance(value, dict) and isinstance(inner, dict)
        laid[key] = _laid_over(inner, value) if both else value
    return laid


def score_of(reached: str | None, *, conforms: bool, barred: bool = False) -> Score:
    """A score by hand: what the portfolio reaches."""
    return Score(
        sheet="teacher",
        group="all",
        rows=(),
        total=Fraction(0),
        threshold=0,
        printed=0,
        conforms=conforms and not barred,
        category_reached=reached,
        warnings=(),
        barring=(),
        findings=(),
    )


def result_of(rules: Ruleset, declared: str, percent: int | None) -> TestNeed:
    """The need of a test that must be sat, with a result; without one, of a test not required."""
    threshold = rules.test.thresholds.percent[declared]
    if percent is None:
        return TestNeed(False, threshold, "not_required", None, ())
    status = "passed" if percent >= threshold else "below"
    by_result = highest_reached(rules, declared, Fraction(percent))
    return TestNeed(True, threshold, status, by_result, ())
