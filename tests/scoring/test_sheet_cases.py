"""The teacher's sheet, case by case; the cases are written to be judged by a lawyer."""

from fractions import Fraction
from typing import Any

import pytest

from scoring import Ruleset
from scoring.assessment import Score
from tests.scoring.builders import SHEETS, case_from, scored

PRINTED = {"moderator": 68, "expert": 84, "researcher": 113, "master": 134}


def below_print(score: Score) -> list[str]:
    """Rows below their printed points, those that bar conforming among them."""
    short = [found for found in score.warnings if found.code == "short_row"]
    return sorted(found.facts["row"] for found in (*short, *score.barring))


@pytest.mark.parametrize("written", SHEETS["cases"], ids=lambda written: written["name"])
def test_sheet_of(written: dict[str, Any], law: Ruleset) -> None:
    case = case_from(written)
    score = scored(case, law)
    threshold = written.get("threshold", PRINTED[written["category"]])
    assert score.total == Fraction(written["total"])
    assert score.threshold == score.printed == threshold
    assert score.conforms is (score.total >= threshold and not score.barring)
    assert below_print(score) == written["short"]


def test_a_short_row_names_its_clause_in_both_languages(today: Ruleset) -> None:
    written = next(written for written in SHEETS["cases"] if written["short"] == ["2.1"])
    (found,) = scored(case_from(written), today).warnings
    assert found.reference.label.kk == "2024 ж. № 153 бұйрық, 8-қосымша, 1-парақ, 2.1-жол"
    assert found.reference.label.ru == (
        "приказ № 153 от 20.06.2024, приложение 8, лист 1, строка 2.1"
    )
    assert found.text.kk == (
        "2.1-жол: 0 балл, «педагог-модератор» санаты үшін басылғаны – 1 балл "
        "(2024 ж. № 153 бұйрық, 8-қосымша, 1-парақ, 2.1-жол)."
    )
    assert found.text.ru.startswith("Строка 2.1: 0 баллов, для категории «педагог-модератор»")


@pytest.mark.parametrize("name", list(SHEETS["sets"]))
def test_taking_any_row_from_the_lowest_makes_exactly_that_row_short(
    name: str, law: Ruleset
) -> None:
    facts, category = SHEETS["sets"][name], name.removeprefix("lowest_")
    for number in (*facts["indicators"], *(piece["row"] for piece in facts["evidence"])):
        written = {"category": category, "from": name, "without": [number]}
        score = scored(case_from(written), law)
        assert below_print(score) == [number]
        assert not score.conforms


@pytest.mark.parametrize("name", list(SHEETS["sets"]))
def test_the_lowest_of_each_row_reaches_its_own_category_and_no_higher(
    name: str, law: Ruleset
) -> None:
    category = name.removeprefix("lowest_")
    for claimed in PRINTED:
        score = scored(case_from({"category": claimed, "from": name}), law)
        assert score.category_reached == category
        assert score.conforms is (list(PRINTED).index(claimed) <= list(PRINTED).index(category))
