"""What the engine answered, as a page shows it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foundation.base.numbers import in_decimals
from scoring import Assessment, Finding, Missing, Reference, RowScore, Ruleset, Text
from scoring.documents import Item
from scoring.texts import number_text
from scoring.wording.codes import FINDINGS

GROUNDS = frozenset({"ground", "early_criteria"})
# Findings that speak of the portfolio: nothing to say of one that was not told about.
OF_PORTFOLIO = frozenset({"observations", "observers", "threshold", "necessary_row"})


@dataclass(frozen=True)
class State:
    """A status as a tag: its word, colour and icon, and its place among the others."""

    word: str | Promise
    kind: str
    icon: str
    place: int = 0


STATES = {
    "not_met": State(pgettext_lazy("a condition", "not met"), "gold", "alert", 0),
    "unknown": State(pgettext_lazy("a condition", "not known"), "grey", "info", 1),
    "met": State(pgettext_lazy("a condition", "met"), "green", "check", 2),
}
TEST = {
    "not_required": State(_("not needed"), "green", "check"),
    "missing": State(_("not taken yet"), "gold", "clock"),
    "passed": State(_("passed"), "green", "check"),
    "below": State(_("below the threshold"), "gold", "alert"),
    "annulled": State(_("annulled"), "gold", "alert"),
}


@dataclass(frozen=True)
class Verdict:
    title: str | Promise
    text: str | Promise


VERDICTS = {
    True: Verdict(
        _("You may apply"),
        _("Every condition of admission is met. What the category asks for besides stands below."),
    ),
    False: Verdict(
        _("You may not apply yet"),
        _("A condition of admission is not met. Below stands what must come true, and when."),
    ),
    None: Verdict(
        _("It cannot be said for sure yet"),
        _("Nothing stands in the way so far, but not everything is known. Fill in more."),
    ),
}

GROUNDLESS = Verdict(
    _("A ground is missing"),
    _("The claim rests on no ground that holds. Tick the grounds you have below and ask again."),
)


@dataclass(frozen=True)
class Condition:
    """A finding with the name of what it is about, and its status as a tag."""

    name: Text
    finding: Finding
    state: State


@dataclass(frozen=True)
class Row:
    """A row of the sheet: what it asks for, what is printed for the category, what there is."""

    number: str
    title: Text
    score: RowScore

    @property
    def points(self) -> Text:
        return number_text(self.score.points)


@dataclass(frozen=True)
class Need:
    """One thing that must still come true; `of`: the row of the sheet it is about."""

    missing: Missing
    of: Text | None


@dataclass(frozen=True)
class Answer:
    """An assessment with everything the page says of it.

    `portfolio_told`: whether the question said anything of the portfolio; without that the page
    shows what the rows ask for, and not that they are empty.
    """

    found: Assessment
    portfolio_told: bool = True

    @property
    def ruleset(self) -> Ruleset:
        return self.found.ruleset

    @property
    def day(self) -> date:
        return self.found.case.date

    @property
    def wanted(self) -> Text:
        return self.ruleset.category_name(self.found.case.claim.category)

    @property
    def verdict(self) -> Verdict:
        """Admission, and then the ground of a claim that rests on one."""
        grounds = {one.status for one in self.found.findings if one.code in GROUNDS}
        if self.found.eligible and "not_met" in grounds:
            return GROUNDLESS
        unsure = self.found.eligible and "unknown" in grounds
        return VERDICTS[None if unsure else self.found.eligible]

    @property
    def conditions(self) -> list[Condition]:
        """Every finding, those that stand in the way first."""
        shown = [
            Condition(FINDINGS[finding.code], finding, STATES[finding.status])
            for finding in self.found.findings
            if self.portfolio_told or finding.code not in OF_PORTFOLIO
        ]
        return sorted(shown, key=lambda one: one.state.place)

    @property
    def missing(self) -> list[Need]:
        """What must still come true."""
        titles = {row.number: row.title for row in self.rows}
        return [
            Need(one, titles.get(one.row or ""))
            for one in self.found.missing
            if self.portfolio_told or one.row is None
        ]

    @property
    def earliest(self) -> date | None:
        """The first day on which nothing of what is missing stands in the way."""
        days = [one.missing.earliest for one in self.missing]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    @property
    def test(self) -> State:
        return TEST[self.found.knowledge_test.status]

    @property
    def test_percent(self) -> int | None:
        """The threshold of the test, where the test has to be taken."""
        test = self.found.knowledge_test
        return None if test.required is False else test.threshold

    @property
    def brought(self) -> list[Item]:
        """Documents the applicant brings."""
        return [item for item in self.found.documents.items if item.source == "applicant"]

    @property
    def gathered(self) -> list[Item]:
        """Documents that are taken from where they already are."""
        return [item for item in self.found.documents.items if item.source != "applicant"]

    @property
    def documents_reference(self) -> Reference:
        return self.ruleset.reference(self.found.documents.by.ref)

    @property
    def rows(self) -> list[Row]:
        """The rows of the sheet that bring points to this person for this category."""
        score = self.found.score
        if score is None:
            return []
        sheet = self.ruleset.sheet(score.sheet)
        return [
            Row(row.row, sheet.rows[row.row].title, row)
            for row in score.rows
            if row.applies and row.base is not None
        ]

    @property
    def total(self) -> Decimal:
        """The points on the meter, to two decimals."""
        return in_decimals(self.found.score.total if self.found.score else 0)

    @property
    def most(self) -> Decimal:
        """How far the meter reaches."""
        score = self.found.score
        printed = sum(row.score.maximum or row.score.base or 0 for row in self.rows)
        return max(self.total, Decimal(printed), Decimal(score.threshold if score else 0))

    @property
    def outcome(self) -> Text | None:
        """The conclusion the facts lead to, in the words of the law."""
        decision = self.found.outcome
        every = self.ruleset.commission.conclusions.values()
        rules = (kind.outcomes.get(decision.code) for kind in every if decision)
        return next((rule.text for rule in rules if rule), None)

    @property
    def decided(self) -> Text | None:
        decision = self.found.outcome
        return self.ruleset.category_name(decision.category) if decision else None
