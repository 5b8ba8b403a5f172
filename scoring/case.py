"""A case: everything the law is asked about one person on one day.

What is left out or null means, for lists and `staff_group`, none; for `knowledge_test`, not taken;
for anything else, unknown. Facts are taken as stated and not checked against each other.
"""

from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, NaiveDatetime

from scoring.models.base import Count, Name, Strict

Post = Literal[
    "teacher",
    "methodist",
    "method_cabinet_methodist",
    "department_head",
    "production_master",
    "org_head",
    "deputy_org_head",
    "method_cabinet_head",
    "deputy_method_cabinet_head",
]
StaffGroup = Literal[
    "mentor_organizer",
    "aatd_organizer",
    "teacher_psychologist",
    "psychologist",
    "social_teacher",
    "teacher_assistant",
    "teacher_of_children_with_disabilities",
    "class_teacher",
]
DeputyProfile = Literal["academic", "profile_teaching", "methodical", "digital"]
Organisation = Literal[
    "preschool",
    "secondary",
    "tvet",
    "post_secondary",
    "additional",
    "special",
    "pmpk",
    "method_cabinet",
]
Subordination = Literal["district", "region", "ministry", "sectoral"]
GrantedBy = Literal["regular", "early", "special_programme", "without_procedure"]
ClaimKind = Literal["regular", "early", "without_procedure", "retention"]
Purpose = Literal["assignment", "confirmation"]
Level = Literal["organisation", "district", "region", "republic", "international"]
EventList = Literal["national", "regional", "sector"]
Observer = Literal[
    "head", "deputy", "methodist", "teacher", "method_cabinet_methodist", "commission_member"
]
ObservationFormCode = Literal["secondary_tvet", "preschool", "special"]


def _exact(value: Any) -> Any:
    """72 or "6.5"; a YAML float is never exact."""
    if isinstance(value, bool) or not isinstance(value, int | str | Fraction):
        raise ValueError("a whole number, or a decimal fraction in quotes")
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError) as why:
        raise ValueError("a whole number, or a decimal fraction in quotes") from why


Exact = Annotated[Fraction, BeforeValidator(_exact)]
Percent = Annotated[Fraction, BeforeValidator(_exact), Field(ge=0, le=100)]


class Education(Strict):
    level: Literal["secondary_vocational", "higher", "postgraduate"] | None = None
    pedagogical: bool | None = None
    in_profile: bool | None = None
    retraining: bool | None = None


class HeldCategory(Strict):
    """A category as it stands today, after every lowering."""

    code: Name
    granted: date | None = None
    valid_until: date | None = None
    granted_by: GrantedBy | None = None
    confirmed_times_running: Count | None = None


class Person(Strict):
    post: Post | None = None
    staff_group: StaffGroup | None = None
    deputy_profile: DeputyProfile | None = None
    organisation: Organisation | None = None
    legal_entity: bool | None = None
    subordination: Subordination | None = None
    penitentiary: bool = False
    sex: Literal["female", "male"] | None = None
    born: date | None = None
    subject: Name | None = None
    education: Education = Education()
    tenure_years: Count | None = None
    category: HeldCategory | None = None
    other_categories: tuple[HeldCategory, ...] = ()


class Claim(Strict):
    category: Name
    kind: ClaimKind
    purpose: Purpose

    @property
    def by_procedure(self) -> bool:
        """Whether it goes through the procedure: an application, the test, a portfolio."""
        return self.kind in ("regular", "early")


class Ground(Strict):
    """What no other field says, such as a criterion of early attestation; code of the ruleset."""

    code: Name
    since: date | None = None
    until: date | None = None


class KnowledgeTest(Strict):
    taken: date | None = None
    percent: Percent | None = None
    annulled: bool = False


class LanguageCertificate(Strict):
    name: Name
    score: Exact | None = None
    level: Name | None = None
    valid_until: date | None = None


class Sanction(Strict):
    kind: Literal["test_breach", "false_data"]
    established: date


class Evidence(Strict):
    """One piece of evidence for a row of the sheet. `authors` counts the holder too.

    `event_list`: the approved list in which its contest stood that year, "none" for no list.
    `extract`: whether an extract from a council's minutes proves the approval of a material.
    """

    row: Name
    kind: Name
    work: Name
    level: Level | None = None
    winner: bool = False
    edition: Name | None = None
    authors: Annotated[int, Field(ge=1)] = 1
    hours: Count | None = None
    places: Count | None = None
    event_list: EventList | Literal["none"] | None = None
    extract: bool | None = None


class Indicator(Strict):
    """What is measured for a row, not proved by a piece."""

    dynamics: Literal["unstable", "stable", "growth"] | None = None
    percent: Exact | None = None
    met: bool | None = None
    extra_budget: bool = False


class Observation(Strict):
    """A finished observation sheet; one that is not finished is not shown to the engine."""

    date: date
    by: Observer
    form: ObservationFormCode
    total: Count


class Events(Strict):
    """Moments from which terms run, in the country's time and so without a zone."""

    submitted: NaiveDatetime | None = None
    accepted: NaiveDatetime | None = None
    decided: NaiveDatetime | None = None
    complaint: NaiveDatetime | None = None


class Case(Strict):
    date: date
    region: Annotated[str, Field(pattern=r"^\d{2,9}$")] | None = None
    person: Person = Person()
    claim: Claim
    grounds: tuple[Ground, ...] = ()
    knowledge_test: KnowledgeTest | None = None
    language_certificates: tuple[LanguageCertificate, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    consent: bool | None = None
    essay_words: Count | None = None
    applied_this_year: bool | None = None
    evidence: tuple[Evidence, ...] = ()
    indicators: dict[str, Indicator] = Field(default_factory=dict)
    observations: tuple[Observation, ...] = ()
    events: Events = Events()

    @property
    def present(self) -> str:
        """The category held today; "none" where nobody says of one."""
        held = self.person.category
        return held.code if held else "none"
