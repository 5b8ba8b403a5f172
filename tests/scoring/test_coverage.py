"""Every clause of the acts has a rule or a reason, and every rule a clause."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from scoring.coverage import (
    COMMAND,
    DOCUMENT,
    ActList,
    Clause,
    Coverage,
    coverage,
    document,
    problems,
)
from scoring.models.base import Place
from scoring.texts import Text

WORDS = Text(kk="мәтін", ru="текст")


@pytest.fixture(scope="module")
def found() -> Coverage:
    return coverage()


def changed(found: Coverage, act: str, clauses: Iterator[Clause]) -> Coverage:
    """The same with another list of clauses for an act."""
    one = found.lists[act].model_copy(update={"clauses": tuple(clauses)})
    return replace(found, lists={**found.lists, act: one})


def new_problems(found: Coverage, other: Coverage) -> list[str]:
    known = set(problems(found))
    return [problem for problem in problems(other) if problem not in known]


def test_every_act_that_rules_name_is_listed(found: Coverage) -> None:
    acts = {"egov-list", "order-32-2025", "algorithm-2025", "order-153-2024", "course-rules"}
    assert set(found.lists) == acts


def test_every_clause_has_a_rule_or_a_reason_and_every_rule_a_clause(found: Coverage) -> None:
    assert problems(found) == []


def test_the_page_is_written_anew_after_a_change(found: Coverage) -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(found), f"run: {COMMAND}"


def test_a_rule_that_names_a_clause_no_list_has_is_found(found: Coverage) -> None:
    kept = (one for one in found.lists["order-153-2024"].clauses if one.at.paragraph != "18")
    wrong = new_problems(found, changed(found, "order-153-2024", kept))
    assert wrong == ["commission.quorum names order-153-2024, paragraph 18, which no list has"]


def test_a_clause_without_rule_and_reason_is_found(found: Coverage) -> None:
    clauses = found.lists["algorithm-2025"].clauses
    new = Clause(at=Place(paragraph="99"), says=WORDS)
    wrong = new_problems(found, changed(found, "algorithm-2025", iter((*clauses, new))))
    assert wrong == ["algorithm-2025, paragraph 99 has neither a rule nor a reason to have none"]


def test_a_reason_beside_a_rule_is_found(found: Coverage) -> None:
    name = next(iter(found.lists["order-153-2024"].reasons))
    clauses = (
        one.model_copy(update={"no_rule": name}) if one.at == Place(paragraph="18") else one
        for one in found.lists["order-153-2024"].clauses
    )
    wrong = new_problems(found, changed(found, "order-153-2024", clauses))
    assert wrong == ["order-153-2024, paragraph 18 has both a rule and a reason to have none"]


def test_a_clause_listed_twice_is_found(found: Coverage) -> None:
    clauses = found.lists["algorithm-2025"].clauses
    wrong = new_problems(found, changed(found, "algorithm-2025", iter((*clauses, clauses[0]))))
    assert wrong == ["algorithm-2025, paragraph 1 is listed twice"]


def test_a_reason_that_nobody_gives_or_knows_is_found(found: Coverage) -> None:
    clause = Clause(at=Place(paragraph="1"), says=WORDS, no_rule="because")
    one = ActList(reasons={"why": WORDS}, clauses=(clause,))
    wrong = problems(replace(found, lists={"some-act": one}, carriers={}, drafted={}))
    assert wrong == [
        "some-act: the reason because is unknown",
        "some-act: the reason why is never named",
    ]
