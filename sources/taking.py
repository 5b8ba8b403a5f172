"""Writing a register's fact where it belongs: nobody types it again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from events.models import Event
from events.selectors import events_for
from foundation.base.errors import Refused
from foundation.gateways import Contest, Course, Education, Employment, Kind, TestResult
from portfolio.models import Evidence
from portfolio.services import add_evidence, withdraw_evidence
from portfolio.states import Source
from registry import facts as registry
from registry import models
from scoring import school_year
from sources.about import About
from sources.comparing import Line

LONGEST_WORK = 120  # letters of the portfolio's "kind of work"


def take(line: Line, about: About, *, row: str, by: UUID) -> UUID:
    """Write the line's fact down; the id of the row made or corrected. Raises Refused."""
    taken = TAKERS[line.kind.kind](line, about, row, by)
    return UUID(str(taken.pk))


def rows_for(line: Line, about: About) -> list[str]:
    """Rows of the sheet that may hold the line's fact; none for what is no evidence."""
    if isinstance(line.typed, Evidence):
        return [line.typed.row]
    rows = {Kind.COURSE: about.course_rows, Kind.CONTEST: about.contest_rows}
    return list(rows.get(line.kind.kind, {}))


def _take_work(line: Line, about: About, _row: str, by: UUID) -> Model:
    told: Employment = line.told  # type: ignore[assignment]
    facts: dict[str, Any] = {
        "post_kind": told.post_kind,
        "post": dict(told.post),
        "since": told.since,
        "until": told.until,
        "teaching_since": told.teaching_since,
    }
    if isinstance(line.typed, models.Employment):
        return registry.correct_employment(employment=line.typed, by=by, **facts)
    organisation = models.Organisation.objects.filter(bin=told.bin).first()
    if organisation is None:
        message = _("The portal does not have the organisation with BIN %(bin)s.")
        raise Refused("unknown_organisation", message % {"bin": told.bin})
    return registry.register_employment(
        person=about.person, organisation=organisation, by=by, **facts
    )


def _take_diploma(line: Line, about: About, _row: str, by: UUID) -> Model:
    told: Education = line.told  # type: ignore[assignment]
    facts: dict[str, Any] = {
        "grade": told.grade,
        "is_pedagogical": told.is_pedagogical,
        "speciality": dict(told.speciality),
        "institution": dict(told.institution),
        "document_number": told.number,
        "issued_on": told.issued_on,
    }
    if isinstance(line.typed, models.Education):
        return registry.correct_education(education=line.typed, by=by, **facts)
    return registry.register_education(person=about.person, by=by, **facts)


def _take_result(line: Line, about: About, _row: str, by: UUID) -> Model:
    told: TestResult = line.told  # type: ignore[assignment]
    if line.typed is not None:
        message = _(
            "An imported result is never changed. Ask the testing centre which one is right."
        )
        raise Refused("imported", message)
    return registry.register_test_result(
        person=about.person,
        taken_on=told.taken_on,
        category=told.category,
        subject=told.subject,
        points=told.points,
        maximum=told.maximum,
        source_number=told.number,
        by=by,
    )


def _take_course(line: Line, about: About, row: str, by: UUID) -> Model:
    told: Course = line.told  # type: ignore[assignment]
    facts = {"title": told.title, "hours": told.hours, "day": told.issued_on}
    return _as_evidence(line, about, row, by, facts)


def _take_contest(line: Line, about: About, row: str, by: UUID) -> Model:
    told: Contest = line.told  # type: ignore[assignment]
    event = _event(told, about)
    reason = "" if event else _("No approved list of the portal has it under this name.")
    facts = {
        "title": told.event["kk"],
        "work": told.event["kk"][:LONGEST_WORK],
        "level": told.level,
        "place": told.place,
        "day": told.day,
        "event": event,
        "event_reason": reason,
    }
    return _as_evidence(line, about, row, by, facts)


def _as_evidence(line: Line, about: About, row: str, by: UUID, facts: dict[str, Any]) -> Evidence:
    """New evidence from the register; a typed piece that differs is withdrawn in its favour."""
    told: Course | Contest = line.told  # type: ignore[assignment]
    rows = rows_for(line, about)
    chosen = row or (rows[0] if len(rows) == 1 else "")
    if chosen not in rows:
        raise Refused("row", _("Choose the row of the sheet."), field="row")
    if isinstance(line.typed, Evidence):
        facts = {**_still_true(line.typed), **facts}
        reason = _("Replaced by what the register tells.")
        withdraw_evidence(evidence=line.typed, reason=reason, by=by)
    return add_evidence(
        person=about.person,
        row=chosen,
        source=Source.REGISTER,
        issuer=told.issuer,
        number=told.number,
        register_key=told.key,
        by=by,
        **facts,
    )


def _still_true(typed: Evidence) -> dict[str, Any]:
    """What no register tells and the school had typed."""
    names = ("work", "level", "covered", "authors", "author_programme", "link")
    return {name: getattr(typed, name) for name in names}


def _event(told: Contest, about: About) -> Event | None:
    """The event that an approved list had under this name in the school year of the day."""
    if about.work is None or about.rules is None:
        return None
    year = school_year(about.rules, told.day)
    held = events_for(year, about.work.organisation.region_id)
    return next((event for event in held if _same_name(event.name, told.event)), None)


def _same_name(one: dict[str, str], other: Any) -> bool:
    return any(one.get(language) == other[language] for language in ("kk", "ru"))


TAKERS: dict[str, Callable[[Line, About, str, UUID], Model]] = {
    Kind.EMPLOYMENT: _take_work,
    Kind.EDUCATION: _take_diploma,
    Kind.COURSE: _take_course,
    Kind.CONTEST: _take_contest,
    Kind.TEST_RESULT: _take_result,
}
