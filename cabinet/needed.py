"""«What do I need?» asked for oneself: from the registry and the portfolio, not from memory."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import QueryDict

from attestation.offers import offers, ruleset_for
from cabinet.selectors import Standing
from foundation.base import clock
from law.asking import Question
from law.points import PointsForm
from portfolio.selectors import Gathered, next_category, with_portfolio
from registry.iin import born_on, sex_of
from registry.in_case import POSTS, person_in_case
from registry.models import CategoryHeld, Employment, Person
from registry.selectors import category_on, is_teaching
from scoring import Ruleset, sheet_code
from scoring.case import Case, Claim

YES_NO = {True: "yes", False: "no", None: ""}


@dataclass(frozen=True)
class Own:
    """A person with everything the registry and the portfolio hold, at one place of work."""

    person: Person
    work: Employment
    rules: Ruleset
    day: date

    @cached_property
    def held(self) -> CategoryHeld | None:
        return category_on(self.person, self.day)

    def facts(self) -> dict[str, str]:
        """What the form would be filled in with; what nobody knows is left out."""
        known = person_in_case(
            self.work, held=self.held, day=self.day, educations=self.person.educations.all()
        )
        wanted, kind = self._claim()
        category, education = known.category, known.education
        assert category is not None
        said = {
            "post": known.post,
            "staff_group": known.staff_group,
            "organisation": known.organisation,
            "subordination": known.subordination,
            "held": category.code,
            "granted": _iso(category.granted),
            "valid_until": _iso(category.valid_until),
            "wanted": wanted,
            "kind": kind,
            "degree": education.level,
            "pedagogical": YES_NO[education.pedagogical],
            "retraining": YES_NO[education.retraining],
            "tenure": str(known.tenure_years),
        }
        return {name: value for name, value in said.items() if value}

    def _claim(self) -> tuple[str, str]:
        """The first thing that may be asked for today; else the next step, in its usual order."""
        if is_teaching(self.work):
            for offer in offers(self.work, self.rules, self.held, day=self.day):
                return offer.category, offer.turn
        present = self.held.category if self.held else "none"
        return next_category(self.rules, self.work, present), "regular"

    def portfolio(self, claim: Claim, rules: Ruleset) -> Case:
        """The case of the portfolio as it stands today."""
        return Gathered(self.person, self.work, rules, self.day).case(claim)


def own_of(standing: Standing) -> Own | None:
    """What is known of the user; None without a person or a post that the law attests."""
    person, work = standing.person, standing.employment
    if person is None or work is None or work.post_kind not in POSTS:
        return None
    whole = with_portfolio(Person.objects.filter(pk=person.pk)).prefetch_related("educations").get()
    return Own(whole, work, ruleset_for(work), clock.today())


class OwnQuestion(Question):
    """The question with one's own facts in the place of what was not asked, and with one's own
    portfolio as long as the post is the own one.
    """

    def __init__(self, asked: QueryDict, own: Own | None) -> None:
        self.own = own
        if own is not None and not (asked.get("post") or asked.get("wanted")):
            asked = QueryDict(mutable=True)
            asked.update(own.facts())
        super().__init__(asked)

    @cached_property
    def points(self) -> PointsForm | None:
        return None if self._portfolio else super().points

    @cached_property
    def _portfolio(self) -> Case | None:
        if self.own is None or self.facts is None:
            return None
        own = self.own.portfolio(self.facts.claim, self.ruleset)
        same_sheet = sheet_code(own, self.ruleset) == sheet_code(self.facts, self.ruleset)
        return own if same_sheet else None

    @property
    def portfolio_told(self) -> bool:
        return self._portfolio is not None or super().portfolio_told

    @cached_property
    def case(self) -> Case:
        said, own = super().case, self._portfolio
        if self.own is None or own is None:
            return said
        iin = self.own.person.iin
        return said.model_copy(
            update={
                "region": own.region,
                "person": said.person.model_copy(update={"born": born_on(iin), "sex": sex_of(iin)}),
                "knowledge_test": said.knowledge_test or own.knowledge_test,
                "evidence": own.evidence,
                "indicators": own.indicators,
                "observations": own.observations,
            }
        )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
