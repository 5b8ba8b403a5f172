"""The question «What would I need?» from the address to the answer."""

from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

import scoring
from foundation.base import calendar
from law.answers import Answer
from law.cases import case_of
from law.forms import QuestionForm
from law.points import ROW, PointsForm
from law.selectors import asked_ruleset
from scoring import Ruleset, sheet_code
from scoring.case import Case


class Question:
    """What was asked in an address. Empty: nothing yet, there is only the form to show."""

    def __init__(self, asked: QueryDict) -> None:
        self.asked = asked
        data = asked if asked.get("post") or asked.get("wanted") else None
        self.form = QuestionForm(data, names=asked_ruleset(asked.get("rules")))

    @cached_property
    def facts(self) -> Case | None:
        """The case without its portfolio; None where the form cannot be read."""
        if not self.form.is_valid():
            return None
        return case_of(self.form.cleaned_data, self.form.cleaned_data["day"])

    @cached_property
    def points(self) -> PointsForm | None:
        """Fields for the rows of the sheet, once post and category tell which sheet it is."""
        if self.facts is None or not self.facts.claim.by_procedure:
            return None
        category, code = self.facts.claim.category, sheet_code(self.facts, self.ruleset)
        if code is None or category not in self.ruleset.sheet(code).thresholds["all"].totals:
            return None
        return PointsForm(self.asked, form=self.ruleset.sheet(code), category=category)

    @property
    def ruleset(self) -> Ruleset:
        """The ruleset that answers; only of a form that can be read."""
        assert self.form.ruleset is not None
        return self.form.ruleset

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What was said of the portfolio while its fields cannot be shown: it is not lost."""
        names = [] if self.points else [name for name in self.asked if name.startswith(ROW)]
        return [(name, value) for name in names for value in self.asked.getlist(name)]

    @property
    def further_forms(self) -> list[PointsForm]:
        return [self.points] if self.points else []

    @property
    def is_answered(self) -> bool:
        return self.facts is not None and all(form.is_valid() for form in self.further_forms)

    @cached_property
    def case(self) -> Case:
        """The case that is asked about; only of an answered question."""
        assert self.facts is not None
        if self.points is None:
            return self.facts
        proofs = self.points.proofs(self.facts.date, self.facts.person.organisation)
        return self.facts.model_copy(
            update={
                "evidence": tuple(proofs.evidence),
                "indicators": proofs.indicators,
                "observations": tuple(proofs.observations),
            }
        )

    def answer(self, rules: Ruleset | None = None) -> Answer | None:
        """What the law says; None where nothing was asked, or not so that it can be read."""
        if not self.is_answered:
            return None
        days = calendar.around(self.case.date)
        found = scoring.assess(self.case, rules or self.ruleset, days)
        return Answer(found, portfolio_told=self.portfolio_told)

    @property
    def portfolio_told(self) -> bool:
        """Whether the question says anything of the portfolio."""
        return self.points is not None and self.points.is_filled

    @property
    def link(self) -> str:
        """The question as an address: the facts asked about, and the day it was asked on."""
        said = [(name, value) for name, values in self.asked.lists() for value in values if value]
        if self.is_answered and not self.asked.get("day"):
            said.append(("day", self.case.date.isoformat()))
        return urlencode(said)


def without_empty(asked: QueryDict) -> str | None:
    """The address without what was left empty; None where nothing was."""
    said = [(name, value) for name, values in asked.lists() for value in values]
    kept = [(name, value) for name, value in said if value.strip()]
    return urlencode(kept) if len(kept) < len(said) else None
