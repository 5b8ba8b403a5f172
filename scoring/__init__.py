"""The law: dated rule data and a pure engine. Imports no Django and no other room."""

from scoring.assess import assess
from scoring.assessment import Assessment, Missing, RowScore, Score, TestNeed
from scoring.calendar import Calendar
from scoring.commission import (
    CommissionLevel,
    QuorumResult,
    Tally,
    commission_level,
    count_votes,
    quorum,
)
from scoring.composition import check_composition
from scoring.conclusions import AllowedOutcome, Question, allowed_outcomes
from scoring.conformity import (
    Conformity,
    barred_categories,
    conformity,
    short_rows,
    thresholds,
)
from scoring.decision import Proposal, propose, reached_by_total
from scoring.dynamics import ClassYear, Dynamics, dynamics_of
from scoring.errors import NoRulesetInForce, NoSuchRule, UnknownRuleset
from scoring.facts import MemberFacts, Vote
from scoring.findings import Finding
from scoring.loader import drafts, ruleset, ruleset_on, rulesets
from scoring.models.ruleset import Ruleset
from scoring.numbers import total_of
from scoring.observation import observation_total
from scoring.rows.hours import hours_for
from scoring.school_year import school_year
from scoring.sheet import sheet_code
from scoring.terms import Term, essay_limits, term, term_years, valid_until, years_later
from scoring.texts import Reference, Text, number_text

__all__ = [
    "AllowedOutcome",
    "Assessment",
    "Calendar",
    "ClassYear",
    "CommissionLevel",
    "Conformity",
    "Dynamics",
    "Finding",
    "MemberFacts",
    "Missing",
    "NoRulesetInForce",
    "NoSuchRule",
    "Proposal",
    "Question",
    "QuorumResult",
    "Reference",
    "RowScore",
    "Ruleset",
    "Score",
    "Tally",
    "Term",
    "TestNeed",
    "Text",
    "UnknownRuleset",
    "Vote",
    "allowed_outcomes",
    "assess",
    "barred_categories",
    "check_composition",
    "commission_level",
    "conformity",
    "count_votes",
    "drafts",
    "dynamics_of",
    "essay_limits",
    "hours_for",
    "number_text",
    "observation_total",
    "propose",
    "quorum",
    "reached_by_total",
    "ruleset",
    "ruleset_on",
    "rulesets",
    "school_year",
    "sheet_code",
    "short_rows",
    "term",
    "term_years",
    "thresholds",
    "total_of",
    "valid_until",
    "years_later",
]
