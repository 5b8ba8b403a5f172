"""The teacher's home page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from attestation.models import Application, Cycle
from attestation.offers import place_to_apply_from
from attestation.pages.papers import documents, refusal
from attestation.pages.tasks import tasks
from attestation.progress import panel
from attestation.selectors import live_cycle
from attestation.states import State
from attestation.timeline import STAGES, stage_number, timeline
from foundation.base import calendar, clock
from foundation.base.errors import Refused
from registry.models import Person

SOON = 7  # days ahead in which a date stands out


@dataclass(frozen=True)
class Deadline:
    day: date
    words: str | Promise
    soon: bool
    other_year: bool


@dataclass(frozen=True)
class Start:
    """Whether the teacher may begin now; otherwise why not, unless a case is under way."""

    cycle: Cycle | None
    allowed: bool
    again: bool
    left: int
    obstacle: str | Promise = ""


def start_offer(person: Person | None, application: Application | None) -> Start:
    cycle = live_cycle(clock.today())
    ended = application is not None and application.state in State.ended()
    live_here = application is not None and not ended and application.cycle == cycle
    if person is None or cycle is None or live_here:
        return Start(cycle, allowed=False, again=ended, left=0)
    left = calendar.working_days_left(clock.today(), cycle.closes_on)
    try:
        place_to_apply_from(person)
    except Refused as refusal:
        return Start(cycle, allowed=False, again=ended, left=left, obstacle=refusal.message)
    return Start(cycle, allowed=True, again=ended, left=left)


def my_case(application: Application, *, language: str) -> dict[str, Any]:
    """Everything of the page about one application."""
    found, steps = tasks(application), timeline(application)
    return {
        "panel": panel(application, language=language),
        "timeline": steps,
        "stage": stage_number(steps),
        "stages": len(STAGES),
        "tasks": found,
        "tasks_done": sum(task.done for task in found),
        "documents": documents(application),
        "deadlines": deadlines(application),
        "refusal": refusal(application, language),
    }


def deadlines(application: Application) -> list[Deadline]:
    """Days ahead that matter to the teacher, nearest first."""
    today = clock.today()
    days = sorted((day, words) for day, words in _days(application) if day and day >= today)
    return [
        Deadline(day, words, (day - today).days <= SOON, day.year != today.year)
        for day, words in days
    ]


def _days(application: Application) -> list[tuple[date | None, str]]:
    found: list[tuple[date | None, str]] = []
    if application.state in {State.DRAFT, *State.ended()}:
        found.append((application.cycle.closes_on, _("Last day to apply this year")))
    if application.state == State.SUBMITTED:
        found.append((application.answer_due_on, _("Answer to your application")))
    return [*found, (application.present_until, _("Your present category ends"))]
