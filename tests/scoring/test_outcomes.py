"""Proposals and the outcomes open to a commission."""

from typing import Any

import pytest
import yaml

from scoring import (
    NoSuchRule,
    Ruleset,
    TestFact,
    allowed_outcomes,
    passes_test,
    propose_outcome,
    ruleset,
    threshold_of_test,
)
from tests.scoring.builders import HERE

PROPOSALS = yaml.safe_load((HERE / "cases/outcomes.yaml").read_text(encoding="utf-8"))


def request_of(case: dict[str, Any]) -> dict[str, Any]:
    action = "confirm" if case["declared"] == case["present"] else "assign"
    return {
        "declared": case["declared"],
        "present": case["present"],
        "action": action,
        "early": case.get("early", False),
    }


@pytest.mark.parametrize("case", PROPOSALS, ids=lambda case: case["name"])
def test_proposal(case: dict[str, Any], law: Ruleset) -> None:
    test = TestFact(points=case["test"], maximum=100)
    proposal = propose_outcome(law, **request_of(case), total=case["total"], test=test)
    assert (proposal.outcome, proposal.category) == (case["outcome"], case["category"])
    assert all(reason.text.kk and reason.text.ru for reason in proposal.reasons)


def test_without_a_test_result_nothing_is_proposed(today: Ruleset) -> None:
    proposal = propose_outcome(
        today, declared="moderator", present="teacher", action="assign", total=68, test=None
    )
    assert (proposal.outcome, proposal.category) == (None, None)
    assert proposal.reasons[-1].code == "test_missing"


def test_an_exempted_teacher_needs_no_test(today: Ruleset) -> None:
    test = TestFact(exemption="long_tenure_confirming")
    proposal = propose_outcome(
        today, declared="expert", present="expert", action="confirm", total=84, test=test
    )
    assert proposal.outcome == "conforms_declared"
    assert [reason.code for reason in proposal.reasons] == ["portfolio", "test_exempt", "outcome"]


def test_the_tenure_exemption_is_not_known_to_the_pilot() -> None:
    with pytest.raises(NoSuchRule, match="long_tenure_confirming"):
        passes_test(
            ruleset("kz-2024-pilot"), "expert", TestFact(exemption="long_tenure_confirming")
        )


def test_scores_of_lower_categories_are_used_where_they_are_known(today: Ruleset) -> None:
    facts: dict[str, Any] = {"declared": "researcher", "present": "researcher", "action": "confirm"}
    test = TestFact(points=100, maximum=100)
    plain = propose_outcome(today, **facts, total=90, test=test)
    known = propose_outcome(today, **facts, total=90, test=test, other_totals={"expert": 79})
    assert (plain.category, known.category) == ("expert", "moderator")


def test_the_figures_of_the_test_are_marked_as_public(today: Ruleset) -> None:
    proposal = propose_outcome(
        today,
        declared="moderator",
        present="teacher",
        action="assign",
        total=68,
        test=TestFact(points=2, maximum=3),
    )
    reason = proposal.reasons[1]
    assert "(66 2/3 %)" in reason.text.kk
    assert reason.note is not None
    assert "достоверность – C" in reason.note.ru


@pytest.mark.parametrize(("points", "passes"), [(29, False), (30, True)])
def test_sixty_percent_of_fifty_is_thirty(points: int, passes: bool, law: Ruleset) -> None:
    assert threshold_of_test(law, "moderator") == 60
    assert passes_test(law, "moderator", TestFact(points=points, maximum=50)) is passes


@pytest.mark.parametrize(
    ("request_", "outcomes"),
    [
        (("moderator", "teacher", "assign"), ["conforms_declared", "conforms_present"]),
        (("moderator", "moderator", "confirm"), ["conforms_declared", "lower_than_present"]),
        (("moderator", "none", "assign"), ["conforms_declared", "not_declared"]),
        (
            ("expert", "moderator", "assign"),
            ["conforms_declared", "conforms_present", "lower_than_present"],
        ),
    ],
)
def test_outcomes_open_to_the_commission(
    request_: tuple[str, str, str], outcomes: list[str], law: Ruleset
) -> None:
    declared, present, action = request_
    allowed = allowed_outcomes(law, declared=declared, present=present, action=action)
    assert [outcome.code for outcome in allowed] == outcomes


def test_who_fails_the_declared_category_stands_in_the_table_with_the_reason(law: Ruleset) -> None:
    tables = law.commission.protocol_tables
    for code, outcome in law.commission.outcomes.items():
        reasons = [tables[table].with_reason for table in outcome.tables]
        assert any(reasons) is (code != "conforms_declared")


@pytest.mark.parametrize(
    ("declared", "present", "action", "error"),
    [
        ("moderator", "moderator", "assign", ValueError),
        ("expert", "moderator", "confirm", ValueError),
        ("moderator", "expert", "assign", ValueError),
        ("moderator", "head1", "assign", NoSuchRule),
        ("head3", "none", "assign", NoSuchRule),
    ],
)
def test_a_request_that_makes_no_sense_is_an_error(
    declared: str, present: str, action: str, error: type[Exception], today: Ruleset
) -> None:
    with pytest.raises(error):
        allowed_outcomes(today, declared=declared, present=present, action=action)
