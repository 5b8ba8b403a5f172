"""What the facts propose to the commission, which decides."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from scoring import admission
from scoring.admission import Granted
from scoring.assessment import Decision, Score, TestNeed
from scoring.calendar import next_day_of_year
from scoring.case import Case
from scoring.conclusions import Question
from scoring.findings import Finding, Status, find
from scoring.logic import Truth, all_of
from scoring.models.base import WordedRule
from scoring.models.commission import OutcomeCode
from scoring.models.ruleset import Ruleset
from scoring.numbers import Number
from scoring.terms import valid_until
from scoring.texts import Text
from scoring.wording import decision as wording

# The findings of the test that are about its result.
RESULTS = frozenset({"test_passed", "test_below"})
TRUTHS: Mapping[Status, Truth] = {"met": True, "not_met": False, "unknown": None}


@dataclass(frozen=True, slots=True)
class Proposal:
    code: OutcomeCode
    category: str
    reasons: tuple[Finding, ...]


def decide(
    case: Case,
    rules: Ruleset,
    *,
    test: TestNeed,
    score: Score | None,
    granted: Granted | None,
    findings: tuple[Finding, ...] = (),
) -> Decision | None:
    """The outcome that an admissible claim has by its facts; None where it has none yet.

    `findings`: those on admission; the criteria of an early claim stand among them.
    """
    if not case.claim.by_procedure:
        return _by_ground(case, rules, granted)
    question = question_of(case, rules)
    reached = _reached(question, score) if question else None
    if question is None or reached is None:
        return None
    criteria = next((found for found in findings if found.code == "early_criteria"), None)
    enough = TRUTHS[criteria.status] if criteria else True
    proposal = propose(question, reached=reached, test=test, criteria=enough)
    if proposal is None:
        return None
    until, provisional = _valid_until(case, question, proposal)
    told = (
        *((criteria,) if criteria else ()),
        *(score.findings if score else ()),
        *(found for found in test.findings if found.code in RESULTS),
    )
    reasons = (*told, *proposal.reasons)
    return Decision(proposal.code, proposal.category, until, provisional, reasons)


def question_of(case: Case, rules: Ruleset) -> Question | None:
    """What a claim asks of a commission; None where the category is none that is asked for."""
    who = admission.claimant(case, rules)
    if who is None or who.claimed not in who.ladder.asked_for:
        return None
    return Question(
        rules=rules,
        declared=who.claimed,
        present=who.present,
        purpose=case.claim.purpose,
        kind=case.claim.kind,
        held_until=who.held.valid_until if who.held else None,
    )


def propose(
    question: Question, *, reached: str, test: TestNeed, criteria: Truth = True
) -> Proposal | None:
    """What to conclude from a portfolio and the test.

    `reached`: the highest category up to the declared one that the portfolio reaches, the floor of
    the ladder where it reaches none. `criteria`: whether an early claim meets enough of its own.
    None where the result of the test is missing, or where the conclusion turns on what is unknown.
    """
    if test.status in ("missing", "annulled"):
        return None
    succeeds = reached == question.declared and test.status in ("passed", "not_required")
    if question.is_early:
        return _early(question, all_of((succeeds, criteria)))
    if succeeds:
        return _concluded(question, question.declared)
    if question.held is None:
        return None
    category, why = _fallen_to(question, reached, test)
    return _concluded(question, question.left(category), *why)


def reached_by_total(
    question: Question,
    total: Number,
    thresholds: Mapping[str, int],
    *,
    barred: Collection[str] = (),
) -> str:
    """The highest category up to the declared one whose threshold a total reaches, for `propose`.

    `barred`: categories for which a necessary row is missing. A category that has no threshold,
    like «педагог», is always reached.
    """
    order = question.ladder.order
    scored = (
        category
        for category in reversed(order[: question.rank(question.declared) + 1])
        if category in thresholds and category not in barred and total >= thresholds[category]
    )
    return next(scored, question.floor)


def _reached(question: Question, score: Score | None) -> str | None:
    """The highest category up to the declared one that the portfolio reaches.

    «Педагог» is given for the test alone. None where there is no score to go by.
    """
    if score is not None and score.conforms:
        return question.declared
    if question.declared == question.floor:
        return question.floor
    if score is None or score.conforms is None:
        return None
    if score.category_reached is None:
        return question.floor
    # Totals of a higher category may count rows that the declared one leaves out.
    return question.lower(score.category_reached, question.step_down(question.declared))


def _fallen_to(question: Question, reached: str, test: TestNeed) -> tuple[str, tuple[Finding, ...]]:
    """What is left of a regular claim that fails, before the floor, and the rule of the test that
    says so, where one does.
    """
    below, declared = question.rules.test.below_threshold, question.declared
    by_test = test.category_by_result or question.least
    if question.is_old_format:
        why = _why(question, "by_test", wording.BY_TEST, below.old_formats)
        by_test = question.least if test.status == "not_required" else by_test
        return question.lower(by_test, question.step_down(declared)), why
    if test.status in ("passed", "not_required"):
        return reached, ()
    if question.purpose == "confirmation":
        why = _why(question, "step_down", wording.STEP_DOWN, below.confirm)
        return question.lower(reached, question.step_down(declared)), why
    why = _why(question, "not_above_test", wording.NOT_ABOVE_TEST, below.assign)
    return question.lower(reached, by_test), why


def _why(question: Question, code: str, sentence: Text, rule: WordedRule) -> tuple[Finding, ...]:
    return (find(question.rules, code, "met", sentence, rule),)


def _early(question: Question, succeeds: Truth) -> Proposal | None:
    """An early claim that fails leaves what is held (order 153, paragraphs 42 and 47)."""
    if succeeds:
        return _concluded(question, question.declared)
    if succeeds is None or question.keeps is None:
        return None
    rule = question.conclusions.early_keeps_present
    why = _why(question, "early_keeps_present", rule.text, rule)
    return _outcome(question, "does_not_conform", question.keeps, why)


def _concluded(question: Question, category: str, *why: Finding) -> Proposal:
    return _outcome(question, question.code(category), category, why)


def _outcome(
    question: Question, code: OutcomeCode, category: str, why: tuple[Finding, ...]
) -> Proposal:
    rule = question.conclusions.outcomes[code]
    last = find(question.rules, "outcome", "met", wording.OUTCOME, rule, category=category)
    return Proposal(code, category, (*why, last))


def _valid_until(case: Case, question: Question, proposal: Proposal) -> tuple[date | None, bool]:
    """Until when the category is valid, and whether the day of decision is only assumed.

    What an early claim leaves ends on its own day.
    """
    if question.is_early and proposal.code == "does_not_conform":
        return question.held_until, False
    return _term_of(case, question.rules, proposal.category)


def _term_of(case: Case, rules: Ruleset, category: str) -> tuple[date | None, bool]:
    decided = case.events.decided
    if decided is not None:
        return valid_until(rules, category, decided.date()), False
    until = valid_until(rules, category, assumed_day_of_decision(case, rules))
    return until, until is not None


def assumed_day_of_decision(case: Case, rules: Ruleset) -> date:
    """The yearly day of decisions on the day of the case or after it."""
    return next_day_of_year(rules.deadlines.provisional_decision.day, case.date)


def _by_ground(case: Case, rules: Ruleset, granted: Granted | None) -> Decision | None:
    """What a ground gives is valid for the term of the category; what it keeps, to its own day."""
    if granted is None:
        return None
    reasons = (granted.finding,)
    if case.claim.kind == "retention":
        return Decision(
            "conforms_to_present", granted.category, granted.valid_until, False, reasons
        )
    until, provisional = _term_of(case, rules, granted.category)
    return Decision("conforms_to_declared", granted.category, until, provisional, reasons)
