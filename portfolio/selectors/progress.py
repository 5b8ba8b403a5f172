"""How far a teacher's portfolio is from the category aimed at."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

import scoring
from foundation.base import calendar, clock
from portfolio.models import Evidence
from portfolio.selectors.case import sheet_of, works_of
from portfolio.selectors.gathered import Gathered
from portfolio.selectors.people import main_employment
from portfolio.sheet_fields import takes_evidence
from registry.models import Employment, Person, TestResult
from scoring import Ruleset, Score
from scoring.case import Claim
from scoring.models.rows import ObservationsRow, SheetsFilledRow
from scoring.models.sheet import Sheet

RESULTS = {"test_passed", "test_below", "test_missing", "test_annulled"}


@dataclass(frozen=True)
class Assessed(Gathered):
    """A portfolio held against a category that its sheet has, and what the law answers."""

    category: str
    days: scoring.Calendar

    @cached_property
    def test(self) -> TestResult | None:
        return self.test_for(self.category)

    @cached_property
    def answer(self) -> scoring.Assessment:
        confirms = self.category == self.present
        claim = Claim(
            category=self.category,
            kind="regular",
            purpose="confirmation" if confirms else "assignment",
        )
        return scoring.assess(self.case(claim), self.ruleset, self.days)

    @property
    def score(self) -> Score:
        assert self.answer.score is not None  # the sheet has a column for the category
        return self.answer.score

    @property
    def form(self) -> Sheet:
        return self.ruleset.sheet(self.score.sheet)

    @cached_property
    def works(self) -> list[Evidence]:
        """The evidence in the order of the case: the answer speaks of it by its place there."""
        return works_of(self.form, self.evidence, self.passed)


@dataclass(frozen=True)
class Progress:
    """One line of the list: rows with something in them, observation sheets, points."""

    assessed: Assessed
    rows: int
    rows_needed: int
    observations: int
    observations_needed: int
    total: Fraction | int
    threshold: int
    conforms: bool


def assess(
    person: Person,
    *,
    category: str | None = None,
    day: date | None = None,
    days: scoring.Calendar | None = None,
) -> Assessed | None:
    """Ask the law about what the portfolio holds. None for who has no such work on the day.

    category: aimed at; by default the next above the present one. day: today by default. days: the
    calendar around it, where the caller asks for many people. Raises
    scoring.NoRulesetInForce, scoring.NoSuchRule for a category that the sheet does not have.
    """
    day = day or clock.today()
    work = main_employment(person, day)
    if work is None:
        return None
    rules = scoring.ruleset_on(day, work.organisation.region_id)
    category = category or next_category(rules, work, Gathered(person, work, rules, day).present)
    if category not in categories_of_sheet(rules, work):
        raise scoring.NoSuchRule(rules.id, f"column {category} of the sheet")
    return Assessed(person, work, rules, day, category, days or calendar.around(day))


def next_category(rules: Ruleset, work: Employment, present: str) -> str:
    """The lowest category of the sheet above the present one; the highest one stays."""
    offered = categories_of_sheet(rules, work)
    order = rules.categories.ladders[rules.sheet(sheet_of(rules, work)).ladder].order
    place = order.index(present) if present in order else -1
    return next((code for code in offered if order.index(code) > place), offered[-1])


def categories_of_sheet(rules: Ruleset, work: Employment) -> list[str]:
    """Categories that the sheet of a post has totals for, lowest first."""
    form = rules.sheet(sheet_of(rules, work))
    totals = form.thresholds["all"].totals
    return [code for code in rules.categories.ladders[form.ladder].order if code in totals]


def progress_of(assessed: Assessed) -> Progress:
    """How much of the sheet is filled. Rows that may stay empty are not asked for."""
    asked = [row for row in assessed.score.rows if row.base is not None and not row.optional]
    filled = {item.row for item in (*assessed.evidence, *assessed.passed)}
    filled |= set(assessed.answer.case.indicators)
    if assessed.observations:
        filled |= {no for no, row in assessed.form.rows.items() if not takes_evidence(row)}
    return Progress(
        assessed,
        rows=sum(row.row in filled for row in asked),
        rows_needed=len(asked),
        observations=len(assessed.observations),
        observations_needed=sheets_needed(assessed),
        total=assessed.score.total,
        threshold=assessed.score.threshold,
        conforms=bool(assessed.score.conforms),
    )


def sheets_needed(assessed: Assessed) -> int:
    """How many observation sheets of a school year the category asks for."""
    for number, row in assessed.form.rows.items():
        if isinstance(row, ObservationsRow):
            return row.sheets_needed.count
        if isinstance(row, SheetsFilledRow):
            base = assessed.score.row(number).base or 0
            return next((step.start for step in row.steps if step.points >= base), 0)
    return 0


def told_of_test(test: scoring.TestNeed) -> list[scoring.Finding]:
    """What bears on the person: the result or its lack, and what frees; not what frees others."""
    return [found for found in test.findings if found.status == "met" or found.code in RESULTS]
