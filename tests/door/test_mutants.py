"""How the mutants of the law are counted."""

import pytest

from door.main import parse
from door.mutants import statuses, summarise

LISTED = """
    scoring.texts.x_number_text__mutmut_1: killed
    scoring.texts.x_number_text__mutmut_2: survived
    scoring.terms.x_term__mutmut_1: timeout
    scoring.terms.x_term__mutmut_2: not checked
    scoring.loader.x_load__mutmut_1: no tests
"""


def test_every_module_of_the_law_unless_some_are_named() -> None:
    assert parse(["mutants"])[1].modules == ["scoring"]
    assert parse(["mutants", "scoring.texts"])[1].modules == ["scoring.texts"]


def test_only_what_was_tried_in_the_modules_counts() -> None:
    assert set(statuses(LISTED, ["scoring.te"]).values()) == {"killed", "survived", "timeout"}
    assert len(statuses(LISTED, ["scoring"])) == 4


@pytest.mark.parametrize(("killed", "status"), [(8, 1), (9, 0), (10, 0), (0, 1)])
def test_nine_of_ten_have_to_die(
    killed: int, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    found = {f"m{n}": "killed" if n < killed else "no tests" for n in range(10)}
    assert summarise(found) == status
    assert f"{killed} of 10 mutants killed" in capsys.readouterr().out


def test_what_ran_out_of_time_was_not_noticed() -> None:
    assert summarise({"m1": "timeout"}) == 1


def test_nothing_tried_is_not_enough() -> None:
    assert summarise({}) == 1
