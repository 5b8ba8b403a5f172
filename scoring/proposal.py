"""What the facts propose to the commission: the total of the sheet and the test (paragraph 30)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from scoring import wording
from scoring.facts import Action, TestFact
from scoring.findings import Finding, find, note_on
from scoring.knowledge_test import finding_on_test, passes_test, reached_by_test
from scoring.models.ruleset import Ruleset
from scoring.outcome import Request, allowed_outcomes, request_for
from scoring.sheet import conformity
from scoring.texts import Text


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the facts propose; `outcome` and `category` are None while a test result is missing."""

    outcome: str | None
    category: str | None
    reasons: tuple[Finding, ...]


def propose_outcome(
    ruleset: Ruleset,
    *,
    declared: str,
    present: str,
    action: Action,
    total: Fraction | int,
    test: TestFact | None,
    early: bool = False,
    sheet: str = "teacher",
    post_kind: str | None = None,
    other_totals: Mapping[str, Fraction | int] | None = None,
) -> Proposal:
    """Propose a conclusion from the total of the sheet and the test; the commission decides.

    `other_totals`: the same evidence scored for lower categories, where the caller has it; without
    it the total of the declared category is compared with their thresholds.
    """
    request = request_for(ruleset, declared, present, action, early)
    judge = _Judge(request, sheet, post_kind, Fraction(total), dict(other_totals or {}))
    if test is None:
        missing = _reason(request, "test_missing", wording.TEST_MISSING)
        return Proposal(None, None, (judge.portfolio(declared), missing))
    reasons = (judge.portfolio(declared), finding_on_test(ruleset, declared, test))
    if not judge.reaches(declared):
        return _with(reasons, _portfolio_short(request, judge))
    if passes_test(ruleset, declared, test):
        return _with(reasons, _award(request, declared))
    return _with(reasons, _test_short(request, test))


@dataclass(frozen=True, slots=True)
class _Judge:
    """Compares the evidence with the thresholds of the sheet."""

    request: Request
    sheet: str
    post_kind: str | None
    total: Fraction
    other_totals: Mapping[str, Fraction | int]

    def reaches(self, category: str) -> bool:
        """A category that the sheet does not score, like «педагог», is always reached."""
        form = self.request.rules.sheet(self.sheet)
        if category not in form.threshold_for(self.post_kind).totals:
            return True
        return conformity(
            self.request.rules,
            category=category,
            total=self.other_totals.get(category, self.total),
            sheet=self.sheet,
            post_kind=self.post_kind,
        ).conforms

    def portfolio(self, category: str) -> Finding:
        rules = self.request.rules
        judged = conformity(
            rules,
            category=category,
            total=self.total,
            sheet=self.sheet,
            post_kind=self.post_kind,
        )
        line = rules.sheet(self.sheet).threshold_for(self.post_kind)
        return find(rules, "portfolio", judged.explanation, line.ref, note=judged.note)


def _with(reasons: tuple[Finding, ...], proposal: Proposal) -> Proposal:
    return replace(proposal, reasons=(*reasons, *proposal.reasons))


def _portfolio_short(request: Request, judge: _Judge) -> Proposal:
    """The highest category whose total is reached: the present one, or one below it."""
    if request.keeps_present:
        return _keep_present(request)
    if not request.holds_category:
        return _award(request, request.present)
    highest = request.present if request.action == "assign" else _one_lower(request)
    candidates = (*request.between(request.floor, highest), highest)
    return _award(request, next(c for c in reversed(candidates) if judge.reaches(c)))


def _one_lower(request: Request) -> str:
    lower = request.ladder[max(request.rank(request.present) - 1, 0)]
    return max(lower, request.floor, key=request.rank)


def _keep_present(request: Request) -> Proposal:
    rule = request.rules.commission.early_keeps_present
    kept = find(request.rules, "early_keeps_present", rule.text, rule.ref)
    return _with((kept,), _award(request, request.present, "conforms_present"))


def _test_short(request: Request, test: TestFact) -> Proposal:
    """Paragraph 30: confirming, one step lower; assigning, not above the result of the test."""
    if request.keeps_present:
        return _keep_present(request)
    rules, below = request.rules, request.rules.test.below_threshold
    if request.action == "confirm":
        category, sentence, ref = _one_lower(request), wording.STEP_DOWN, below.confirm.ref
    else:
        category = _not_above_test(request, test)
        sentence, ref = wording.NOT_ABOVE_TEST, below.assign.ref
    filled = sentence.format(category=rules.category_name(category))
    return _with((find(rules, "test_short", filled, ref),), _award(request, category))


def _not_above_test(request: Request, test: TestFact) -> str:
    """The category the test reaches below the declared one; nobody falls under the floor."""
    lowest = request.floor if request.holds_category else request.present
    reached = reached_by_test(request.rules, request.ladder, test)
    return max(reached or lowest, lowest, key=request.rank)


def _award(request: Request, category: str, code: str | None = None) -> Proposal:
    code = code or _code_for(request, category)
    rule = request.rules.commission.outcomes[code]
    name = request.rules.category_name(category)
    sentence = wording.AWARD.format(outcome=rule.text, category=name)
    reason = find(request.rules, "outcome", sentence, rule.ref, note=note_on(rule))
    return Proposal(code, category, (reason,))


def _code_for(request: Request, category: str) -> str:
    """The conclusion whose categories hold this one."""
    outcomes = allowed_outcomes(
        request.rules,
        declared=request.declared,
        present=request.present,
        action=request.action,
        early=request.early,
    )
    return next(outcome.code for outcome in outcomes if category in outcome.categories)


def _reason(request: Request, code: str, sentence: Text) -> Finding:
    return find(request.rules, code, sentence, request.rules.test.thresholds.ref)
