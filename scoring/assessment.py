"""What the engine answers about a case."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from scoring.case import Case
from scoring.commission import CommissionLevel
from scoring.documents import Submission
from scoring.findings import Finding
from scoring.models.base import WordedRule
from scoring.models.commission import OutcomeCode
from scoring.models.ruleset import Ruleset
from scoring.numbers import Number
from scoring.texts import Reference, Text

TestStatus = Literal["not_required", "missing", "passed", "below", "annulled"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence on a row; `index` is its place in the case's evidence, None for what is
    measured. `points` is 0 where it brought none; the finding says why.
    """

    index: int | None
    work: str
    points: Number
    finding: Finding


@dataclass(frozen=True)
class RowScore:
    """One row scored.

    `base` and `maximum` are printed for the claimed category, None where the row brings it no
    points; `applies`: whether the row counts for this person at all; `optional`: whether it may
    stay empty. `explain` puts its pieces together.
    """

    row: str
    points: Number
    base: int | None
    maximum: int | None
    applies: bool
    optional: bool
    reference: Reference
    explain: Callable[[], Iterable[Piece]] = field(repr=False, compare=False)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every piece with what it brought and why; put together when first asked for."""
        return tuple(self.explain())


@dataclass(frozen=True, slots=True)
class Score:
    """`threshold` is what the total must reach, `printed` the total of the sheet for the group;
    they differ for deputies. `conforms` is None where an unknown fact decides.
    `category_reached`: the highest category whose total the same evidence reaches with every row
    it cannot do without, None for none. `findings`: on the total and on the necessary rows,
    `barring` those of the latter without which it does not conform; `warnings`: rows below their
    printed points, and what is stated for no row of the sheet; `on_observations`: whether there
    are sheets enough, and of every obligatory observer.
    """

    sheet: str
    group: str
    rows: tuple[RowScore, ...]
    total: Number
    threshold: int
    printed: int
    conforms: bool | None
    category_reached: str | None
    warnings: tuple[Finding, ...]
    barring: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    on_observations: tuple[Finding, ...] = ()

    def row(self, number: str) -> RowScore:
        return next(row for row in self.rows if row.row == number)


@dataclass(frozen=True, slots=True)
class TestNeed:
    """`required` is None where a fact that decides it is unknown; `category_by_result`: the
    highest category whose threshold the result reaches.
    """

    __test__ = False  # pytest: not a class of tests

    required: bool | None
    threshold: int | None
    status: TestStatus
    category_by_result: str | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the facts propose; the commission decides. `provisional`: `valid_until` stands on the
    yearly day of decisions, the real one being unknown.
    """

    code: OutcomeCode
    category: str
    valid_until: date | None
    provisional: bool
    reasons: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A day on which something of the case is due, by the rule that says so."""

    code: str
    due: date
    rule: WordedRule = field(repr=False)
    rules: Ruleset = field(repr=False, compare=False)

    @property
    def text(self) -> Text:
        return self.rule.text

    @property
    def reference(self) -> Reference:
        return self.rules.reference(self.rule.ref)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that must still come true; `earliest`: the first day on which it can. `tell` puts
    its text together.
    """

    code: str
    row: str | None
    earliest: date | None
    tell: Callable[[], Text] = field(repr=False, compare=False)

    @property
    def text(self) -> Text:
        return self.tell()


@dataclass(frozen=True, slots=True)
class Assessment:
    """`eligible`: False where an admission finding is not met, None where none fails but one is
    unknown. With eligible False there is no outcome.
    """

    case: Case
    ruleset: Ruleset
    commission_level: CommissionLevel | None
    eligible: bool | None
    findings: tuple[Finding, ...]
    knowledge_test: TestNeed
    score: Score | None
    outcome: Decision | None
    documents: Submission
    deadlines: tuple[Due, ...]
    missing: tuple[Missing, ...]
