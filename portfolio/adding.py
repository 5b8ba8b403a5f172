"""What the page tells about a row before somebody enters evidence for it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from foundation.base.texts import said
from portfolio.selectors import Assessed
from portfolio.sheet_fields import asks_event, council_rule
from registry.models import Person
from scoring.models.base import WordedRule


@dataclass(frozen=True)
class Told:
    """A rule in the law's words, with its clause."""

    text: str
    clause: str


@dataclass(frozen=True)
class AddingPage:
    """`council`: whose minutes the claimed category asks for; the rules beside it say why."""

    number: str
    title: str
    proof: str
    notes: list[str]
    since: date
    category: str
    council: str
    rules: list[Told]
    back: str


def page_of(found: Assessed, number: str) -> AddingPage:
    row = found.form.rows[number]
    proof = row.evidence or found.form.sections[row.section].evidence
    cell = row.cells[found.category]
    council = council_rule(row)
    contests = found.form.summation.contests_agreed if asks_event(row) else None
    rules = [rule for rule in (council, contests, _editions(row)) if rule is not None]
    return AddingPage(
        number=number,
        title=said(row.title),
        proof=said(proof) if proof else "",
        notes=[said(note) for note in row.notes],
        since=found.since,
        category=said(found.ruleset.category_name(found.category)),
        council=said(cell.text) if council is not None and cell.text else "",
        rules=[_told(found, rule) for rule in rules],
        back=address_of(found.person, number, found.category),
    )


def address_of(person: Person, row: str, category: str | None = None) -> str:
    """The row on the page of the person's portfolio."""
    query = f"?category={category}" if category else ""
    return f"{reverse('portfolio:teacher', args=[person.pk])}{query}#row-{row}"


def _editions(row: object) -> WordedRule | None:
    return getattr(row, "listed_editions", None)


def _told(found: Assessed, rule: WordedRule) -> Told:
    return Told(said(rule.text), said(found.ruleset.reference(rule.ref).label))
