"""One application as the engine sees it: its frozen portfolio, its test, what members gave."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Any

import scoring
from attestation.models import Application
from commissions.states import SheetState
from portfolio.selectors import frozen_inputs
from registry.selectors import latest_test_result
from registry.states import PostKind


def frozen_content(application: Application) -> dict[str, Any]:
    """The portfolio as it was handed over; the commission looks at nothing else."""
    content: dict[str, Any] = application.frozenportfolio.content
    return content


def engine_sheet(application: Application, content: dict[str, Any]) -> scoring.SheetResult:
    """What the engine proposes, row by row."""
    evidence, observations = frozen_inputs(content)
    return scoring.score_sheet(
        application.ruleset,
        category=application.category,
        post_kind=_post_kind(application),
        evidence=evidence,
        observations=observations,
    )


def judge(application: Application, total: Fraction) -> scoring.Conformity:
    """A total beside the threshold of the category applied for."""
    return scoring.conformity(
        application.ruleset,
        category=application.category,
        total=total,
        post_kind=_post_kind(application),
    )


def sent_totals(application: Application) -> list[Fraction]:
    """Totals of the sheets that members have sent."""
    sent = application.score_sheets.filter(state=SheetState.SENT)
    return sorted(sheet.total for sheet in sent if sheet.total is not None)


def common_total(totals: Iterable[Fraction]) -> Fraction:
    """The case's total: the median of the members' totals (see docs/adr/0012).

    Raises statistics.StatisticsError when no sheet was sent.
    """
    return Fraction(median(totals))


def test_fact(application: Application) -> scoring.TestFact | None:
    """The newest result for the category applied for in the period of the portfolio, or None."""
    since = date.fromisoformat(frozen_content(application)["since"])
    result = latest_test_result(application.person, category=application.category, since=since)
    if result is None:
        return None
    return scoring.TestFact(points=result.points, maximum=result.maximum, day=result.taken_on)


def highest_points(ruleset: scoring.Ruleset) -> dict[str, int]:
    """The greatest number of points that each row prints for any category."""
    return {
        number: max((cell.maximum or 0 for cell in row.cells.values()), default=0)
        for number, row in ruleset.sheet("teacher").rows.items()
    }


def proposal(application: Application, total: Fraction) -> scoring.Proposal:
    """What the facts propose the commission to conclude."""
    return scoring.propose_outcome(
        application.ruleset,
        **_request(application),
        total=total,
        test=test_fact(application),
        post_kind=_post_kind(application),
    )


def allowed_outcomes(application: Application) -> tuple[scoring.AllowedOutcome, ...]:
    return scoring.allowed_outcomes(application.ruleset, **_request(application))


def _request(application: Application) -> dict[str, Any]:
    return {
        "declared": application.category,
        "present": application.present_category,
        "action": application.action,
        "early": application.turn == Application.Turn.EARLY,
    }


def _post_kind(application: Application) -> str | None:
    return PostKind(application.employment.post_kind).in_rules
