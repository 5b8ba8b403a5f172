"""Proposals, decisions with their terms, and the outcomes open to a commission."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
import yaml

from scoring import NoSuchRule, Question, Ruleset, allowed_outcomes, propose, reached_by_total
from scoring.admission import Granted
from scoring.assessment import Decision, TestNeed
from scoring.case import Case
from scoring.decision import decide
from scoring.findings import find
from scoring.knowledge_test import need
from tests.scoring.claims import HERE, case_of, result_of, score_of

PROPOSALS = yaml.safe_load((HERE / "cases/outcomes.yaml").read_text(encoding="utf-8"))
ANY_RESULT = TestNeed(True, 60, "passed", "master", ())


def question_from(law: Ruleset, case: dict[str, Any]) -> Question:
    return Question(
        rules=law,
        declared=case["declared"],
        present=case["present"],
        purpose="confirmation" if case["declared"] == case["present"] else "assignment",
        kind="early" if case.get("early") else "regular",
    )


def decided(law: Ruleset, case: Case, *, reached: str | None, conforms: bool) -> Decision | None:
    score = score_of(reached, conforms=conforms)
    return decide(case, law, test=need(case, law), score=score, granted=None)


@pytest.mark.parametrize("case", PROPOSALS, ids=lambda case: case["name"])
def test_proposal(case: dict[str, Any], law: Ruleset) -> None:
    question = question_from(law, case)
    test = result_of(law, case["declared"], case.get("test"))
    found = propose(question, reached=case.get("reached", question.floor), test=test)
    assert found is not None
    assert (found.code, found.category) == (case["outcome"], case["category"])
    assert all(reason.text.kk and reason.text.ru for reason in found.reasons)
    open_to_it = {one.code: one.categories for one in allowed_outcomes(question)}
    assert found.category in open_to_it[found.code]


def test_a_proposal_names_the_rule_of_the_test_and_the_conclusion(law: Ruleset) -> None:
    question = Question(rules=law, declared="expert", present="moderator")
    found = propose(question, reached="expert", test=result_of(law, "expert", 69))
    assert found is not None
    assert [reason.code for reason in found.reasons] == ["not_above_test", "outcome"]
    assert found.reasons[0].text.ru == (
        "При присвоении категория не может быть выше результата ОЗП "
        "(приказ № 153 от 20.06.2024, пункт 30)."
    )
    assert "«педагог-модератор»" in found.reasons[-1].text.kk


@pytest.mark.parametrize(
    ("criteria", "reached", "code"),
    [
        (True, "expert", "conforms_to_declared"),
        (False, "expert", "does_not_conform"),
        (None, "expert", None),
        (None, "moderator", "does_not_conform"),
    ],
)
def test_an_early_claim_needs_its_criteria(
    criteria: bool | None, reached: str, code: str | None, law: Ruleset
) -> None:
    question = Question(rules=law, declared="expert", present="moderator", kind="early")
    test = result_of(law, "expert", 70)
    found = propose(question, reached=reached, test=test, criteria=criteria)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("status", "code"), [("met", "conforms_to_declared"), ("not_met", "does_not_conform")]
)
def test_the_finding_on_the_criteria_decides_an_early_claim(
    status: Any, code: str, law: Ruleset
) -> None:
    case = case_of(claim={"kind": "early"}, knowledge_test={"percent": 70})
    rule = law.categories.sequence
    criteria = find(law, "early_criteria", status, rule.text, rule)
    found = decide(
        case,
        law,
        test=need(case, law),
        score=score_of("expert", conforms=True),
        granted=None,
        findings=(criteria,),
    )
    assert found is not None
    assert found.code == code
    assert found.reasons[0] is criteria


@pytest.mark.parametrize("status", ["missing", "annulled"])
def test_without_a_result_nothing_is_proposed(status: Any, law: Ruleset) -> None:
    question = Question(rules=law, declared="expert", present="moderator")
    test = TestNeed(True, 70, status, None, ())
    assert propose(question, reached="expert", test=test) is None


def test_while_the_present_category_is_unknown_only_success_is_proposed(law: Ruleset) -> None:
    asked = Question(rules=law, declared="expert", present=None)
    early = Question(rules=law, declared="expert", present=None, kind="early")
    reached = propose(asked, reached="expert", test=result_of(law, "expert", 70))
    assert reached is not None
    assert reached.code == "conforms_to_declared"
    for question in (asked, early):
        assert propose(question, reached="moderator", test=result_of(law, "expert", 70)) is None
        codes = [outcome.code for outcome in allowed_outcomes(question)]
        assert codes == ["conforms_to_declared"]


@pytest.mark.parametrize(
    ("total", "barred", "reached"),
    [
        (84, (), "expert"),
        (Fraction(167, 2), (), "moderator"),
        (68, (), "moderator"),
        (67, (), "teacher"),
        (200, (), "expert"),
        (84, ("expert",), "moderator"),
    ],
)
def test_what_a_total_of_the_members_reaches(
    total: Fraction | int, barred: tuple[str, ...], reached: str, law: Ruleset
) -> None:
    question = Question(rules=law, declared="expert", present="moderator")
    thresholds = {"moderator": 68, "expert": 84, "researcher": 113}
    assert reached_by_total(question, total, thresholds, barred=barred) == reached


@pytest.mark.parametrize(
    ("declared", "present", "outcomes"),
    [
        (
            "moderator",
            "teacher",
            {"conforms_to_declared": ("moderator",), "conforms_to_present": ("teacher",)},
        ),
        (
            "moderator",
            "moderator",
            {"conforms_to_declared": ("moderator",), "lower_than_present": ("teacher",)},
        ),
        (
            "moderator",
            "none",
            {
                "conforms_to_declared": ("moderator",),
                "lower_than_declared": ("teacher",),
                "does_not_conform": ("none",),
            },
        ),
        (
            "expert",
            "moderator",
            {
                "conforms_to_declared": ("expert",),
                "conforms_to_present": ("moderator",),
                "lower_than_present": ("teacher",),
            },
        ),
        (
            "expert",
            "old_first",
            {"conforms_to_declared": ("expert",), "lower_than_present": ("teacher", "moderator")},
        ),
        (
            "head1",
            "head2",
            {
                "conforms_to_declared": ("head1",),
                "conforms_to_present": ("head2",),
                "lower_than_declared": ("head3",),
                "does_not_conform": ("head",),
            },
        ),
        (
            "deputy3",
            "none",
            {"conforms_to_declared": ("deputy3",), "does_not_conform": ("none",)},
        ),
    ],
)
def test_outcomes_open_to_the_commission(
    declared: str, present: str, outcomes: dict[str, tuple[str, ...]], law: Ruleset
) -> None:
    question = question_from(law, {"declared": declared, "present": present})
    assert {one.code: one.categories for one in allowed_outcomes(question)} == outcomes


def test_an_early_claim_succeeds_or_leaves_the_present_category(law: Ruleset) -> None:
    question = Question(rules=law, declared="expert", present="moderator", kind="early")
    allowed = {one.code: one.categories for one in allowed_outcomes(question)}
    assert allowed == {
        "conforms_to_declared": ("expert",),
        "does_not_conform": ("moderator",),
    }


def test_who_fails_the_declared_category_stands_in_the_table_with_the_reason(law: Ruleset) -> None:
    teachers = law.commission.conclusions["teachers"]
    for code, outcome in teachers.outcomes.items():
        reasons = [teachers.protocol_tables[table].with_reason for table in outcome.tables]
        assert any(reasons) is (code != "conforms_to_declared")


def test_every_conclusion_stands_in_a_table_of_its_own_protocol(law: Ruleset) -> None:
    for conclusions in law.commission.conclusions.values():
        for outcome in conclusions.outcomes.values():
            assert outcome.tables
            assert set(outcome.tables) <= set(conclusions.protocol_tables)


def test_a_category_of_no_ladder_is_no_question(law: Ruleset) -> None:
    with pytest.raises(NoSuchRule, match="category wizard"):
        allowed_outcomes(Question(rules=law, declared="wizard", present="none"))


@pytest.mark.parametrize(
    ("day", "events", "until", "provisional"),
    [
        ("2026-03-20", {}, date(2031, 8, 1), True),
        ("2026-08-01", {}, date(2031, 8, 1), True),
        ("2026-08-02", {}, date(2032, 8, 1), True),
        ("2026-03-20", {"decided": "2026-06-15T11:00"}, date(2031, 6, 15), False),
    ],
)
def test_the_term_runs_from_the_day_of_decision(
    day: str, events: dict[str, str], until: date, provisional: bool, law: Ruleset
) -> None:
    case = case_of(date=day, events=events, knowledge_test={"percent": 70})
    found = decided(law, case, reached="expert", conforms=True)
    assert found is not None
    assert (found.code, found.valid_until, found.provisional) == (
        "conforms_to_declared",
        until,
        provisional,
    )


@pytest.mark.parametrize(
    ("parts", "percent", "category", "until"),
    [
        ({"claim": {"category": "moderator", "purpose": "confirmation"}}, 60, "moderator", 2031),
        ({"claim": {"category": "moderator", "purpose": "confirmation"}}, 59, "teacher", None),
        ({}, 60, "moderator", 2031),
    ],
    ids=["confirmed", "lowered to teacher, which has no term", "conforms to the present"],
)
def test_terms_of_other_conclusions(
    parts: dict[str, Any], percent: int, category: str, until: int | None, law: Ruleset
) -> None:
    case = case_of(knowledge_test={"percent": percent}, **parts)
    found = decided(law, case, reached=case.claim.category, conforms=True)
    assert found is not None
    expected = date(until, 8, 1) if until else None
    assert (found.category, found.valid_until) == (category, expected)
    assert found.provisional is (until is not None)


@pytest.mark.parametrize(
    ("post", "category", "held", "until"),
    [
        ("org_head", "head2", "head3", date(2029, 8, 1)),
        ("deputy_org_head", "deputy2", "deputy3", date(2031, 8, 1)),
    ],
)
def test_first_heads_hold_theirs_for_three_years_and_deputies_for_five(
    post: str, category: str, held: str, until: date, law: Ruleset
) -> None:
    person = {"post": post, "category": {"code": held}}
    case = case_of(person=person, claim={"category": category}, knowledge_test={"percent": 70})
    found = decided(law, case, reached=category, conforms=True)
    assert found is not None
    assert found.valid_until == until


def test_what_an_early_claim_leaves_ends_on_its_own_day(law: Ruleset) -> None:
    held = {"category": {"valid_until": "2028-08-15"}}
    case = case_of(person=held, claim={"kind": "early"}, knowledge_test={"percent": 69})
    found = decided(law, case, reached="expert", conforms=True)
    assert found is not None
    assert (found.code, found.category) == ("does_not_conform", "moderator")
    assert (found.valid_until, found.provisional) == (date(2028, 8, 15), False)


@pytest.mark.parametrize(
    ("reached", "category"),
    [("moderator", "moderator"), (None, "teacher"), ("researcher", "moderator")],
    ids=["one below", "none", "a higher total reached without the declared one"],
)
def test_a_portfolio_that_falls_short(reached: str | None, category: str, law: Ruleset) -> None:
    case = case_of(knowledge_test={"percent": 90})
    found = decided(law, case, reached=reached, conforms=False)
    assert found is not None
    assert found.category == category


def test_a_missing_necessary_row_bars_the_declared_category(law: Ruleset) -> None:
    case = case_of(
        person={"category": {"code": "expert"}},
        claim={"category": "researcher"},
        knowledge_test={"percent": 80},
    )
    score = score_of("expert", conforms=True, barred=True)
    found = decide(case, law, test=need(case, law), score=score, granted=None)
    assert found is not None
    assert (found.code, found.category) == ("conforms_to_present", "expert")


def test_nothing_is_decided_without_a_result_or_a_score(law: Ruleset) -> None:
    assert decided(law, case_of(), reached="expert", conforms=True) is None
    tested = case_of(knowledge_test={"percent": 70})
    assert decide(tested, law, test=need(tested, law), score=None, granted=None) is None
    for category in ("trainee", "wizard"):
        case = case_of(claim={"category": category}, knowledge_test={"percent": 70})
        assert decided(law, case, reached=None, conforms=False) is None


def test_the_category_teacher_is_given_for_the_test_alone(law: Ruleset) -> None:
    trainee = {"category": {"code": "trainee", "valid_until": None}}
    for percent, code in ((50, "conforms_to_declared"), (49, "does_not_conform")):
        case = case_of(
            person=trainee, claim={"category": "teacher"}, knowledge_test={"percent": percent}
        )
        found = decide(case, law, test=need(case, law), score=None, granted=None)
        assert found is not None
        assert (found.code, found.valid_until) == (code, None)


def test_a_decision_tells_the_result_of_the_test(law: Ruleset) -> None:
    found = decided(law, case_of(knowledge_test={"percent": 69}), reached="expert", conforms=True)
    assert found is not None
    assert [reason.code for reason in found.reasons] == ["test_below", "not_above_test", "outcome"]


def granted_by(law: Ruleset, category: str, until: date | None) -> Granted:
    rule = law.categories.sequence
    return Granted(category, until, find(law, "ground", "met", rule.text, rule))


def test_what_a_ground_gives(law: Ruleset) -> None:
    given = case_of(claim={"category": "moderator", "kind": "without_procedure"})
    found = decide(
        given,
        law,
        test=need(given, law),
        score=None,
        granted=granted_by(law, "moderator", None),
    )
    assert found is not None
    assert (found.code, found.category) == ("conforms_to_declared", "moderator")
    assert (found.valid_until, found.provisional) == (date(2031, 8, 1), True)
    assert [reason.code for reason in found.reasons] == ["ground"]
    assert decide(given, law, test=need(given, law), score=None, granted=None) is None


def test_what_a_ground_keeps(law: Ruleset) -> None:
    kept = case_of(claim={"category": "moderator", "kind": "retention"})
    found = decide(
        kept,
        law,
        test=need(kept, law),
        score=None,
        granted=granted_by(law, "moderator", date(2028, 8, 15)),
    )
    assert found is not None
    assert (found.code, found.category) == ("conforms_to_present", "moderator")
    assert (found.valid_until, found.provisional) == (date(2028, 8, 15), False)
