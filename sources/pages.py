"""Registers beside the school's own words, as their page shows them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from foundation.base.texts import said
from foundation.gateways import (
    Contest,
    Course,
    Education,
    Employment,
    Kind,
    TestResult,
    from_content,
)
from foundation.gateways import Fact as Told
from portfolio.models import Evidence
from registry import models as registry
from registry.models import Person
from registry.states import Category
from sources.about import About
from sources.alike import shown
from sources.comparing import Compared, Line, compare, told_day
from sources.kinds import GRADES
from sources.models import Fact
from sources.selectors import counted
from sources.states import Group, State
from sources.taking import rows_for

TONES = {
    Group.NEW: ("", "plus"),
    Group.DIFFERS: ("gold", "alert"),
    Group.UNKNOWN: ("gold", "info"),
    Group.UNVERIFIED: ("grey", "clock"),
    Group.SAME: ("green", "check"),
}
HINTS = {
    Group.NEW: pgettext_lazy("register", "Only the register has it."),
    Group.UNKNOWN: pgettext_lazy("register", "Only the school has it."),
    Group.UNVERIFIED: pgettext_lazy("register", "So far only the school's word."),
    Group.SAME: pgettext_lazy("register", "The same on both sides."),
}
COUNTED = (Group.NEW, Group.DIFFERS, Group.UNKNOWN, Group.UNVERIFIED)


@dataclass(frozen=True)
class Choice:
    """A row of the sheet that may hold the fact."""

    number: str
    title: str


@dataclass(frozen=True)
class Shown:
    """A line of the page. `token` marks its form; without one there is nothing to decide."""

    group: Group
    is_settled: bool
    name: str
    title: str
    details: str
    differences: list[dict[str, str]]
    fact: Fact | None
    hint: str
    barred: str
    rows: list[Choice] = field(default_factory=list)
    token: UUID | None = None

    @property
    def tone(self) -> str:
        return "grey" if self.is_settled else TONES[self.group][0]

    @property
    def icon(self) -> str:
        return "check" if self.is_settled else TONES[self.group][1]

    @property
    def standing(self) -> str:
        return str(State.KEPT.label if self.is_settled else self.group.label)


@dataclass(frozen=True)
class Part:
    """One register on the page."""

    compared: Compared
    lines: list[Shown]


def parts_of(person: Person) -> list[Part]:
    """Every register with its lines. `person` as `selectors.with_sources` gives it."""
    about = About(person)
    return [Part(found, [_shown(line, about) for line in found.lines]) for found in compare(about)]


def counts_of(found: list[Compared]) -> list[dict[str, Any]]:
    """Groups that ask for somebody's eye, with their numbers; none when all is confirmed."""
    numbers = counted(found)
    return [
        {"group": group, "tone": TONES[group][0], "number": numbers[group]}
        for group in COUNTED
        if numbers[group]
    ]


def title_of_fact(fact: Fact) -> str:
    return _title(from_content(fact.content))


def _title_of_line(line: Line) -> str:
    return _title(line.told) if line.told is not None else _typed_title(line.typed)


def _shown(line: Line, about: About) -> Shown:
    barred = _barred(line, about) if line.is_open else ""
    return Shown(
        group=line.group,
        is_settled=line.is_settled,
        name=str(line.kind.name),
        title=_title_of_line(line),
        details=" · ".join(_details(line)),
        differences=[
            {"label": str(one.label), "typed": shown(one.typed), "told": shown(one.told)}
            for one in line.differences
        ],
        fact=line.fact,
        hint=_decision(line) or barred or str(HINTS.get(line.group, "")),
        barred=barred,
        rows=_rows(line, about),
        token=uuid4() if line.is_open else None,
    )


def _rows(line: Line, about: About) -> list[Choice]:
    form = about.form
    if form is None:
        return []
    return [Choice(number, said(form.rows[number].title)) for number in rows_for(line, about)]


def _barred(line: Line, about: About) -> str:
    """Why the fact cannot be taken, as far as it is known before trying."""
    if line.kind.kind == Kind.TEST_RESULT and line.typed is not None:
        return _("An imported result is never changed. Ask the testing centre which one is right.")
    if line.kind.kind not in {Kind.COURSE, Kind.CONTEST} or line.told is None:
        return ""
    if about.since is None:
        return _("This person has no post that is attested on a sheet.")
    day = told_day(line.told)
    if day is not None and day < about.since:
        return _("It was before the attestation period and does not count.")
    return ""


def _decision(line: Line) -> str:
    fact = line.fact
    if fact is None or fact.decided_at is None:
        return ""
    if line.is_settled:
        return _("The school keeps its own: %(reason)s") % {"reason": fact.reason}
    if fact.state == State.TAKEN and line.group == Group.SAME:
        return _("Taken from the register on %(day)s") % {"day": shown(fact.decided_at.date())}
    if fact.state == State.TAKEN:
        return _("It was taken from the register before and is no longer so.")
    return ""


def _title(told: Told) -> str:
    match told:
        case Employment():
            return said(told.post)
        case Education():
            return said(told.speciality)
        case Course():
            return told.title
        case Contest():
            return said(told.event)
        case TestResult():
            return told.subject


def _typed_title(typed: Model | None) -> str:
    match typed:
        case registry.Employment():
            return said(typed.post)
        case registry.Education():
            return said(typed.speciality)
        case registry.TestResult():
            return typed.subject
        case Evidence():
            return typed.title
    return ""


def _details(line: Line) -> Iterator[str]:
    """What tells one thing from another of its kind, from whichever side has it."""
    match line.told or line.typed:
        case Employment() as told:
            yield said(told.organisation)
            yield _days(told.since, told.until)
        case registry.Employment() as work:
            yield said(work.organisation.name)
            yield _days(work.since, work.until)
        case Education() as told:
            yield from (str(GRADES[told.grade]), said(told.institution), told.number)
        case registry.Education() as diploma:
            yield str(GRADES[diploma.grade])
            yield from (said(diploma.institution), diploma.document_number)
        case Course() as told:
            yield from (told.issuer, _("%(hours)s h") % {"hours": told.hours})
            yield from (shown(told.issued_on), told.number)
        case Contest() as told:
            yield from (told.issuer, shown(told.day), told.number)
        case TestResult() as told:
            yield from _result(told.category, told.points, told.maximum, told.taken_on)
        case registry.TestResult() as result:
            yield from _result(result.category, result.points, result.maximum, result.taken_on)
        case Evidence() as item:
            yield from (_("row %(number)s") % {"number": item.row}, shown(item.day))


def _days(since: date, until: date | None) -> str:
    if until is None:
        return _("since %(day)s") % {"day": shown(since)}
    return f"{shown(since)} – {shown(until)}"


def _result(category: str, points: int, maximum: int, day: Any) -> Iterator[str]:
    yield str(dict(Category.choices).get(category, category))
    yield from (f"{points} / {maximum}", shown(day))
