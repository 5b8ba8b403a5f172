"""What the pages of the law show."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

import scoring
from scoring import Ruleset


@dataclass(frozen=True)
class SectionOfSheet:
    title: Any
    rows: list[tuple[str, Any, list[tuple[scoring.Text, Any]], scoring.Reference]]


def all_rulesets() -> list[Ruleset]:
    """Every ruleset, the newest first."""
    return sorted(scoring.rulesets(), key=lambda one: one.ruleset.in_force.first, reverse=True)


def ruleset_or_404(ruleset_id: str) -> Ruleset:
    try:
        return scoring.ruleset(ruleset_id)
    except scoring.UnknownRuleset as error:
        raise Http404 from error


def sections_of(ruleset: Ruleset, code: str) -> list[SectionOfSheet]:
    """A sheet's rows under their sections, each with its reference in words."""
    try:
        sheet = ruleset.sheet(code)
    except scoring.NoSuchRule as error:
        raise Http404 from error
    return [
        SectionOfSheet(
            title=section.title,
            rows=[
                (number, row, _named_cells(ruleset, row), ruleset.reference(row.ref))
                for number, row in sheet.rows.items()
                if row.section == key
            ],
        )
        for key, section in sheet.sections.items()
    ]


def _named_cells(ruleset: Ruleset, row: Any) -> list[tuple[scoring.Text, Any]]:
    return [(ruleset.category_name(code), cell) for code, cell in row.cells.items()]


@dataclass(frozen=True)
class CategoryRule:
    """What a category of teachers asks for, in one line of a table."""

    name: scoring.Text
    tenure_years: int | None
    term_years: int | None
    threshold: int
    test_percent: Any
    reference: scoring.Reference


def teacher_categories(ruleset: Ruleset) -> list[CategoryRule]:
    """The scored categories of the teacher's ladder, the lowest first."""
    totals = ruleset.sheet("teacher").thresholds["all"].totals
    return [
        CategoryRule(
            name=ruleset.category_name(code),
            tenure_years=ruleset.category(code).tenure_years,
            term_years=scoring.term_years(ruleset, code),
            threshold=total.base,
            test_percent=scoring.threshold_of_test(ruleset, code),
            reference=ruleset.reference(ruleset.category(code).ref),
        )
        for code, total in totals.items()
    ]


def commission_rules(ruleset: Ruleset) -> list[tuple[scoring.Text, scoring.Reference]]:
    """How a commission comes to a decision, with the clauses."""
    rules = (ruleset.commission.quorum, ruleset.commission.majority, ruleset.commission.tie)
    return [(rule.text, ruleset.reference(rule.ref)) for rule in rules if rule.text]


def terms(ruleset: Ruleset) -> list[scoring.Term]:
    return [scoring.term(ruleset, name) for name in ruleset.deadlines.terms]
