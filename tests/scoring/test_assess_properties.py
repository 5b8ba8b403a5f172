"""What holds for every case there can be."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import scoring
from scoring import NoRulesetInForce, Ruleset
from scoring.admission import DECIDING
from scoring.as_json import as_json
from scoring.assess import assess
from scoring.assessment import Assessment
from scoring.calendar import Calendar
from scoring.case import Case
from tests.scoring.case_files import Block, case_of
from tests.scoring.strategies import cases, likely_cases, likely_facts, pieces

CALENDAR = Calendar()
RULESETS = ["kz-2024-pilot", "kz-2025", "kz-2026-draft"]
unhurried = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def assessed(case: Case) -> Assessment:
    return assess(case, scoring.ruleset_on(case.date, case.region), CALENDAR)


def points(answer: Assessment) -> dict[str, Fraction | int]:
    return {row.row: row.points for row in answer.score.rows} if answer.score else {}


def shuffled(facts: Block, order: Any) -> Block:
    evidence = facts.get("evidence", [])
    return {**facts, "evidence": order.sample(evidence, len(evidence))}


@unhurried
@given(likely_facts(), st.lists(pieces(), min_size=1, max_size=3))
def test_more_evidence_never_lowers_the_total(facts: Block, more: list[Block]) -> None:
    before = assessed(case_of(facts)).score
    after = assessed(case_of({**facts, "evidence": [*facts.get("evidence", []), *more]})).score
    assert (before is None) == (after is None)
    if before and after:
        assert after.total >= before.total


@unhurried
@given(likely_facts(), st.randoms(use_true_random=False))
def test_the_order_of_evidence_does_not_matter(facts: Block, order: Any) -> None:
    first, second = assessed(case_of(facts)), assessed(case_of(shuffled(facts, order)))
    assert points(first) == points(second)
    assert first.outcome == second.outcome
    assert [found.status for found in first.findings] == [one.status for one in second.findings]
    assert [one.code for one in first.missing] == [one.code for one in second.missing]


@unhurried
@given(likely_cases() | cases())
def test_the_outcome_never_exceeds_the_claim(case: Case) -> None:
    answer = assessed(case)
    if answer.outcome:
        rules = answer.ruleset
        assert rank(rules, case, answer.outcome.category) <= rank(rules, case, case.claim.category)


@unhurried
@given(likely_cases() | cases())
def test_when_assigning_the_outcome_never_exceeds_what_the_test_allows(case: Case) -> None:
    answer = assessed(case)
    test, outcome = answer.knowledge_test, answer.outcome
    if not outcome or not test.required or case.claim.purpose != "assignment":
        return
    if outcome.code == "conforms_to_declared":
        assert test.status == "passed"
    if case.claim.kind == "regular":
        allowed = rank(answer.ruleset, case, test.category_by_result or "none")
        assert rank(answer.ruleset, case, outcome.category) <= max(allowed, floor(answer, case))


@unhurried
@given(
    likely_facts(),
    st.dates(date(2000, 1, 1), date(2024, 6, 19)) | st.dates(date(2025, 1, 1), date(2025, 3, 9)),
    st.sampled_from(["35", "71", None]),
)
def test_a_day_with_nothing_in_force_is_the_named_error(
    facts: Block, day: date, region: str | None
) -> None:
    case = case_of({**facts, "date": day, "region": region})
    with pytest.raises(NoRulesetInForce):
        scoring.ruleset_on(case.date, case.region)


@unhurried
@given(cases() | likely_cases(), st.sampled_from(RULESETS))
def test_assess_answers_every_well_formed_case(case: Case, ruleset: str) -> None:
    answer = assess(case, scoring.ruleset(ruleset), CALENDAR)
    written = json.loads(json.dumps(as_json(answer)))
    assert written["eligible"] is answer.eligible
    assert all(found["text_kk"] and found["text_ru"] for found in written["findings"])


@unhurried
@given(cases() | likely_cases())
def test_eligible_follows_from_the_findings_of_admission(case: Case) -> None:
    answer = assessed(case)
    statuses = {found.status for found in answer.findings if found.code in DECIDING}
    expected = False if "not_met" in statuses else None if "unknown" in statuses else True
    assert answer.eligible is expected
    if answer.eligible is False or answer.knowledge_test.status == "missing":
        assert answer.outcome is None


@unhurried
@given(likely_cases())
def test_the_total_is_the_sum_of_the_rows_and_a_row_of_its_pieces(case: Case) -> None:
    score = assessed(case).score
    if score:
        assert score.total == sum((row.points for row in score.rows), Fraction(0))
        for row in score.rows:
            assert row.points == sum((piece.points for piece in row.pieces), Fraction(0))


def rank(rules: Ruleset, case: Case, category: str) -> int:
    """The step of the claimed ladder a category stands on; below it all where on none."""
    ladder = rules.ladder_of(case.claim.category)
    step = ladder.rank_of.get(category)
    return ladder.order.index(step) if step else 0


def floor(answer: Assessment, case: Case) -> int:
    """A lowering stops where no test is asked, or at what was held below that."""
    order = answer.ruleset.ladder_of(case.claim.category).order
    stop = next(code for code in ("teacher", "head", "deputy") if code in order)
    return min(order.index(stop), rank(answer.ruleset, case, case.present))
