"""How far a teacher's portfolio is from the category aimed at."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import scoring
from foundation.base import clock
from portfolio.models import Evidence, Observation
from portfolio.selectors.facts import (
    as_fact,
    as_observation,
    attestation_period,
    evidence_in,
    held_on,
    observations_in,
)
from portfolio.selectors.people import main_employment, post_in_rules
from registry.models import Employment, Person, TestResult
from registry.states import Category
from scoring import Ruleset, SheetResult
from scoring.models.sheet import ObservationsRow, Sheet

SHEET = "teacher"


@dataclass(frozen=True)
class Assessment:
    """A portfolio scored for one category under the ruleset of a day."""

    person: Person
    employment: Employment
    ruleset: Ruleset
    present: str
    category: str
    since: date
    until: date
    evidence: list[Evidence]
    observations: list[Observation]
    result: SheetResult
    test: TestResult | None

    @property
    def form(self) -> Sheet:
        return self.ruleset.sheet(SHEET)


@dataclass(frozen=True)
class Progress:
    """One line of the list: rows with something in them, observation sheets, points."""

    assessment: Assessment
    rows: int
    rows_needed: int
    observations: int
    observations_needed: int
    total: Fraction
    threshold: int
    conforms: bool


def assess(
    person: Person, *, category: str | None = None, day: date | None = None
) -> Assessment | None:
    """Score what the portfolio holds. None for a person without a teacher's work on the day.

    category: aimed at; by default the next above the present one. day: today by default. Raises
    scoring.NoRulesetInForce, scoring.NoSuchRule.
    """
    day = day or clock.today()
    work = main_employment(person, day)
    if work is None:
        return None
    rules = scoring.ruleset_on(day, work.organisation.region_id)
    held = held_on(person, day)
    present = held.category if held else Category.NONE.value
    since, until = attestation_period(person, rules, day)
    category = category or next_category(rules, present)
    evidence, sheets = evidence_in(person, since, until), observations_in(person, since, until)
    return Assessment(
        person=person,
        employment=work,
        ruleset=rules,
        present=present,
        category=category,
        since=since,
        until=until,
        evidence=evidence,
        observations=sheets,
        result=_score(rules, work, category, evidence, sheets),
        test=latest_test(person, category, since),
    )


def _score(
    rules: Ruleset,
    work: Employment,
    category: str,
    evidence: list[Evidence],
    sheets: list[Observation],
) -> SheetResult:
    return scoring.score_sheet(
        rules,
        sheet=SHEET,
        category=category,
        post_kind=post_in_rules(work),
        evidence=[as_fact(item) for item in evidence],
        observations=[as_observation(sheet) for sheet in sheets],
    )


def next_category(rules: Ruleset, present: str) -> str:
    """The lowest category of the sheet above the present one; the highest one stays."""
    offered = categories_of_sheet(rules)
    order = rules.categories.ladders[rules.sheet(SHEET).ladder].order
    place = order.index(present) if present in order else -1
    return next((code for code in offered if order.index(code) > place), offered[-1])


def categories_of_sheet(rules: Ruleset) -> list[str]:
    """Categories the teacher's sheet has a total for, lowest first."""
    form = rules.sheet(SHEET)
    totals = form.threshold_for(None).totals
    return [code for code in rules.categories.ladders[form.ladder].order if code in totals]


def latest_test(person: Person, category: str, since: date) -> TestResult | None:
    """The newest result for a category from a day on; reads what is prefetched."""
    found = [
        result
        for result in person.test_results.all()
        if result.category == category and result.taken_on >= since
    ]
    return max(found, key=lambda result: result.taken_on, default=None)


def progress_of(assessment: Assessment) -> Progress:
    """How much of the sheet is filled. Rows that may stay empty are not asked for."""
    scored = [row for row in assessment.result.rows if row.scored and not row.optional]
    filled = {item.row for item in assessment.evidence}
    observed = observation_row(assessment.form)
    if assessment.observations and observed is not None:
        filled.add(observed[0])
    return Progress(
        assessment,
        rows=sum(row.no in filled for row in scored),
        rows_needed=len(scored),
        observations=len(assessment.observations),
        observations_needed=observed[1].sheets_needed.count if observed else 0,
        total=assessment.result.total,
        threshold=assessment.result.threshold,
        conforms=assessment.result.conforms,
    )


def observation_row(form: Sheet) -> tuple[str, ObservationsRow] | None:
    """The row that the observation sheets fill, with its number."""
    rows = form.rows.items()
    return next(((no, row) for no, row in rows if isinstance(row, ObservationsRow)), None)
