"""What the pages of a ruleset and of a sheet show."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

import scoring
from scoring import Ruleset


@dataclass(frozen=True)
class SectionOfSheet:
    title: Any
    rows: list[tuple[str, Any, list[tuple[scoring.Text, Any]], scoring.Reference]]


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


@dataclass(frozen=True)
class LineOfTotals:
    """A printed line of totals: for whom, and the total of each category."""

    label: scoring.Text | None
    totals: list[tuple[scoring.Text, str]]
    reference: scoring.Reference


def totals_of(ruleset: Ruleset, code: str) -> list[LineOfTotals]:
    """Every printed line of totals; None for a label the act has lost."""
    return [
        LineOfTotals(
            label=line.label,
            totals=[(ruleset.category_name(at), one.printed) for at, one in line.totals.items()],
            reference=ruleset.reference(line.ref),
        )
        for line in ruleset.sheet(code).thresholds.values()
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
            test_percent=ruleset.test.thresholds.percent.get(code),
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
