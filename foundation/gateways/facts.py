"""What registers tell of a person, typed and checked: a fact that breaks its type is no fact."""

import json
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, model_validator
from pydantic.dataclasses import dataclass
from typing_extensions import TypedDict

STRICT = ConfigDict(strict=True, extra="forbid")
PRINTABLE = r"^[^\x00-\x1f\x7f]+$"  # PostgreSQL keeps no NUL, and a page shows no other of these


Key = Annotated[str, Field(max_length=80, pattern=PRINTABLE)]
Line = Annotated[str, Field(max_length=300, pattern=PRINTABLE)]
Issuer = Annotated[str, Field(max_length=200, pattern=PRINTABLE)]
Subject = Annotated[str, Field(max_length=120, pattern=PRINTABLE)]
Number = Annotated[str, Field(max_length=60, pattern=PRINTABLE)]
ShortNumber = Annotated[str, Field(max_length=40, pattern=PRINTABLE)]
Code = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_]+$")]
Bin = Annotated[str, Field(pattern=r"^\d{12}$")]
Count = Annotated[int, Field(ge=0, le=30_000)]


class Kind(StrEnum):
    EMPLOYMENT = "employment"
    EDUCATION = "education"
    COURSE = "course"
    CONTEST = "contest"
    TEST_RESULT = "test_result"


class Names(TypedDict):
    """A name in both languages."""

    __pydantic_config__ = STRICT  # type: ignore[misc]

    kk: Line
    ru: Line


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Employment:
    """Work in an organisation, known by its BIN."""

    kind: Literal["employment"]
    key: Key
    bin: Bin
    organisation: Names
    post_kind: Code
    post: Names
    since: date
    until: date | None
    teaching_since: date

    @model_validator(mode="after")
    def _in_order(self) -> "Employment":
        if self.until is not None and self.until < self.since:
            raise ValueError("ends before it begins")
        return self


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Education:
    """A diploma or a retraining document."""

    kind: Literal["education"]
    key: Key
    grade: Literal["vocational", "higher", "postgraduate", "retraining"]
    is_pedagogical: bool
    speciality: Names
    institution: Names
    number: ShortNumber
    issued_on: date


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Course:
    """A finished course of professional development and its certificate; hours are academic."""

    kind: Literal["course"]
    key: Key
    title: Line
    issuer: Issuer
    number: Number
    hours: Annotated[int, Field(ge=1, le=5_000)]
    issued_on: date


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Contest:
    """A place in a contest or an olympiad. `level` is the code of the level it was held at."""

    kind: Literal["contest"]
    key: Key
    event: Names
    level: Code
    place: Literal["participant", "prize", "winner"]
    issuer: Issuer
    number: Number
    day: date


@dataclass(frozen=True, kw_only=True, config=STRICT)
class TestResult:
    """A result of the knowledge test."""

    kind: Literal["test_result"]
    key: Key
    category: Code
    subject: Subject
    points: Count
    maximum: Annotated[int, Field(ge=1, le=30_000)]
    number: ShortNumber
    taken_on: date

    @model_validator(mode="after")
    def _within(self) -> "TestResult":
        if self.points > self.maximum:
            raise ValueError("more points than there are")
        return self


Fact = Employment | Education | Course | Contest | TestResult
FACT: TypeAdapter[Fact] = TypeAdapter(Annotated[Fact, Field(discriminator="kind")])


def as_content(fact: Fact) -> dict[str, Any]:
    """The fact made of JSON's own types."""
    return dict(FACT.dump_python(fact, mode="json"))


def from_content(content: dict[str, Any]) -> Fact:
    """The fact that `as_content` wrote down."""
    return FACT.validate_json(json.dumps(content))
