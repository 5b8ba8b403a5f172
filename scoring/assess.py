"""The one question to the law: what holds for this person on this day."""

from scoring import admission
from scoring.assessment import Assessment
from scoring.calendar import Calendar
from scoring.case import Case
from scoring.commission import level_for
from scoring.deadlines import deadlines
from scoring.decision import decide
from scoring.documents import documents
from scoring.findings import Finding
from scoring.knowledge_test import need
from scoring.missing import missing
from scoring.models.ruleset import Ruleset
from scoring.sheet import score


def assess(case: Case, ruleset: Ruleset, calendar: Calendar) -> Assessment:
    """Everything a ruleset says of a case. Pure: the same question gives the same answer.

    Nothing in a well-formed case makes it raise: what it does not know is unknown, what the law
    does not allow is a finding.
    """
    findings = admission.check(case, ruleset)
    eligible = _eligible(findings)
    test = need(case, ruleset)
    granted = admission.granted(case, ruleset)
    scored = score(case, ruleset) if case.claim.by_procedure else None
    outcome = None
    if eligible is not False:
        outcome = decide(case, ruleset, test=test, score=scored, granted=granted, findings=findings)
    of_score = (*scored.on_observations, *scored.findings) if scored else ()
    return Assessment(
        case=case,
        ruleset=ruleset,
        commission_level=level_for(case, ruleset),
        eligible=eligible,
        findings=(*findings, *test.findings, *of_score),
        knowledge_test=test,
        score=scored,
        outcome=outcome,
        documents=documents(case, ruleset),
        deadlines=deadlines(case, ruleset, calendar, test),
        missing=missing(case, ruleset, findings=findings, test=test, score=scored),
    )


def _eligible(findings: tuple[Finding, ...]) -> bool | None:
    """False when an admission finding is not met, None when none fails but one is unknown."""
    statuses = {one.status for one in findings if one.code in admission.DECIDING}
    if "not_met" in statuses:
        return False
    return None if "unknown" in statuses else True
