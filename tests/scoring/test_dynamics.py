"""The dynamics computed from figures: both sides of every threshold, changes of classes, gaps."""

from fractions import Fraction

import pytest

from scoring import ClassYear, Dynamics, dynamics_of, ruleset
from scoring.case import Indicator
from scoring.models.rows import DynamicsRow

TODAY, PILOT = ruleset("kz-2025"), ruleset("kz-2024-pilot")


def row_of(law: str) -> DynamicsRow:
    row = ruleset(law).sheet("teacher").rows["1.1"]
    assert isinstance(row, DynamicsRow)
    return row


def dynamics(*classes: ClassYear) -> Dynamics:
    found = dynamics_of(TODAY, row_of("kz-2025"), classes, last_year=2025)
    assert found is not None
    return found


def by_years(*changes: str) -> Dynamics:
    start = Fraction(50)
    return dynamics(
        *(ClassYear(2023 + no, 25, start, start + Fraction(one)) for no, one in enumerate(changes))
    )


@pytest.mark.parametrize(
    ("changes", "kind", "percent"),
    [
        (("1", "1", "1"), "growth", "1"),
        (("0.99", "0.99", "0.99"), "stable", None),
        (("0.99", "1", "1"), "unstable", None),  # not growth in the mean, and two years moved
        (("3", "3", "3"), "growth", "3"),
        (("3", "3", "2.99"), "growth", "2.99"),  # cut to hundredths, never up to the next step
        (("5", "-4", "5"), "growth", "2"),  # the mean tells growth
        (("0", "0", "0"), "stable", None),
        (("-0.99", "0", "0.99"), "stable", None),
        (("-1", "0", "0"), "unstable", None),
        (("1", "0", "0"), "unstable", None),  # growth in one year
        (("-3", "-3", "-3"), "unstable", None),
    ],
)
def test_the_mean_tells_growth_and_the_years_tell_the_rest(
    changes: tuple[str, ...], kind: str, percent: str | None
) -> None:
    stated = {"dynamics": kind, "percent": percent}
    assert by_years(*changes).indicator == Indicator.model_validate(stated)


def test_classes_weigh_as_many_as_their_learners() -> None:
    small = [ClassYear(year, 10, Fraction(50), Fraction(60)) for year in (2023, 2024, 2025)]
    large = [ClassYear(year, 30, Fraction(50), Fraction(50)) for year in (2023, 2024, 2025)]
    found = dynamics(*small, *large)
    assert found.mean == Fraction(5, 2)
    assert [year.end for year in found.years] == [Fraction(105, 2)] * 3


def test_another_class_of_another_level_changes_nothing() -> None:
    found = dynamics(
        ClassYear(2023, 25, Fraction(80), Fraction(81)),
        ClassYear(2024, 25, Fraction(30), Fraction(31)),
        ClassYear(2025, 25, Fraction(55), Fraction(56)),
    )
    assert found.mean == 1


@pytest.mark.parametrize("missing", [2023, 2024, 2025])
def test_a_year_without_figures_leaves_it_unknown_and_is_named(missing: int) -> None:
    years = [year for year in (2023, 2024, 2025) if year != missing]
    found = dynamics(*(ClassYear(year, 25, Fraction(50), Fraction(60)) for year in years))
    assert (found.indicator, found.mean, found.missing) == (None, None, (missing,))
    assert found.findings[-1].status == "unknown"
    assert f"{missing}–{missing + 1}" in found.findings[-1].text.ru


def test_years_before_the_last_three_do_not_count() -> None:
    before = ClassYear(2022, 25, Fraction(10), Fraction(90))
    assert dynamics(before).missing == (2023, 2024, 2025)


def test_the_arithmetic_is_told_with_its_clause_in_both_languages() -> None:
    told = by_years("2", "-0.5", "3").findings[-1].text
    assert "(2 − 0,5 + 3) / 3 = 1,5" in told.kk
    assert "(2 − 0,5 + 3) / 3 = 1,5" in told.ru
    assert "3.2-тармақ" in told.kk
    assert "пункт 3.2" in told.ru


def test_before_the_algorithm_nothing_is_computed() -> None:
    assert dynamics_of(PILOT, row_of("kz-2024-pilot"), [], last_year=2023) is None
