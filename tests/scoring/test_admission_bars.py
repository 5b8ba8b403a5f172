"""Bars of the algorithm of 2025: breaches of the test, false data."""

from datetime import date
from typing import Any

import pytest

import scoring
from scoring.case import Case
from tests.scoring.admission_cases import case_of, earliest, found, held, status

TODAY, PILOT = scoring.ruleset("kz-2025"), scoring.ruleset("kz-2024-pilot")


def barred(kind: str, *established: date, day: date = date(2026, 3, 20), **person: Any) -> Case:
    sanctions = [{"kind": kind, "established": one} for one in established]
    return case_of(date=day, sanctions=sanctions, person=person)


@pytest.mark.parametrize(
    ("established", "expected"),
    [
        (date(2026, 3, 20), "not_met"),
        (date(2025, 3, 21), "not_met"),
        (date(2025, 3, 20), "met"),
        (date(2026, 3, 21), "met"),
    ],
)
def test_a_breach_of_the_test_bars_for_a_year(established: date, expected: str) -> None:
    assert status(barred("test_breach", established), TODAY, "bar") == expected


@pytest.mark.parametrize(
    ("second", "expected"), [(date(2021, 3, 21), "not_met"), (date(2021, 3, 20), "met")]
)
def test_a_repeated_breach_bars_for_five_years(second: date, expected: str) -> None:
    case = barred("test_breach", second, date(2020, 1, 1))
    assert status(case, TODAY, "bar") == expected


def test_a_breach_after_the_day_of_the_application_does_not_repeat_the_first() -> None:
    case = barred("test_breach", date(2025, 3, 20), date(2026, 3, 21))
    assert status(case, TODAY, "bar") == "met"


@pytest.mark.parametrize(
    ("post", "years"),
    [
        ("teacher", 5),
        ("methodist", 5),
        ("deputy_org_head", 5),
        ("deputy_method_cabinet_head", 5),
        ("org_head", 3),
        ("method_cabinet_head", 3),
    ],
)
def test_false_data_bars_by_the_post(post: str, years: int) -> None:
    person: dict[str, Any] = {"post": post, "legal_entity": True}
    last = barred("false_data", date(2026 - years, 3, 21), **person)
    assert status(last, TODAY, "bar") == "not_met"
    assert earliest(last, TODAY, "bar") == date(2026, 3, 21)
    assert status(barred("false_data", date(2026 - years, 3, 20), **person), TODAY, "bar") == "met"


def test_who_is_attested_as_a_methodist_is_barred_as_one() -> None:
    person: dict[str, Any] = {"post": "method_cabinet_head", "legal_entity": False}
    assert status(barred("false_data", date(2022, 1, 1), **person), TODAY, "bar") == "not_met"


@pytest.mark.parametrize(
    ("established", "expected"),
    [
        (date(2024, 1, 1), "not_met"),
        (date(2023, 3, 20), "unknown"),
        (date(2021, 3, 21), "unknown"),
        (date(2021, 3, 20), "met"),
    ],
)
def test_an_unknown_post_leaves_open_what_lies_between_three_and_five_years(
    established: date, expected: str
) -> None:
    case = barred("false_data", established, post=None)
    assert status(case, TODAY, "bar") == expected


def test_the_bar_that_ends_last_is_told() -> None:
    sanctions = [
        {"kind": "test_breach", "established": date(2025, 6, 1)},
        {"kind": "false_data", "established": date(2024, 6, 1)},
    ]
    assert earliest(case_of(sanctions=sanctions), TODAY, "bar") == date(2029, 6, 1)
    running = [sanctions[0], {"kind": "false_data", "established": date(2020, 6, 1)}]
    assert earliest(case_of(sanctions=running), TODAY, "bar") == date(2026, 6, 1)


def test_a_bar_from_29_february_ends_on_28_february() -> None:
    last = barred("test_breach", date(2024, 2, 29), day=date(2025, 2, 27))
    assert status(last, TODAY, "bar") == "not_met"
    assert (
        status(barred("test_breach", date(2024, 2, 29), day=date(2025, 2, 28)), TODAY, "bar")
        == "met"
    )


def test_without_sanctions_nobody_is_barred() -> None:
    assert status(case_of(), TODAY, "bar") == "met"


def test_bars_are_not_read_back_into_the_pilot() -> None:
    case = barred("false_data", date(2024, 9, 1), day=date(2024, 10, 1))
    assert found(case, PILOT, "bar") is None


def test_a_lowering_goes_no_further_than_the_base() -> None:
    assert TODAY.sanctions is not None
    breach, false_data = TODAY.sanctions.test_breach, TODAY.sanctions.false_data
    assert breach.first.steps_down == 1
    assert breach.repeated.lowered_to == {"teacher": "teacher"}
    assert false_data["heads"].lowered_to == {"head": "head"}
    assert false_data["teachers_and_deputies"].lowered_to == {
        "teacher": "teacher",
        "deputy": "deputy",
    }


def test_retention_and_grants_are_no_attestation() -> None:
    case = case_of(
        claim="moderator",
        kind="retention",
        person={"category": held("moderator")},
        sanctions=[{"kind": "false_data", "established": date(2026, 1, 1)}],
    )
    assert found(case, TODAY, "bar") is None
