"""Courses, contests, publications and shared experience."""

from abc import abstractmethod
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

import scoring
from bulk.columns import Column, choice_column, named
from bulk.kinds.desk import IIN, NAME, Values
from bulk.kinds.education import YES_NO
from bulk.kinds.evidence import DAY, ISSUER, LINK, NUMBER, TITLE, WORK, EvidenceDesk, asks
from events.models import Event
from events.selectors import events
from foundation.base.cells import text, whole_number
from foundation.base.errors import Refused
from portfolio.services.entering import Entering
from portfolio.sheet_fields import TRAINER, is_measured, takes_evidence
from portfolio.states import Place
from scoring.models.rows import Row

MOST_HOURS, MOST_AUTHORS, MOST_COVERED = 5_000, 100, 500


def is_course(row: Row) -> bool:
    return asks(row, "hours")


def is_contest(row: Row) -> bool:
    return asks(row, "place")


def is_publication(row: Row) -> bool:
    return asks(row, "authors")


def is_experience(row: Row) -> bool:
    """Whatever else is proved by pieces; what only measures is entered with its figures."""
    others = is_course(row) or is_contest(row) or is_publication(row)
    return takes_evidence(row) and not is_measured(row) and not others


class CoursesDesk(EvidenceDesk):
    code = "courses"
    title = _("Courses")
    about = _("Certificates of courses with their hours.")

    @staticmethod
    def serves(row: Row) -> bool:
        return is_course(row)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return (
            IIN,
            NAME,
            TITLE,
            Column("hours", whole_number(MOST_HOURS), form="number", width=12),
            DAY,
            Column("issuer", text(200), width=30),
            Column("number", text(60)),
            LINK,
        )


class WorksDesk(EvidenceDesk):
    """Works: what is asked of each stands around what one kind of them is asked besides."""

    @property
    @abstractmethod
    def asked(self) -> tuple[Column, ...]:
        """The columns of the kind, the day among them."""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        row, level = self.row_column(), self.level_column()
        return (IIN, NAME, row, TITLE, WORK, level, *self.asked, ISSUER, NUMBER, LINK)


class ContestsDesk(WorksDesk):
    code = "contests"
    title = _("Olympiads and contests")
    about = _("Contests of learners and of the teachers themselves, by the approved lists.")

    @staticmethod
    def serves(row: Row) -> bool:
        return is_contest(row)

    @property
    def asked(self) -> tuple[Column, ...]:
        return (
            choice_column("place", named(Place), required=False, empty=Place.PARTICIPANT.value),
            DAY,
            Column("event", text(300), required=False, width=40),
            Column("event_reason", text(300), required=False, width=40),
        )

    def facts(self, into: Entering, number: str, values: Values) -> dict[str, Any]:
        facts = super().facts(into, number, values)
        return {**facts, "event": self._event(into, values)}

    def _event(self, into: Entering, values: Values) -> Event | None:
        """The event of the list of that school year; without one there must be a reason."""
        if not values["event"]:
            if not values["event_reason"] and values["level"] != TRAINER:
                message = _("Name the event of an approved list, or write why there is none.")
                raise Refused("no_event", message, field="event")
            return None
        year = scoring.school_year(into.rules, values["day"])
        for event in self._events.get(values["event"].casefold(), []):
            if event.holds(year, self.organisation.region_id):
                return event
        message = _(
            "The approved lists of %(year)s have no such event. Clear the cell and say why."
        )
        raise Refused("unknown_event", message % {"year": f"{year}–{year + 1}"}, field="event")

    @cached_property
    def _events(self) -> dict[str, list[Event]]:
        """Events of every list by their names in both languages, the latest first."""
        found: dict[str, list[Event]] = {}
        for event in events().order_by("-first_year"):
            for name in {one.casefold() for one in event.name.values()}:
                found.setdefault(name, []).append(event)
        return found


class PublicationsDesk(WorksDesk):
    code = "publications"
    title = _("Publications and materials")
    about = _("Publications, author's programmes and teaching materials.")

    @staticmethod
    def serves(row: Row) -> bool:
        return is_publication(row)

    @property
    def asked(self) -> tuple[Column, ...]:
        authors = whole_number(MOST_AUTHORS)
        return (
            Column("authors", authors, required=False, form="number", width=12, empty=1),
            choice_column("author_programme", YES_NO, required=False, width=14, empty="no"),
            DAY,
        )

    def facts(self, into: Entering, number: str, values: Values) -> dict[str, Any]:
        facts = super().facts(into, number, values)
        return {**facts, "author_programme": values["author_programme"] == "yes"}


class ExperienceDesk(WorksDesk):
    code = "experience"
    title = _("Talks, groups and shared experience")
    about = _("Seminars, master classes, creative groups, experience shared with districts.")

    @staticmethod
    def serves(row: Row) -> bool:
        return is_experience(row)

    @property
    def asked(self) -> tuple[Column, ...]:
        covered = whole_number(MOST_COVERED)
        return (
            Column("covered", covered, required=False, form="number", width=14, empty=None),
            DAY,
        )
