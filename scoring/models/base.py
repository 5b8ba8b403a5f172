"""What every rule has: a clause, and an honest word about where it comes from."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)

from scoring.texts import Text

Name = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0)]


def _known(kind: str) -> AfterValidator:
    """A code must be one of those the ruleset has, where the context of reading lists them."""

    def check(code: str, reading: ValidationInfo) -> str:
        known = (reading.context or {}).get(kind)
        if known is not None and code not in known:
            raise ValueError(f"the ruleset has no {kind} {code}")
        return code

    return AfterValidator(check)


ActCode = Annotated[Name, _known("act")]
CategoryCode = Annotated[Name, _known("category")]
LadderCode = Annotated[Name, _known("ladder")]
SheetCode = Annotated[Name, _known("sheet")]
GroundCode = Annotated[Name, _known("ground")]
ChannelCode = Annotated[Name, _known("channel")]
DocumentCode = Annotated[Name, _known("document")]


class Strict(BaseModel):
    """Refuses keys it does not know and values of another type; cannot be changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Place(Strict):
    """Where something stands in an act: at least one of paragraph, annex.

    `of: order` means the order itself, where it approves an algorithm or rules with paragraphs of
    their own. `note` is a paragraph of the explanatory note that closes an annex; `sheet` tells
    apart the sheets printed one after another in an annex, each with rows 1.1, 1.2 … of its own;
    `part` tells apart the parts of an annex that begin to count their paragraphs anew, by the
    category each is for.
    """

    of: Literal["order"] | None = None
    paragraph: Name | None = None
    subparagraph: Name | None = None
    annex: Annotated[int, Field(ge=1)] | None = None
    sheet: Annotated[int, Field(ge=1)] | None = None
    part: Literal["researcher", "master"] | None = None
    row: Name | None = None
    note: Name | None = None

    @model_validator(mode="after")
    def names_a_clause(self) -> Self:
        if self.paragraph is None and self.annex is None:
            raise ValueError("a reference names a paragraph or an annex")
        if self.subparagraph and not self.paragraph:
            raise ValueError("a subparagraph belongs to a paragraph")
        if (self.sheet or self.part or self.row or self.note) and not self.annex:
            raise ValueError("a sheet, part, row or note belongs to an annex")
        return self


class Ref(Place):
    """Where a rule stands: the act, by its code, and the place in it."""

    act: ActCode


class Rule(Strict):
    """One rule. `inferred` says why, where the act does not say it in so many words; `source:
    public` marks a figure from public material outside the acts, with a confidence A, B or C.
    `since` is the rule's own first day in force, where that is not the first day of the ruleset
    that states it (scoring.since.since_of).
    """

    ref: Ref
    text: Text | None = None
    inferred: Text | None = None
    source: Literal["public"] | None = None
    confidence: Literal["A", "B", "C"] | None = None
    since: date | None = None

    @model_validator(mode="after")
    def public_source_has_confidence(self) -> "Rule":
        if (self.source is None) != (self.confidence is None):
            raise ValueError("source and confidence stand together")
        return self


class WordedRule(Rule):
    """A rule that is read by people, in both languages."""

    text: Text
