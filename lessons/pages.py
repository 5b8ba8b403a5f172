"""Visits and sheets as their pages show them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.accounts.models import User
from foundation.base import calendar, clock
from foundation.base.texts import said
from lessons.content import KNOWN, levels_of, total_of
from lessons.models import Sheet, Visit
from lessons.selectors.sheets import is_sealed, standing_sheets
from lessons.selectors.spread import Spread, spread_of
from lessons.states import State
from scoring.models.observation import Criterion, ObservationForm

SUNDAY = 6
KINDS = {
    State.DRAFT: "grey",
    State.SENT: "gold",
    State.SIGNED: "",
    State.ACKNOWLEDGED: "green",
    State.OBJECTED: "gold",
    State.REPLACED: "grey",
}


@dataclass(frozen=True)
class Day:
    day: date
    is_today: bool
    is_working: bool
    visits: list[Visit]


@dataclass(frozen=True)
class Week:
    """Seven days; a Sunday only where something stands in it."""

    days: list[Day]

    @property
    def title(self) -> str:
        return f"{date_format(self.days[0].day)} – {date_format(self.days[-1].day)}"

    @property
    def before(self) -> str:
        return (self.days[0].day - timedelta(days=7)).isoformat()

    @property
    def after(self) -> str:
        return (self.days[0].day + timedelta(days=7)).isoformat()


def week_of(day: date, visits: Iterable[Visit]) -> Week:
    """The week of a day with its visits, which come in their order."""
    monday, known = day - timedelta(days=day.weekday()), calendar.around(day)
    by_day: dict[date, list[Visit]] = {}
    for visit in visits:
        by_day.setdefault(clock.local(visit.begins_at).date(), []).append(visit)
    dates = [monday + timedelta(days=number) for number in range(7)]
    shown = [one for one in dates if one.weekday() < SUNDAY or one in by_day]
    today = clock.today()
    return Week(
        [Day(one, one == today, known.is_working(one), by_day.get(one, [])) for one in shown]
    )


def days_of_week(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=SUNDAY)


@dataclass(frozen=True)
class ObserverLine:
    """One observer of a lesson as somebody may see him: the state always, the sheet if open."""

    sheet: Sheet
    is_open: bool

    @property
    def kind(self) -> str:
        return KINDS[State(self.sheet.state)]


class VisitPage:
    """A visit with its observers; the spread once nothing of it is sealed."""

    def __init__(self, visit: Visit, user: User) -> None:
        self.visit = visit
        self.sealed = is_sealed(visit)
        standing = standing_sheets(visit)
        self.lines = [ObserverLine(sheet, self._is_open(sheet, user)) for sheet in standing]
        self.spread: Spread | None = None if self.sealed else spread_of(standing)

    def _is_open(self, sheet: Sheet, user: User) -> bool:
        return sheet.observer.user_id == user.pk or not self.sealed


@dataclass(frozen=True)
class Descriptor:
    number: str
    text: str
    level: int


@dataclass(frozen=True)
class CriterionPart:
    number: str
    title: str
    note: str
    lines: list[Descriptor]


@dataclass(frozen=True)
class SectionPart:
    number: str
    title: str
    total: int
    maximum: int
    criteria: list[CriterionPart]


class SheetPage:
    """A sent sheet on the form it was filled on."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.form = sheet.ruleset.observation_form(sheet.form)
        self.kind = KINDS[State(sheet.state)]
        self.total = total_of(sheet.content)
        self.recommendations = said(self.form.footer["recommendations"])
        self.sections = list(_sections(sheet, self.form))

    @property
    def header(self) -> list[tuple[str, str]]:
        return list(_header(self.sheet, self.form))


def _header(sheet: Sheet, form: ObservationForm) -> Iterator[tuple[str, str]]:
    visit, written = sheet.visit, sheet.content["header"]
    known = {
        "teacher_name": visit.person.full_name,
        "observer_name": f"{sheet.observer.full_name}, {sheet.get_observer_kind_display()}",
        "observer_post": sheet.observer_post,
        "organisation": said(visit.organisation.name),
        "observed_on": date_format(clock.local(visit.begins_at), "SHORT_DATETIME_FORMAT"),
    }
    if sheet.observation is not None:
        known["teacher_post_and_category"] = said(sheet.observation.teacher_post)
    for key, label in form.header.items():
        if key in known or key not in KNOWN:
            yield _label(key, said(label)), known.get(key) or written.get(key, "")


def _label(key: str, printed: str) -> str:
    return _("Learning aims") if key == "learning_aims" else printed


def _sections(sheet: Sheet, form: ObservationForm) -> Iterator[SectionPart]:
    highest = max(form.levels.values)
    for number, section in form.sections.items():
        parts = [_criterion(sheet, no, one) for no, one in section.criteria.items()]
        levels = [line.level for part in parts for line in part.lines]
        yield SectionPart(number, said(section.title), sum(levels), len(levels) * highest, parts)


def _criterion(sheet: Sheet, number: str, criterion: Criterion) -> CriterionPart:
    levels = levels_of(sheet.content)
    lines = [
        Descriptor(no, said(line.text), levels[int(no)])
        for no, line in criterion.descriptors.items()
    ]
    return CriterionPart(number, said(criterion.title), _note(sheet, number), lines)


def _note(sheet: Sheet, number: str) -> str:
    return str(sheet.content["notes"].get(number, ""))
