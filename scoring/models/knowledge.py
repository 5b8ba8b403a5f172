"""The knowledge test: who sits it, its thresholds, and what frees from it."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scoring.case import ClaimKind, Post, Purpose
from scoring.models.base import CategoryCode, Count, Name, Rule, Strict, WordedRule
from scoring.texts import Text

Decimal = Annotated[str, Field(pattern=r"^\d+(\.\d+)?$")]


class Sitters(WordedRule):
    """Posts whose holders sit the test."""

    posts: tuple[Post, ...]


class Thresholds(WordedRule):
    """Percent of the greatest number of points, at least."""

    percent: Mapping[CategoryCode, Annotated[int, Field(ge=0, le=100)]]


class StepsDown(WordedRule):
    steps_down: Count


class NotAbove(WordedRule):
    not_above: Literal["test_result"]


class ByTest(WordedRule):
    """Holders of these categories who fail the declared one get what the test alone reaches."""

    present: tuple[CategoryCode, ...]


class BelowThreshold(Strict):
    confirm: StepsDown
    assign: NotAbove
    old_formats: ByTest


class Exemption(WordedRule):
    """Who need not sit the test. All that is given must hold: the kinds and purposes of the claim,
    the categories claimed and held, tenure in years (at least), and how many times running the
    category is confirmed, this time included (at most).
    """

    kinds: tuple[ClaimKind, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    categories: tuple[CategoryCode, ...] = ()
    present: tuple[CategoryCode, ...] = ()
    tenure_years: Count | None = None
    times_running: Count | None = None


class TestRules(Strict):
    """`annulment`: what becomes of a result where the rules of the test were broken."""

    sitters: Sitters
    thresholds: Thresholds
    below_threshold: BelowThreshold
    exemptions: Mapping[Name, Exemption]
    annulment: WordedRule


class Band(Rule):
    """What a certificate must show for one category: a score or a level, at least; neither: that
    it was given. `printed`: as the act prints it.
    """

    score_from: Decimal | None = None
    level_from: Name | None = None
    printed: Text

    @model_validator(mode="after")
    def measures_one_thing(self) -> "Band":
        if self.score_from is not None and self.level_from is not None:
            raise ValueError("a band has a score or a level, not both")
        return self

    @property
    def score(self) -> Fraction | None:
        return Fraction(self.score_from) if self.score_from is not None else None


class Certificate(Rule):
    """A certificate by name: the codes it goes by in a case, the subject its holder teaches and
    what it must show for each category.
    """

    name: Text
    codes: tuple[Name, ...]
    subject: Name
    bands: Mapping[CategoryCode, Band]


class OtherCertificates(WordedRule):
    """Certificates of other languages: any officially recognised one, by its level."""

    subjects: tuple[Name, ...]
    bands: Mapping[CategoryCode, Band]


class LanguageRules(Strict):
    """`levels` of the common European scale, lowest first."""

    frees: WordedRule
    posts: tuple[Post, ...]
    levels: tuple[Name, ...]
    certificates: Mapping[Name, Certificate]
    other: OtherCertificates

    def named(self, code: str) -> Certificate | None:
        """The certificate that goes by a code; None for one of another language."""
        sought = code.lower()
        return next((one for one in self.certificates.values() if sought in one.codes), None)

    def name_of(self, code: str) -> Text | str:
        found = self.named(code)
        return found.name if found else code
