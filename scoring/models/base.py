"""What every rule has: a clause, and an honest word about where it comes from."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from scoring.texts import Text

Name = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0)]


class Strict(BaseModel):
    """Refuses keys it does not know and values of another type; cannot be changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Ref(Strict):
    """Where a rule stands: an act and at least one of paragraph, annex.

    `of: order` means the order itself, where it approves an algorithm or rules with paragraphs of
    their own. `note` is a paragraph of the explanatory note that closes an annex.
    """

    act: Name
    of: Literal["order"] | None = None
    paragraph: Name | None = None
    subparagraph: Name | None = None
    annex: Annotated[int, Field(ge=1)] | None = None
    row: Name | None = None
    note: Name | None = None

    @model_validator(mode="after")
    def names_a_clause(self) -> "Ref":
        if self.paragraph is None and self.annex is None:
            raise ValueError("a reference names a paragraph or an annex")
        return self


class Rule(Strict):
    """One rule. `inferred` says why, where the act does not say it in so many words; `source:
    public` marks a figure from public material outside the acts, with a confidence A, B or C.
    """

    ref: Ref
    text: Text | None = None
    inferred: Text | None = None
    source: Literal["public"] | None = None
    confidence: Literal["A", "B", "C"] | None = None

    @model_validator(mode="after")
    def public_source_has_confidence(self) -> "Rule":
        if (self.source is None) != (self.confidence is None):
            raise ValueError("source and confidence stand together")
        return self


class WordedRule(Rule):
    """A rule that is read by people, in both languages."""

    text: Text
