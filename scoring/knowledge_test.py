"""The knowledge test: whether it must be sat, and what its result reaches."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from scoring.assessment import TestNeed, TestStatus
from scoring.case import Case
from scoring.findings import Finding, Status, find
from scoring.languages import certificates
from scoring.logic import Truth, all_of, among
from scoring.logic import status as status_of
from scoring.models.base import WordedRule
from scoring.models.knowledge import Exemption
from scoring.models.ruleset import Ruleset
from scoring.texts import Text
from scoring.wording import decision as wording

SAID: Mapping[TestStatus, tuple[Status, Text]] = {
    "passed": ("met", wording.TEST_PASSED),
    "below": ("not_met", wording.TEST_BELOW),
    "missing": ("not_met", wording.TEST_MISSING),
    "annulled": ("not_met", wording.TEST_ANNULLED),
}


def need(case: Case, rules: Ruleset) -> TestNeed:
    """Whether the test must be sat for the claim, its threshold, and the result beside it.

    A result counts while it is unknown whether it is needed: who is freed for sure has none.
    """
    freed = (*_exemptions(case, rules), *certificates(case, rules))
    required = _required(case, rules, freed)
    threshold = rules.test.thresholds.percent.get(case.claim.category)
    status = _status(case, required, threshold)
    result = () if required is False else (_on_result(case, rules, status, required, threshold),)
    return TestNeed(
        required=required,
        threshold=threshold,
        status=status,
        category_by_result=highest_reached(rules, case.claim.category, _percent(case)),
        findings=(*freed, *result),
    )


def highest_reached(rules: Ruleset, declared: str, percent: Fraction | None) -> str | None:
    """The highest category on the ladder of the declared one whose threshold a result reaches."""
    code = rules.categories.ladder_code_of.get(declared)
    if percent is None or code is None:
        return None
    limits, order = rules.test.thresholds.percent, rules.categories.ladders[code].order
    whole = _whole(percent)
    tested = (category for category in reversed(order) if category in limits)
    return next((category for category in tested if whole >= limits[category]), None)


def _whole(percent: Fraction) -> int:
    """The whole percents of a result; thresholds are whole, so no more is needed beside them."""
    return percent.numerator // percent.denominator


def _required(case: Case, rules: Ruleset, freed: tuple[Finding, ...]) -> Truth:
    statuses = {finding.status for finding in freed}
    post = case.person.post
    if "met" in statuses or (post is not None and post not in rules.test.sitters.posts):
        return False
    return None if "unknown" in statuses else True


def _percent(case: Case) -> Fraction | None:
    """The result that counts; an annulled one does not."""
    test = case.knowledge_test
    return None if test is None or test.annulled else test.percent


def _status(case: Case, required: Truth, threshold: int | None) -> TestStatus:
    if required is False:
        return "not_required"
    if case.knowledge_test is not None and case.knowledge_test.annulled:
        return "annulled"
    percent = _percent(case)
    if percent is None:
        return "missing"
    return "passed" if threshold is None or _whole(percent) >= threshold else "below"


def _on_result(
    case: Case, rules: Ruleset, status: TestStatus, required: Truth, threshold: int | None
) -> Finding:
    """The result, or its absence, beside the threshold."""
    met, sentence = SAID[status]
    if status == "missing" and required is None:
        met = "unknown"
    law = rules.test
    rule: WordedRule = law.annulment if status == "annulled" else law.thresholds
    test = case.knowledge_test
    return find(
        rules,
        f"test_{status}",
        met,
        sentence,
        rule,
        percent=test.percent if test else None,
        threshold=threshold,
        category=case.claim.category,
    )


def _exemptions(case: Case, rules: Ruleset) -> Iterator[Finding]:
    """Every exemption the claim could fall under: met, or missed by a figure alone, or unknown.

    A ruleset's own stand after those it extends, and are told first.
    """
    for rule in reversed(tuple(rules.test.exemptions.values())):
        scope = all_of(_scope(case, rule))
        if scope is False:
            continue
        truth = all_of((scope, *_measure(case, rule)))
        held = case.person.category
        yield find(
            rules,
            "test_not_required" if rule.times_running is None else "confirmation_count",
            status_of(truth),
            wording.TEST_NOT_REQUIRED[truth],
            rule,
            tenure=case.person.tenure_years,
            times_confirmed=held.confirmed_times_running if held else None,
        )


def _scope(case: Case, rule: Exemption) -> Iterator[Truth]:
    """Whether the claim is of the kind that the exemption speaks of."""
    claim, held = case.claim, case.person.category
    yield not rule.kinds or claim.kind in rule.kinds
    yield not rule.purposes or claim.purpose in rule.purposes
    yield not rule.categories or claim.category in rule.categories
    yield not rule.present or among(held.code if held else None, rule.present)


def _measure(case: Case, rule: Exemption) -> Iterator[Truth]:
    """Tenure, and the confirmation that is claimed counted with those before it."""
    tenure, held = case.person.tenure_years, case.person.category
    if rule.tenure_years is not None:
        yield None if tenure is None else tenure >= rule.tenure_years
    if rule.times_running is not None:
        before = held.confirmed_times_running if held else None
        yield None if before is None else before < rule.times_running
