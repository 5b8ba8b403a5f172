"""Who may claim what: posts, times, profile, the ways past the procedure, retention, bars.

Every code that a case may state under `grounds` is the key of a `Ground`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from scoring.case import GrantedBy, Organisation, Post
from scoring.models.base import (
    CategoryCode,
    Count,
    GroundCode,
    LadderCode,
    Name,
    Rule,
    Strict,
    WordedRule,
)
from scoring.models.general import EducationQuality
from scoring.texts import Text

Sex = Literal["female", "male"]


class Lasted(Strict):
    """How long what a ground speaks of lasted, from its first day to its last one or to today.

    `dated`: only the days tell; otherwise the code says it and stated days are held against it.
    """

    years: Count
    bound: Literal["at_least", "more_than", "at_most"] = "at_least"
    dated: bool = False


class Ground(WordedRule):
    """A fact that no other field of a case says. What is left out does not narrow.

    `present`: the person holds one of these categories. `foreign_language`: the person teaches one.
    `within_years`: so many years have not passed since its first day. `not_before`: its first day
    is not earlier.
    """

    posts: tuple[Post, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    present: tuple[CategoryCode, ...] = ()
    foreign_language: bool = False
    tenure_years: Count | None = None
    lasted: Lasted | None = None
    within_years: Count | None = None
    not_before: date | None = None


class PostsOfLadder(WordedRule):
    """Posts that are attested on a ladder."""

    ladder: LadderCode
    posts: tuple[Post, ...]


class SchoolYear(WordedRule):
    """From the first day of a month to the day before it a year later."""

    first_month: Annotated[int, Field(ge=1, le=12)]


class FirstAttestation(WordedRule):
    """On these ladders whoever is attested for the first time claims any category."""

    ladders: tuple[LadderCode, ...]


class ProfileByPost(WordedRule):
    """Whose category goes by the post held: these posts, and teachers of these organisations."""

    posts: tuple[Post, ...]
    teachers_of: tuple[Organisation, ...]


class SubjectDiplomas(WordedRule):
    """Subjects, and the codes of the diplomas and training that count as in their profile."""

    subjects: Mapping[Name, Text]
    diplomas: tuple[GroundCode, ...]


class ByTest(WordedRule):
    """Whoever gets a category by the test alone: holders of `present`, or by a ground."""

    category: CategoryCode
    present: tuple[CategoryCode, ...]
    education: tuple[tuple[EducationQuality, ...], ...]
    grounds: Mapping[Name, Ground]


class LongBreak(WordedRule):
    """After a break longer than this the category of a beginner is given."""

    ground: GroundCode
    lasted: Lasted
    category: CategoryCode


class Eligibility(Strict):
    posts: Mapping[str, PostsOfLadder]
    school_year: SchoolYear
    timely: WordedRule
    first_attestation: FirstAttestation
    profile_by_post: ProfileByPost
    diplomas: Mapping[Name, Ground]
    subject_diplomas: Mapping[str, SubjectDiplomas]
    untaught_subject: Mapping[Name, Ground]
    by_test: ByTest
    long_break: LongBreak | None = None
    old_format_ends: WordedRule | None = None

    @model_validator(mode="after")
    def every_post_has_a_ladder(self) -> "Eligibility":
        missing = set(get_args(Post)) - set(self.ladder_of_post)
        if missing:
            raise ValueError(f"without a ladder: {', '.join(sorted(missing))}")
        return self

    @cached_property
    def ladder_of_post(self) -> Mapping[str, PostsOfLadder]:
        return {post: line for line in self.posts.values() for post in line.posts}

    @cached_property
    def diplomas_for(self) -> Mapping[str, SubjectDiplomas]:
        """Subject → its rule."""
        rules = self.subject_diplomas.values()
        return {subject: rule for rule in rules for subject in rule.subjects}


class Grant(Ground):
    """What gives a category without the procedure: one category, or steps above the present."""

    category: CategoryCode | None = None
    steps_up: Count | None = None


class TraineeYear(WordedRule):
    """Who has held `present` for so many years gets `category`; the case's category tells it."""

    present: CategoryCode
    category: CategoryCode
    years: Count


class ProgrammeMove(WordedRule):
    """A category given in this way is confirmed when its holder moves, which a ground tells."""

    granted_by: GrantedBy
    ground: GroundCode


class WithoutProcedure(Strict):
    grounds: Mapping[Name, Grant]
    trainee_year: TraineeYear | None = None
    programme_move: ProgrammeMove


class EarlyList(WordedRule):
    """Criteria of early attestation, and how many of them are needed."""

    at_least: Count
    criteria: Mapping[Name, Ground]


class EarlyForLadders(EarlyList):
    """The same for every category of these ladders."""

    ladders: tuple[LadderCode, ...]


class Early(Strict):
    """`lists` by the claimed category; a category that stands nowhere is not given early."""

    lists: Mapping[CategoryCode, EarlyList]
    heads: EarlyForLadders


class Keep(Ground):
    """A ground of retention. `until_age`: its first day is a child's birthday, and it lasts to
    that age; `left_years`: so much is left of the category's term, or less.
    """

    until_age: Count | None = None
    left_years: Count | None = None


class RetentionYears(WordedRule):
    count: Count


class PensionAge(Strict):
    """The age of a pension from the first day of a year on."""

    from_year: Count
    years: Count
    months: Count = 0

    @property
    def in_months(self) -> int:
        return self.years * 12 + self.months


class PensionAges(Rule):
    female: tuple[PensionAge, ...]
    male: tuple[PensionAge, ...]

    @cached_property
    def lowest(self) -> int:
        """The lowest age of the table, in whole years."""
        return min(age.years for age in (*self.female, *self.male))

    def of(self, sex: Sex) -> tuple[PensionAge, ...]:
        return self.female if sex == "female" else self.male


class Pension(WordedRule):
    """Who has less than `years_left` to the pension is exempt; `after`: what holds from then on."""

    years_left: Count
    after: WordedRule
    ages: PensionAges


class Retention(Strict):
    """`moves`: changes of place or post in which a category is kept to its last day."""

    years: RetentionYears
    grounds: Mapping[Name, Keep]
    pension: Pension
    moves: Mapping[Name, Ground]


class Bar(WordedRule):
    """So many years without attestation; the category goes so many steps down, or to a step."""

    years: Count
    ladders: tuple[LadderCode, ...]
    steps_down: Count | None = None
    lowered_to: Mapping[LadderCode, CategoryCode] = {}


class TestBreach(Strict):
    __test__ = False  # pytest: not a class of tests

    first: Bar
    repeated: Bar


class Sanctions(Strict):
    test_breach: TestBreach
    false_data: Mapping[str, Bar]


def stated_grounds(
    eligibility: Eligibility, without: WithoutProcedure, early: Early, retention: Retention
) -> Iterator[tuple[str, Ground]]:
    """Every code a case may state, with its rule, in the order of the files."""
    yield from eligibility.diplomas.items()
    yield from eligibility.untaught_subject.items()
    yield from eligibility.by_test.grounds.items()
    yield from without.grounds.items()
    for listed in (*early.lists.values(), early.heads):
        yield from listed.criteria.items()
    yield from retention.grounds.items()
    yield from retention.moves.items()
