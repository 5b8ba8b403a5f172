"""What is still missing of the year's observations, teacher by teacher.

How many sheets a year and which observers are obligatory stands in the row of the ruleset's sheet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

import scoring
from foundation.base import clock
from lessons.models import Sheet, Visit
from lessons.states import State
from portfolio.models import Observation
from portfolio.selectors import main_employment, sheet_of
from registry.in_case import POSTS
from registry.models import Employment, Person
from scoring import Ruleset, school_year
from scoring.models.rows import ObservationsRow

COUNTED = (State.DRAFT, State.SENT)


@dataclass(frozen=True)
class Obligatory:
    """An observer whom the row names. `if_any`: the sheet counts if there is one."""

    kind: str
    is_there: bool
    planned_on: date | None
    if_any: bool

    @property
    def is_missing(self) -> bool:
        return not (self.is_there or self.if_any)


@dataclass(frozen=True)
class Needs:
    """A teacher's school year: sheets there are and are planned, of how many; who must observe."""

    person: Person
    work: Employment
    row: ObservationsRow
    year: int
    sheets: int
    planned: int
    obligatory: list[Obligatory]

    @property
    def needed(self) -> int:
        return self.row.sheets_needed.count

    @property
    def missing(self) -> int:
        return max(self.needed - self.sheets, 0)

    @property
    def is_complete(self) -> bool:
        return not self.missing and not any(one.is_missing for one in self.obligatory)

    @property
    def asks_before(self) -> bool:
        """Whether each visit needs a request to the institution first."""
        return self.work.organisation.at_penitentiary and self.row.penitentiary is not None

    @property
    def title(self) -> str:
        return f"{self.year}–{self.year + 1}"


def observations_row(rules: Ruleset, work: Employment) -> ObservationsRow | None:
    """The row of the post's sheet that counts observed lessons; None where there is none."""
    if work.post_kind not in POSTS:
        return None
    rows = rules.sheet(sheet_of(rules, work)).rows.values()
    return next((row for row in rows if isinstance(row, ObservationsRow)), None)


def with_visits(people: QuerySet[Person]) -> QuerySet[Person]:
    """People with all that `needs_of` reads, in a fixed number of queries."""
    sheets = Sheet.objects.filter(state__in=COUNTED, replaces=None)
    visits = Visit.objects.filter(cancelled_at=None).order_by("begins_at")
    planned = visits.prefetch_related(Prefetch("sheets", sheets))
    works = Employment.objects.select_related("organisation").order_by("since")
    return people.prefetch_related(
        Prefetch("employments", works), "observations", Prefetch("visits", planned)
    )


def needs_of(person: Person, day: date | None = None) -> Needs | None:
    """What the school year of a day has and lacks. None for whose lessons are not observed.

    The person comes from `with_visits`.
    """
    day = day or clock.today()
    work = main_employment(person, day)
    if work is None:
        return None
    rules = scoring.ruleset_on(day, work.organisation.region_id)
    row = observations_row(rules, work)
    if row is None:
        return None
    year = school_year(rules, day)
    sheets = [one for one in person.observations.all() if _counts(one, rules, year)]
    planned = _planned(person, rules, year)
    return Needs(
        person=person,
        work=work,
        row=row,
        year=year,
        sheets=len(sheets),
        planned=len(planned),
        obligatory=_obligatory(row, work, {one.observer_kind for one in sheets}, planned),
    )


def _counts(sheet: Observation, rules: Ruleset, year: int) -> bool:
    return sheet.withdrawn_at is None and school_year(rules, sheet.observed_on) == year


def _planned(person: Person, rules: Ruleset, year: int) -> list[tuple[str, date]]:
    """Kind of the observer and the day, of every sheet of the year that is not signed yet."""
    found = []
    for visit in person.visits.all():
        day = clock.local(visit.begins_at).date()
        if school_year(rules, day) == year:
            found += [(sheet.observer_kind, day) for sheet in visit.sheets.all()]
    return found


def _obligatory(
    row: ObservationsRow, work: Employment, there: set[str], planned: Iterable[tuple[str, date]]
) -> list[Obligatory]:
    spared = row.penitentiary
    if_any = spared.roles if spared is not None and work.organisation.at_penitentiary else ()
    days: dict[str, date] = {}
    for kind, day in planned:
        days.setdefault(kind, day)
    return [
        Obligatory(kind, kind in there, days.get(kind), kind in if_any)
        for kind in row.observers_needed.roles
    ]
