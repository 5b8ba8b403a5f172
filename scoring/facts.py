"""What the engine is told: evidence, observations, the test, members and votes."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Place = Literal["participant", "winner", "prize"]
Action = Literal["assign", "confirm"]
Choice = Literal["for", "against"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One piece of evidence for a row of the sheet.

    `level` is one of the row's levels (row 1.1: a kind of dynamics; row 2.2: also "trainer").
    `work` names the kind of work: of evidence with the same work only the highest level counts;
    left empty, the evidence is a work of its own. `title` is what people call it in findings.
    `hours` is for courses, `covered` the number of districts or regions reached, `authors` counts
    the holder too, `author_programme` marks an author's programme.
    """

    id: str
    row: str
    level: str = ""
    work: str = ""
    place: Place = "participant"
    hours: int | None = None
    authors: int = 1
    covered: int | None = None
    author_programme: bool = False
    day: date | None = None
    title: str = ""

    @property
    def shown_as(self) -> str:
        return self.title or self.id

    @property
    def kind_of_work(self) -> str:
        return self.work or f"evidence {self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One observation sheet with its total. Only a complete one counts. `observer` is a role."""

    id: str
    day: date
    total: int
    complete: bool = True
    observer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestFact:
    """The result of the knowledge test; `exemption` is a key of the ruleset's test exemptions."""

    __test__ = False  # pytest: not a class of tests

    points: int = 0
    maximum: int = 0
    exemption: str | None = None
    day: date | None = None

    @property
    def share(self) -> Fraction:
        return Fraction(self.points, self.maximum) if self.maximum else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFacts:
    """One member of a commission; `basis` is a key of the ruleset's member bases."""

    id: str
    basis: str
    category: str = "none"
    tenure_years: int = 0
    to_be_attested: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    member_id: str
    choice: Choice
