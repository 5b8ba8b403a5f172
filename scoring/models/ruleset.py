"""One ruleset, read whole: the law of a country or region between two days."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from scoring.errors import NoSuchRule
from scoring.models.base import Ref, Strict
from scoring.models.citing import label_of
from scoring.models.general import About, Act, Categories, Category, Ladder, Post
from scoring.models.observation import ObservationForm
from scoring.models.procedure import ApplicationRules, CommissionRules, Deadlines, TestRules
from scoring.models.sheet import Sheet
from scoring.texts import Reference, Text

T = TypeVar("T")


class Ruleset(Strict):
    """`digest` is the SHA-256 (hex) of the content: the same law gives the same digest."""

    digest: str
    ruleset: About
    acts: Mapping[str, Act]
    categories: Categories
    posts: Mapping[str, Post]
    commission: CommissionRules
    deadlines: Deadlines
    test: TestRules
    application: ApplicationRules
    sheets: Mapping[str, Sheet]
    observations: Mapping[str, ObservationForm]

    @property
    def id(self) -> str:
        return self.ruleset.id

    def applies(self, day: date, region_kato: str | None) -> bool:
        """Whether it is in force on the day and, if it names regions, in this region."""
        regions = self.ruleset.regions
        here = regions is None or (region_kato or "")[:2] in regions.kato
        return here and self.ruleset.in_force.covers(day)

    def reference(self, ref: Ref) -> Reference:
        """The reference with its label in both languages."""
        over = self.ruleset.carried_over
        return Reference(
            **ref.model_dump(exclude={"of"}),
            label=label_of(ref, self.acts[ref.act].short),
            carried_over=over is not None and ref.act in over.acts,
        )

    def category(self, code: str) -> Category:
        return _found(self.categories.categories, code, self.id, "category")

    def category_name(self, code: str) -> Text:
        return self.category(code).name

    def ladder_of(self, category: str) -> Ladder:
        """The ladder a category stands on; `none` stands on the teacher's."""
        for ladder in self.categories.ladders.values():
            if category in ladder.order:
                return ladder
        raise NoSuchRule(self.id, f"category {category}")

    def sheet(self, code: str) -> Sheet:
        return _found(self.sheets, code, self.id, "sheet")

    def observation_form(self, code: str) -> ObservationForm:
        return _found(self.observations, code, self.id, "observation form")


def _found(rules: Mapping[str, T], code: str, ruleset: str, kind: str) -> T:
    if code not in rules:
        raise NoSuchRule(ruleset, f"{kind} {code}")
    return rules[code]
