"""What a person reads when a case or a rule is refused."""

from datetime import date

import pytest

import scoring
from scoring.case import Case
from scoring.errors import BrokenRules, CaseError, NoRulesetInForce, NoSuchRule

# Errors are made inside the test: what is made while tests are collected tries no change.
SAID = {
    "a.yaml: claim.kind, line 3: why": lambda: CaseError("a.yaml", "claim.kind", 3, "why"),
    "a.yaml: claim.kind: why": lambda: CaseError("a.yaml", "claim.kind", None, "why"),
    "a.yaml: line 3: why": lambda: CaseError("a.yaml", "", 3, "why"),
    "a.yaml: the whole file: why": lambda: CaseError("a.yaml", "", None, "why"),
    "test.yaml: thresholds: why": lambda: BrokenRules("test.yaml", "thresholds", "why"),
    "test.yaml: the whole file: why": lambda: BrokenRules("test.yaml", "", "why"),
    "No ruleset in force on 2020-01-01 for region 35 (asked by a test)": (
        lambda: NoRulesetInForce(date(2020, 1, 1), "35", "a test")
    ),
    "No ruleset in force on 2020-01-01 for the whole country (asked by a test)": (
        lambda: NoRulesetInForce(date(2020, 1, 1), None, "a test")
    ),
    "Ruleset kz-2025 has no rule sheet x": lambda: NoSuchRule("kz-2025", "sheet x"),
}


@pytest.mark.parametrize("said", list(SAID))
def test_an_error_says_where_and_why(said: str) -> None:
    assert str(SAID[said]()) == said


def test_a_rule_that_a_ruleset_lacks_is_named(today: scoring.Ruleset) -> None:
    asked = {
        "sheet x": lambda: today.sheet("x"),
        "category x": lambda: today.category("x"),
        "observation form x": lambda: today.observation_form("x"),
        "term x": lambda: scoring.term(today, "x"),
        "category y": lambda: today.conclusions_on("y"),
        "category z": lambda: today.ladder_of("z"),
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
