"""What a portfolio holds on a day, and the case it makes."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portfolio.figures import SubjectYear
from portfolio.models import Evidence, Observation, TransmissionProof
from portfolio.selectors.case import case_of, sheet_of
from portfolio.selectors.facts import attestation_period, evidence_in, observations_in
from portfolio.selectors.quality import quality_of
from portfolio.selectors.transmission import passed_on, proofs_in
from registry.models import CategoryHeld, Employment, Person, TestResult
from registry.selectors import category_on, latest_test_result
from registry.states import Category
from scoring import Ruleset
from scoring.case import Case, Claim


@dataclass(frozen=True)
class Gathered:
    """A person's portfolio at a place of work, for the attestation period that ends on a day."""

    person: Person
    employment: Employment
    ruleset: Ruleset
    day: date

    @cached_property
    def held(self) -> CategoryHeld | None:
        return category_on(self.person, self.day)

    @property
    def present(self) -> str:
        return self.held.category if self.held else Category.NONE.value

    @cached_property
    def since(self) -> date:
        return attestation_period(self.person, self.ruleset, self.day)[0]

    @cached_property
    def evidence(self) -> list[Evidence]:
        return evidence_in(self.person, self.since, self.day)

    @cached_property
    def observations(self) -> list[Observation]:
        return observations_in(self.person, self.since, self.day)

    @cached_property
    def quality(self) -> list[SubjectYear]:
        return quality_of(self.person)

    @cached_property
    def proofs(self) -> list[TransmissionProof]:
        return proofs_in(self.person, self.since, self.day)

    @cached_property
    def passed(self) -> list[Evidence]:
        """What the steps of transmission prove, as evidence that nobody entered."""
        form = self.ruleset.sheet(sheet_of(self.ruleset, self.employment))
        return passed_on(self.ruleset, form, self.evidence, self.proofs)

    def test_for(self, category: str) -> TestResult | None:
        return latest_test_result(self.person, category=category, since=self.since)

    def case(self, claim: Claim) -> Case:
        return case_of(
            self.ruleset,
            employment=self.employment,
            held=self.held,
            claim=claim,
            day=self.day,
            evidence=self.evidence,
            observations=self.observations,
            test=self.test_for(claim.category),
            quality=self.quality,
            passed=self.passed,
        )
