"""What a person reads when a case or a rule is refused."""

from datetime import date

import pytest

import scoring
from scoring.case import Case
from scoring.errors import BrokenRules, CaseError, NoRulesetInForce, NoSuchRule


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (CaseError("a.yaml", "claim.kind", 3, "why"), "a.yaml: claim.kind, line 3: why"),
        (CaseError("a.yaml", "claim.kind", None, "why"), "a.yaml: claim.kind: why"),
        (CaseError("a.yaml", "", 3, "why"), "a.yaml: line 3: why"),
        (CaseError("a.yaml", "", None, "why"), "a.yaml: the whole file: why"),
        (BrokenRules("test.yaml", "thresholds", "why"), "test.yaml: thresholds: why"),
        (BrokenRules("test.yaml", "", "why"), "test.yaml: the whole file: why"),
        (
            NoRulesetInForce(date(2020, 1, 1), "35", "a test"),
            "No ruleset in force on 2020-01-01 for region 35 (asked by a test)",
        ),
        (
            NoRulesetInForce(date(2020, 1, 1), None, "a test"),
            "No ruleset in force on 2020-01-01 for the whole country (asked by a test)",
        ),
        (NoSuchRule("kz-2025", "sheet x"), "Ruleset kz-2025 has no rule sheet x"),
    ],
)
def test_an_error_says_where_and_why(error: Exception, said: str) -> None:
    assert str(error) == said


def test_a_rule_that_a_ruleset_lacks_is_named(today: scoring.Ruleset) -> None:
    asked = {
        "sheet x": lambda: today.sheet("x"),
        "category x": lambda: today.category("x"),
        "observation form x": lambda: today.observation_form("x"),
        "term x": lambda: scoring.term(today, "x"),
    }
    said = {}
    for name, ask in asked.items():
        with pytest.raises(NoSuchRule) as refused:
            ask()
        said[name] = str(refused.value)
    assert said == {name: f"Ruleset kz-2025 has no rule {name}" for name in asked}


def test_what_a_total_must_reach_for_each_category(today: scoring.Ruleset) -> None:
    person = Case.model_validate(
        {
            "date": date(2026, 3, 20),
            "person": {"post": "teacher", "organisation": "secondary"},
            "claim": {"category": "expert", "kind": "regular", "purpose": "assignment"},
        }
    ).person
    found = scoring.thresholds(today, sheet="teacher", person=person)
    assert dict(found) == {"moderator": 68, "expert": 84, "researcher": 113, "master": 134}
