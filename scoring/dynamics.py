"""The dynamics of the quality of knowledge, computed from figures of the last school years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from scoring.case import Indicator
from scoring.findings import Finding, find
from scoring.models.rows import DynamicsRow, Figures
from scoring.models.ruleset import Ruleset
from scoring.numbers import Number, exact
from scoring.texts import number_text
from scoring.wording import dynamics as wording


@dataclass(frozen=True, slots=True)
class ClassYear:
    """A class in a subject in the school year that begins in `year`: percents, of so many learners,
    with the marks that count as quality, at the start and at the end of the year.
    """

    year: int
    learners: int
    start: Fraction
    end: Fraction


@dataclass(frozen=True, slots=True)
class YearChange:
    """A school year, all its classes together; percents and points of percent, exact."""

    year: int
    start: Fraction
    end: Fraction

    @property
    def change(self) -> Fraction:
        return self.end - self.start

    @property
    def title(self) -> str:
        return year_title(self.year)


@dataclass(frozen=True, slots=True)
class Dynamics:
    """`mean` and `indicator` are None where a year of the last ones is `missing`."""

    years: tuple[YearChange, ...]
    missing: tuple[int, ...]
    mean: Fraction | None
    indicator: Indicator | None
    findings: tuple[Finding, ...]


def year_title(year: int) -> str:
    """2025–2026."""
    return f"{year}–{year + 1}"


def dynamics_of(
    rules: Ruleset, row: DynamicsRow, classes: Iterable[ClassYear], *, last_year: int
) -> Dynamics | None:
    """The dynamics of the school years up to `last_year`; None where the law has no rule for it.

    Each class weighs as many as its learners, so that a change of classes is no change of quality.
    """
    if row.figures is None:
        return None
    wanted = range(last_year - row.figures.years + 1, last_year + 1)
    known = [one for one in classes if one.year in wanted and one.learners > 0]
    have = {one.year for one in known}
    years = tuple(_year(year, known) for year in wanted if year in have)
    missing = tuple(year for year in wanted if year not in have)
    told = tuple(_told(rules, row.figures, year) for year in years)
    if missing:
        return Dynamics(years, missing, None, None, (*told, _lack(rules, row.figures, missing)))
    mean = sum((year.change for year in years), Fraction(0)) / len(years)
    indicator, conclusion = _judge(rules, row, row.figures, years, mean)
    return Dynamics(years, (), mean, indicator, (*told, conclusion))


def _year(year: int, classes: Sequence[ClassYear]) -> YearChange:
    of_year = [one for one in classes if one.year == year]
    learners = sum(one.learners for one in of_year)
    start = sum((one.start * one.learners for one in of_year), Fraction(0))
    end = sum((one.end * one.learners for one in of_year), Fraction(0))
    return YearChange(year, start / learners, end / learners)


def _judge(
    rules: Ruleset, row: DynamicsRow, figures: Figures, years: Sequence[YearChange], mean: Fraction
) -> tuple[Indicator, Finding]:
    """The mean tells growth; without growth the single years tell one level from instability."""
    first, bound = row.growth[0].start, figures.same_level_below
    moved = ", ".join(year.title for year in years if abs(year.change) >= bound)
    facts = {**_sum(years, mean), "growth": written(first), "bound": written(bound)}
    if mean >= first:
        grown = Indicator(dynamics="growth", percent=hundredths(mean))
        return grown, find(rules, "grows", "met", wording.GROWTH, figures, **facts)
    if not moved:
        found = find(rules, "same_level", "met", wording.SAME_LEVEL, figures, **facts)
        return Indicator(dynamics="stable"), found
    found = find(rules, "unstable", "met", wording.UNSTABLE, figures, **facts, years=moved)
    return Indicator(dynamics="unstable"), found


def _sum(years: Sequence[YearChange], mean: Fraction) -> dict[str, Any]:
    """The arithmetic as it is written out."""
    first, *others = [year.change for year in years]
    terms = [written(first), *(f"{_sign(one)} {written(abs(one))}" for one in others)]
    return {"sum": " ".join(terms), "count": len(years), "mean": written(mean)}


def _sign(change: Fraction) -> str:
    return "−" if change < 0 else "+"


def _told(rules: Ruleset, figures: Figures, year: YearChange) -> Finding:
    return find(
        rules,
        "year_change",
        "met",
        wording.YEAR,
        figures,
        year=year.title,
        start=written(year.start),
        end=written(year.end),
        change=written(year.change),
    )


def _lack(rules: Ruleset, figures: Figures, missing: Sequence[int]) -> Finding:
    years = ", ".join(map(year_title, missing))
    return find(rules, "years_missing", "unknown", wording.YEARS_MISSING, figures, years=years)


def hundredths(number: Number) -> Fraction:
    """Cut to hundredths toward zero: what is below a percent of the law stays below it."""
    return Fraction(int(Fraction(number) * 100), 100)


def written(number: Number) -> str:
    """To hundredths, as people write it, the same in both languages: 54,16 or −0,5."""
    return number_text(exact(hundredths(number))).kk
