"""One ruleset, read whole: the law of a country or region between two days."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from pydantic import Field

from scoring.errors import NoSuchRule
from scoring.models.application import ApplicationRules
from scoring.models.base import CategoryCode, Ref, Strict
from scoring.models.citing import label_of
from scoring.models.commission import CommissionRules, Conclusions
from scoring.models.courses import CourseRules
from scoring.models.eligibility import (
    Early,
    Eligibility,
    Ground,
    Retention,
    Sanctions,
    WithoutProcedure,
    stated_grounds,
)
from scoring.models.general import About, Act, Categories, Category, Ladder, Posts
from scoring.models.knowledge import LanguageRules, TestRules
from scoring.models.observation import ObservationForm
from scoring.models.procedure import Deadlines
from scoring.models.sheet import Sheet
from scoring.models.standard import Discrepancy, ServiceStandard
from scoring.models.transmission import Transmission
from scoring.texts import Reference, Text

T = TypeVar("T")


class Ruleset(Strict):
    """`digest` is the SHA-256 (hex) of the content: the same law gives the same digest."""

    digest: str
    ruleset: About
    acts: Mapping[str, Act]
    categories: Categories
    eligibility: Eligibility
    without_procedure: WithoutProcedure
    early: Early
    retention: Retention
    sanctions: Sanctions | None = None
    posts: Posts
    commission: CommissionRules
    deadlines: Deadlines
    test: TestRules
    languages: LanguageRules
    application: ApplicationRules
    courses: CourseRules | None = None
    transmission: Mapping[CategoryCode, Transmission] = Field(default_factory=dict)
    sheets: Mapping[str, Sheet]
    observations: Mapping[str, ObservationForm]
    standard: ServiceStandard
    discrepancies: Mapping[str, Discrepancy]

    @property
    def id(self) -> str:
        return self.ruleset.id

    @property
    def is_draft(self) -> bool:
        return self.ruleset.draft is not None

    def applies(self, day: date, region_kato: str | None) -> bool:
        """Whether it is in force on the day and, if it names regions, in this region."""
        regions, in_force = self.ruleset.regions, self.ruleset.in_force
        here = regions is None or (region_kato or "")[:2] in regions.kato
        return here and in_force is not None and in_force.covers(day)

    def reference(self, ref: Ref) -> Reference:
        """The reference with its label in both languages."""
        over = self.ruleset.carried_over
        return Reference(
            **ref.model_dump(),
            label=label_of(ref, self.acts[ref.act].short),
            carried_over=over is not None and ref.act in over.acts,
        )

    @cached_property
    def stated_grounds(self) -> Mapping[str, Ground]:
        """Every code that a case may state under `grounds`, with its rule."""
        grounds = stated_grounds(
            self.eligibility, self.without_procedure, self.early, self.retention
        )
        return dict(grounds)

    def category(self, code: str) -> Category:
        return _found(self.categories.categories, code, self.id, "category")

    def category_name(self, code: str) -> Text:
        return self.category(code).name

    def ladder_of(self, category: str) -> Ladder:
        """The ladder a category stands on; `none` stands on the teacher's. Raises NoSuchRule."""
        code = _found(self.categories.ladder_code_of, category, self.id, "category")
        return self.categories.ladders[code]

    def conclusions_on(self, category: str) -> Conclusions:
        """What may be concluded about the ladder of a category. Raises NoSuchRule."""
        ladder = _found(self.categories.ladder_code_of, category, self.id, "category")
        return self.commission.conclusions_on[ladder]

    def sheet(self, code: str) -> Sheet:
        return _found(self.sheets, code, self.id, "sheet")

    def observation_form(self, code: str) -> ObservationForm:
        return _found(self.observations, code, self.id, "observation form")


def _found(rules: Mapping[str, T], code: str, ruleset: str, kind: str) -> T:
    if code not in rules:
        raise NoSuchRule(ruleset, f"{kind} {code}")
    return rules[code]
