"""One application as the engine sees it: its frozen portfolio, its test, what members gave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Any

import scoring
from attestation.models import Application
from attestation.offers import claim
from commissions.models import ScoreSheet
from commissions.states import SheetState
from foundation.base import calendar, clock
from portfolio.selectors import (
    case_of,
    passed_on,
    sheet_of,
    thawed,
    thawed_proofs,
    thawed_quality,
    told_of_test,
)
from registry.in_case import person_in_case
from registry.models import CategoryHeld, TestResult
from registry.selectors import latest_test_result
from registry.states import Category
from scoring import case
from scoring.models.sheet import Sheet

NECESSARY = "necessary_row"  # the finding on a row without which no total is enough


def frozen_content(application: Application) -> dict[str, Any]:
    """The portfolio as it was handed over; the commission looks at nothing else."""
    content: dict[str, Any] = application.frozenportfolio.content
    return content


def engine_answer(application: Application, content: dict[str, Any]) -> scoring.Assessment:
    """What the law answers on the portfolio as it was handed over, for the day it was asked."""
    evidence, observations = thawed(content)
    day, rules = day_of(application), application.ruleset
    asked = case_of(
        rules,
        employment=application.employment,
        held=_held(application, content),
        claim=claim_of(application),
        day=day,
        evidence=evidence,
        observations=observations,
        test=latest_result(application, content),
        quality=thawed_quality(content),
        passed=passed_on(rules, sheet_form(application), evidence, thawed_proofs(content)),
    )
    return scoring.assess(asked, rules, calendar.around(day))


def engine_score(application: Application, content: dict[str, Any]) -> scoring.Score:
    """The engine's points. Raises scoring.NoSuchRule where the sheet has no such column."""
    score = engine_answer(application, content).score
    if score is None:
        raise scoring.NoSuchRule(application.ruleset_id, f"column {application.category}")
    return score


def claim_of(application: Application) -> case.Claim:
    return claim(application.action, application.category, application.turn)


def day_of(application: Application) -> date:
    """The day of the application: its law and its years are counted from it."""
    return clock.local(application.submitted_at or application.created_at).date()


def sheet_form(application: Application) -> Sheet:
    """The sheet of the post applied from."""
    return application.ruleset.sheet(_sheet(application))


def judge(application: Application, total: Fraction) -> scoring.Conformity:
    """A total beside what must be reached for the category applied for."""
    return scoring.conformity(
        application.ruleset,
        category=application.category,
        total=total,
        sheet=_sheet(application),
        person=_person(application),
    )


def common_total(totals: Iterable[Fraction]) -> Fraction:
    """The case's total: the median of the members' totals (see docs/adr/0012).

    Raises statistics.StatisticsError when no sheet was sent.
    """
    return Fraction(median(totals))


@dataclass(frozen=True)
class Given:
    """What the members who have sent their sheets gave: each total, each row's points."""

    totals: list[Fraction]
    rows: Mapping[str, list[Fraction]]

    def common_rows(self) -> dict[str, Fraction]:
        return {row: common_total(points) for row, points in self.rows.items()}


def given_by_members(application: Application) -> Given:
    sent = application.score_sheets.filter(state=SheetState.SENT)
    return given_in(sent.prefetch_related("rows"))


def given_in(sheets: Iterable[ScoreSheet]) -> Given:
    """What stands in these sheets, all of them sent."""
    rows: dict[str, list[Fraction]] = {}
    totals = []
    for sheet in sheets:
        totals.append(scoring.total_of(row.given for row in sheet.rows.all()))
        for row in sheet.rows.all():
            rows.setdefault(row.row, []).append(row.given)
    return Given(sorted(map(Fraction, totals)), rows)


def highest_points(application: Application) -> dict[str, int]:
    """The greatest number of points that each row prints for any category."""
    return {
        number: max((cell.maximum or 0 for cell in row.cells.values()), default=0)
        for number, row in sheet_form(application).rows.items()
    }


@dataclass(frozen=True)
class Proposed:
    """What the facts propose the commission to conclude, None while the test is missing, and what
    it rests on or still waits for: total, necessary rows, test, the rule of the outcome.
    """

    conclusion: scoring.Proposal | None
    reasons: tuple[scoring.Text, ...]


def proposal(application: Application, given: Given) -> Proposed:
    """Raises statistics.StatisticsError when no sheet was sent."""
    rules, total, rows = application.ruleset, common_total(given.totals), given.common_rows()
    sheet, person = _sheet(application), _person(application)
    question, test = question_of(application), test_need(application)
    reached = scoring.reached_by_total(
        question,
        total,
        scoring.thresholds(rules, sheet=sheet, person=person),
        barred=scoring.barred_categories(rules, points=rows, sheet=sheet, person=person),
    )
    conclusion = scoring.propose(question, reached=reached, test=test)
    short = scoring.short_rows(
        rules, category=application.category, points=rows, sheet=sheet, person=person
    )
    told = [
        *(found for found in short.values() if found.code == NECESSARY),
        *told_of_test(test),
        *(conclusion.reasons if conclusion else ()),
    ]
    reasons = (judge(application, total).explanation, *(found.text for found in told))
    return Proposed(conclusion, reasons)


def question_of(application: Application) -> scoring.Question:
    claim = claim_of(application)
    return scoring.Question(
        rules=application.ruleset,
        declared=claim.category,
        present=application.present_category,
        purpose=claim.purpose,
        kind=claim.kind,
        held_until=application.present_until,
    )


def allowed_outcomes(application: Application) -> tuple[scoring.AllowedOutcome, ...]:
    return scoring.allowed_outcomes(question_of(application))


def test_need(application: Application) -> scoring.TestNeed:
    """Whether the test is asked for, and what its newest result reaches."""
    return engine_answer(application, frozen_content(application)).knowledge_test


def latest_result(application: Application, content: dict[str, Any]) -> TestResult | None:
    """The newest result for the category applied for in the period of the portfolio."""
    since = date.fromisoformat(content["since"])
    return latest_test_result(application.person, category=application.category, since=since)


def _sheet(application: Application) -> str:
    return sheet_of(application.ruleset, application.employment)


def _person(application: Application) -> case.Person:
    return person_in_case(application.employment, held=None, day=day_of(application))


def _held(application: Application, content: dict[str, Any]) -> CategoryHeld | None:
    """The category as the application says it was then."""
    if application.present_category == Category.NONE:
        return None
    return CategoryHeld(
        category=application.present_category,
        since=date.fromisoformat(content["since"]),
        until=application.present_until,
    )
