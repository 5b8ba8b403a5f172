"""The law: dated rule data and a pure engine. Imports no Django and no other room."""

from scoring.commission import (
    CommissionLevel,
    QuorumResult,
    Tally,
    commission_level,
    count_votes,
    quorum,
)
from scoring.composition import check_composition
from scoring.errors import BrokenRules, LawError, NoRulesetInForce, NoSuchRule, UnknownRuleset
from scoring.facts import Evidence, MemberFacts, Observation, TestFact, Vote
from scoring.findings import Finding
from scoring.knowledge_test import finding_on_test, passes_test, reached_by_test, threshold_of_test
from scoring.loader import ruleset, ruleset_on, rulesets
from scoring.models.ruleset import Ruleset
from scoring.observation import ObservationResult, observation_total
from scoring.outcome import AllowedOutcome, allowed_outcomes
from scoring.proposal import Proposal, propose_outcome
from scoring.rows import RowResult
from scoring.sheet import Conformity, SheetResult, conformity, score_sheet, short_rows, total_of
from scoring.terms import EssayLimits, Term, essay_limits, term, term_years, valid_until
from scoring.texts import Reference, Text, number_text, points_text

__all__ = [
    "AllowedOutcome",
    "BrokenRules",
    "CommissionLevel",
    "Conformity",
    "EssayLimits",
    "Evidence",
    "Finding",
    "LawError",
    "MemberFacts",
    "NoRulesetInForce",
    "NoSuchRule",
    "Observation",
    "ObservationResult",
    "Proposal",
    "QuorumResult",
    "Reference",
    "RowResult",
    "Ruleset",
    "SheetResult",
    "Tally",
    "Term",
    "TestFact",
    "Text",
    "UnknownRuleset",
    "Vote",
    "allowed_outcomes",
    "check_composition",
    "commission_level",
    "conformity",
    "count_votes",
    "essay_limits",
    "finding_on_test",
    "number_text",
    "observation_total",
    "passes_test",
    "points_text",
    "propose_outcome",
    "quorum",
    "reached_by_test",
    "ruleset",
    "ruleset_on",
    "rulesets",
    "score_sheet",
    "short_rows",
    "term",
    "term_years",
    "threshold_of_test",
    "total_of",
    "valid_until",
]
