"""The teacher's sheet, case by case; the cases are written to be judged by a lawyer."""

from fractions import Fraction
from typing import Any

import pytest

from scoring import Ruleset, score_sheet
from tests.scoring.builders import CASES, facts_of


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_sheet_of(case: dict[str, Any], law: Ruleset) -> None:
    result = score_sheet(law, **facts_of(case))
    printed = {"moderator": 68, "expert": 84, "researcher": 113, "master": 134}
    threshold = case.get("threshold", printed[case["category"]])
    assert result.total == Fraction(case["total"])
    assert result.threshold == threshold
    assert result.conforms is (result.total >= threshold)
    assert [row.no for row in result.short_rows] == case["short"]


def test_a_short_row_names_its_clause_in_both_languages(today: Ruleset) -> None:
    case = next(case for case in CASES["cases"] if case["short"] == ["2.1"])
    (found,) = score_sheet(today, **facts_of(case)).findings
    assert found.reference.label.kk == "2024 ж. № 153 бұйрық, 8-қосымша, 2.1-жол"
    assert found.reference.label.ru == "приказ № 153 от 20.06.2024, приложение 8, строка 2.1"
    assert found.text.kk == (
        "2.1-жол: 0 балл, «педагог-модератор» санаты үшін кемінде 1 балл қажет "
        "(2024 ж. № 153 бұйрық, 8-қосымша, 2.1-жол)."
    )
    assert found.text.ru.startswith("Строка 2.1: 0 баллов, для категории «педагог-модератор»")


@pytest.mark.parametrize("name", list(CASES["sets"]))
def test_taking_any_row_from_the_lowest_makes_exactly_that_row_short(
    name: str, today: Ruleset
) -> None:
    category = name.removeprefix("lowest_")
    for row in CASES["sets"][name]["evidence"]:
        case = {"category": category, "from": name, "without": [row["row"]]}
        result = score_sheet(today, **facts_of(case))
        assert [short.no for short in result.short_rows] == [row["row"]]
        assert not result.conforms
