"""For each kind of fact: what the school typed of it, what is one thing, and what may differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from foundation.gateways import Contest, Course, Education, Employment, Kind, Register, TestResult
from portfolio import models as portfolio
from portfolio.states import Place
from registry import models as registry
from registry.states import Category, PostKind
from sources.about import About
from sources.alike import alike, bare, names_alike

GRADES = {
    "vocational": pgettext_lazy("register", "vocational education"),
    "higher": pgettext_lazy("register", "higher education"),
    "postgraduate": pgettext_lazy("register", "postgraduate education"),
    "retraining": pgettext_lazy("register", "retraining"),
}
Label = str | Promise


@dataclass(frozen=True)
class Part:
    """One field of a thing as typed and as told, and whether they mean the same."""

    label: Label
    typed: Any
    told: Any
    same: bool


@dataclass(frozen=True)
class KindOfFact:
    """`closeness` is 0 for two different things; of several candidates the greatest is meant."""

    kind: Kind
    register: Register
    name: Label
    typed_of: Callable[[About], Iterable[Model]]
    closeness: Callable[[Any, Any], int]
    parts: Callable[[About, Any, Any], Iterator[Part]]


def part(label: Label, typed: Any, told: Any, names: Mapping[str, Label] | None = None) -> Part:
    """A part whose values are compared as they are and shown by their names."""
    if names:
        return Part(label, names.get(typed, typed), names.get(told, told), alike(typed, told))
    return Part(label, typed, told, alike(typed, told))


def written(label: Label, typed: str, told: str) -> Part:
    """What need not be typed: an empty field contradicts nothing."""
    return Part(label, typed, told, same=not typed or alike(typed, told))


# ---- employment --------------------------------------------------------------------------------
def _same_work(told: Employment, typed: registry.Employment) -> int:
    if told.bin != typed.organisation.bin:
        return 0
    post, since = told.post_kind == typed.post_kind, told.since == typed.since
    return 2 * post + 2 * since + alike(told.post, typed.post) if post or since else 0


def _parts_of_work(_about: About, told: Employment, typed: registry.Employment) -> Iterator[Part]:
    yield part(
        pgettext_lazy("register", "Kind of post"),
        typed.post_kind,
        told.post_kind,
        dict(PostKind.choices),
    )
    yield part(pgettext_lazy("register", "Post"), typed.post, told.post)
    yield part(pgettext_lazy("register", "Works since"), typed.since, told.since)
    yield part(pgettext_lazy("register", "Works until"), typed.until, told.until)
    yield part(
        pgettext_lazy("register", "Teaches since"), typed.teaching_since, told.teaching_since
    )


# ---- education ---------------------------------------------------------------------------------
def _same_diploma(told: Education, typed: registry.Education) -> int:
    if alike(told.number, typed.document_number):
        return 10
    if told.grade != typed.grade:
        return 0
    same_day = told.issued_on == typed.issued_on
    same_place = alike(told.institution, typed.institution)
    return 2 * same_day + 1 if same_day or (same_place and _same_field(told, typed)) else 0


def _same_field(told: Education, typed: registry.Education) -> bool:
    return alike(told.speciality, typed.speciality)


def _parts_of_diploma(_about: About, told: Education, typed: registry.Education) -> Iterator[Part]:
    yield part(pgettext_lazy("register", "Education"), typed.grade, told.grade, GRADES)
    yield part(pgettext_lazy("register", "Pedagogical"), typed.is_pedagogical, told.is_pedagogical)
    yield part(pgettext_lazy("register", "Speciality"), typed.speciality, told.speciality)
    yield part(pgettext_lazy("register", "Institution"), typed.institution, told.institution)
    yield part(
        pgettext_lazy("register", "Number of the document"), typed.document_number, told.number
    )
    yield part(pgettext_lazy("register", "Issued on"), typed.issued_on, told.issued_on)


# ---- courses and contests ----------------------------------------------------------------------
def _same_document(told: Course | Contest, typed: portfolio.Evidence) -> int:
    if typed.register_key == told.key:
        return 20
    return 10 if bare(typed.number) and alike(typed.number, told.number) else 0


def _same_course(told: Course, typed: portfolio.Evidence) -> int:
    named, same_day = names_alike(typed.title, told.title), typed.day == told.issued_on
    guessed = 3 * named + 2 * same_day + (typed.hours == told.hours)
    return _same_document(told, typed) or (guessed if guessed >= 3 else 0)


def _parts_of_course(_about: About, told: Course, typed: portfolio.Evidence) -> Iterator[Part]:
    same = names_alike(typed.title, told.title)
    yield Part(pgettext_lazy("register", "Course"), typed.title, told.title, same)
    yield part(pgettext_lazy("register", "Hours"), typed.hours, told.hours)
    yield part(pgettext_lazy("register", "Issued on"), typed.day, told.issued_on)
    yield written(pgettext_lazy("register", "Issued by"), typed.issuer, told.issuer)
    yield written(pgettext_lazy("register", "Number of the document"), typed.number, told.number)


def _same_contest(told: Contest, typed: portfolio.Evidence) -> int:
    named, same_day = names_alike(typed.title, told.event), typed.day == told.day
    guessed = 3 * (named and typed.day.year == told.day.year) + 2 * same_day
    return _same_document(told, typed) or (guessed if guessed >= 3 else 0)


def _parts_of_contest(about: About, told: Contest, typed: portfolio.Evidence) -> Iterator[Part]:
    yield Part(
        pgettext_lazy("register", "Contest"),
        typed.title,
        told.event,
        names_alike(typed.title, told.event),
    )
    yield part(pgettext_lazy("register", "Level"), typed.level, told.level, about.level_names)
    yield part(pgettext_lazy("register", "Result"), typed.place, told.place, dict(Place.choices))
    yield part(pgettext_lazy("register", "Day"), typed.day, told.day)
    yield written(pgettext_lazy("register", "Issued by"), typed.issuer, told.issuer)
    yield written(pgettext_lazy("register", "Number of the document"), typed.number, told.number)


# ---- test results ------------------------------------------------------------------------------
def _same_result(told: TestResult, typed: registry.TestResult) -> int:
    if alike(told.number, typed.source_number):
        return 10
    same = told.taken_on == typed.taken_on and told.category == typed.category
    return 5 if same and alike(told.subject, typed.subject) else 0


def _parts_of_result(_about: About, told: TestResult, typed: registry.TestResult) -> Iterator[Part]:
    yield part(
        pgettext_lazy("register", "Category"), typed.category, told.category, dict(Category.choices)
    )
    yield part(pgettext_lazy("register", "Subject"), typed.subject, told.subject)
    yield part(pgettext_lazy("register", "Points"), typed.points, told.points)
    yield part(pgettext_lazy("register", "Out of"), typed.maximum, told.maximum)
    yield part(pgettext_lazy("register", "Day of the test"), typed.taken_on, told.taken_on)
    yield part(
        pgettext_lazy("register", "Number of the document"), typed.source_number, told.number
    )


KINDS = {
    known.kind: known
    for known in (
        KindOfFact(
            Kind.EMPLOYMENT,
            Register.STAFF,
            pgettext_lazy("register", "Work"),
            lambda about: about.person.employments.all(),
            _same_work,
            _parts_of_work,
        ),
        KindOfFact(
            Kind.EDUCATION,
            Register.STAFF,
            pgettext_lazy("register", "Education"),
            lambda about: about.person.educations.all(),
            _same_diploma,
            _parts_of_diploma,
        ),
        KindOfFact(
            Kind.COURSE,
            Register.COURSES,
            pgettext_lazy("register", "Course"),
            lambda about: about.evidence_of(about.course_rows),
            _same_course,
            _parts_of_course,
        ),
        KindOfFact(
            Kind.CONTEST,
            Register.CONTESTS,
            pgettext_lazy("register", "Contest"),
            lambda about: about.evidence_of(about.contest_rows),
            _same_contest,
            _parts_of_contest,
        ),
        KindOfFact(
            Kind.TEST_RESULT,
            Register.TESTING,
            pgettext_lazy("register", "Result of the knowledge test"),
            lambda about: about.person.test_results.all(),
            _same_result,
            _parts_of_result,
        ),
    )
}
