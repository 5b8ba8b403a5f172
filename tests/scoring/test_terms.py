"""Terms, the essay, validity, the observation form, and numbers in words."""

from datetime import date
from fractions import Fraction

import pytest

from scoring import (
    NoSuchRule,
    Ruleset,
    commission_level,
    essay_limits,
    number_text,
    observation_total,
    ruleset,
    term,
    term_years,
    valid_until,
    years_later,
)
from scoring.texts import points_text


@pytest.mark.parametrize(
    ("name", "count", "unit"),
    [
        ("intake_answer", 1, "working_day"),
        ("extract", 3, "working_day"),
        ("list_publication", 15, "working_day"),
        ("commission_powers", 1, "year"),
        ("early_attestation", 2, "year"),
    ],
)
def test_terms(name: str, count: int, unit: str, law: Ruleset) -> None:
    assert (term(law, name).count, term(law, name).unit) == (count, unit)


def test_an_unknown_term_is_an_error(law: Ruleset) -> None:
    with pytest.raises(NoSuchRule, match="term tomorrow"):
        term(law, "tomorrow")


@pytest.mark.parametrize(("words", "fits"), [(249, False), (250, True), (300, True), (301, False)])
def test_an_essay_has_250_to_300_words(words: int, fits: bool, law: Ruleset) -> None:
    assert essay_limits(law).holds(words) is fits


@pytest.mark.parametrize(
    ("category", "given", "until"),
    [
        ("moderator", date(2025, 7, 1), date(2030, 7, 1)),
        ("moderator", date(2024, 2, 29), date(2029, 2, 28)),
        ("head1", date(2025, 7, 1), date(2028, 7, 1)),
        ("teacher", date(2025, 7, 1), None),
    ],
)
def test_validity(category: str, given: date, until: date | None, law: Ruleset) -> None:
    assert valid_until(law, category, given) == until
    assert (term_years(law, category) is None) is (until is None)


def test_the_period_of_application_is_dated_in_the_pilot_only() -> None:
    pilot = ruleset("kz-2024-pilot").application.period
    assert (pilot.opens, pilot.closes, pilot.determined_by) == ("09-01", "12-31", None)
    today = ruleset("kz-2025").application.period
    assert (today.opens, today.closes, today.determined_by) == (None, None, "authorized_bodies")


def test_an_observation_of_highest_levels_makes_102(law: Ruleset) -> None:
    result = observation_total(law, levels=dict.fromkeys(range(1, 35), 3))
    assert (result.total, result.maximum, result.complete) == (102, 102, True)


def test_an_unfinished_observation_names_what_is_missing(law: Ruleset) -> None:
    result = observation_total(law, levels=dict.fromkeys(range(1, 33), 2))
    assert (result.total, result.missing, result.complete) == (64, (33, 34), False)
    assert "33, 34" in result.findings[-1].text.kk


@pytest.mark.parametrize("levels", [{35: 1}, {1: 4}, {1: -1}])
def test_an_unknown_descriptor_or_level_is_refused(levels: dict[int, int], law: Ruleset) -> None:
    with pytest.raises(ValueError, match="descriptor"):
        observation_total(law, levels=levels)


@pytest.mark.parametrize(
    ("number", "written", "russian"),
    [
        (1, "1", "1 балл"),
        (3, "3", "3 балла"),
        (11, "11", "11 баллов"),
        (61, "61", "61 балл"),
        (Fraction(304, 5), "60,8", "60,8 балла"),
        (Fraction(182, 3), "60 2/3", "60 2/3 балла"),
        (Fraction(-1, 2), "−0,5", "−0,5 балла"),
    ],
)
def test_numbers_are_written_exactly(number: Fraction, written: str, russian: str) -> None:
    assert number_text(number).kk == written
    assert points_text(number).kk == f"{written} балл"
    assert points_text(number).ru == russian


def test_the_sum_of_a_sheet_and_what_is_missing_are_said_with_their_numbers(
    today: Ruleset,
) -> None:
    levels = dict.fromkeys(range(1, 33), 2)
    total, missing = observation_total(today, levels=levels).findings
    assert (total.code, total.status, dict(total.facts)) == (
        "observation_total",
        "met",
        {"reached": 64, "maximum": 102},
    )
    assert total.text.ru.startswith("Сумма выставленных уровней – 64 балла из 102")
    assert (missing.code, missing.status, dict(missing.facts)) == (
        "levels_missing",
        "not_met",
        {"numbers": "33, 34"},
    )
    assert missing.text.kk.startswith("Деңгейі қойылмаған дескрипторлар: 33, 34")


def test_terms_end_with_the_calendar() -> None:
    assert years_later(date(9998, 5, 1), 1) == date(9999, 5, 1)
    assert years_later(date(9999, 5, 1), 1) == date.max
    assert years_later(date(2, 5, 1), -1) == date(1, 5, 1)
    assert years_later(date(1, 5, 1), -1) == date.min
    assert years_later(date(2024, 2, 29), 1) == date(2025, 2, 28)


def test_a_category_that_no_commission_gives_is_named(today: Ruleset) -> None:
    with pytest.raises(NoSuchRule) as refused:
        commission_level(today, "trainee")
    assert str(refused.value) == "Ruleset kz-2025 has no rule commission for trainee"
