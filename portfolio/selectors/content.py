"""The portfolio as it is frozen for a commission, and read back for the engine."""

from datetime import date
from typing import Any

from events.models import Event
from foundation.base.models import StoredFile
from portfolio.models import Evidence, Observation
from portfolio.selectors.counted_content import counted_content
from portfolio.selectors.facts import evidence_in, observations_in
from registry.models import Person

ENTERED = ("id", "organisation_id", "entered_at", "entered_by_id", "entered_under_id")
DOCUMENT = ("issuer", "number", "event_reason", "register_key")
EVENT = (
    "id", "kind", "region_id", "name", "level", "first_year", "last_year", "order_number",
    "order_date",
)  # fmt: skip
EVIDENCE = (
    *ENTERED, "row", "work", "title", "level", "place", "day", "hours", "covered", "authors",
    "author_programme", "link", "source", *DOCUMENT,
)  # fmt: skip
OBSERVATION = (
    *ENTERED, "form", "ruleset_id", "ruleset_digest", "teacher_post", "observed_on",
    "observer_name", "observer_kind", "observer_post", "subject", "class_group", "learning_aims",
    "topic", "particulars", "levels", "total", "conclusions", "recommendations",
)  # fmt: skip

# Codes of levels, editions and forms that frozen portfolios may still have, and today's.
RENAMED = {
    "growth_1_2": "growth:1",
    "growth_3": "growth:3",
    "institute_edition": "altynsarin",
    "recommended_edition": "ministry",
    "secondary-tvet": "secondary_tvet",
}


def portfolio_content(person: Person, since: date, until: date) -> dict[str, Any]:
    """Everything that counts on these days, made of JSON's own types.

    {"person", "since", "until", "evidence": [{…, "file": {"id", "name", "size", "sha256"} | None}],
    "observations": [{…, "levels": {"1": 2, …}}], "quality": […], "transmission": […]}; of the last
    two see `counted_content`.
    """
    return {
        "person": str(person.pk),
        "since": since.isoformat(),
        "until": until.isoformat(),
        "evidence": [_evidence(item) for item in evidence_in(person, since, until)],
        "observations": [_observation(sheet) for sheet in observations_in(person, since, until)],
        **counted_content(person, since, until),
    }


def thawed(content: dict[str, Any]) -> tuple[list[Evidence], list[Observation]]:
    """Evidence and observations of a frozen portfolio, as they were then. Not to be saved.

    A frozen portfolio is hashed and never rewritten, so one of an earlier version of the portal is
    read here into today's codes.
    """
    evidence = [_thawed_evidence(item) for item in content["evidence"]]
    return evidence, [_thawed_observation(item) for item in content["observations"]]


def code_of_today(code: str) -> str:
    """What a code of a frozen portfolio is called now."""
    return RENAMED.get(code, code)


def _evidence(item: Evidence) -> dict[str, Any]:
    written = {name: _plain(getattr(item, name)) for name in EVIDENCE}
    file = _file(item.file) if item.file else None
    return {**written, "file": file, "event": _event(item.event) if item.event else None}


def _event(event: Event) -> dict[str, Any]:
    """The entry of the list as it was: one corrected later changes nothing of what was frozen."""
    return {name: _plain(getattr(event, name)) for name in EVENT}


def _observation(sheet: Observation) -> dict[str, Any]:
    return {name: _plain(getattr(sheet, name)) for name in OBSERVATION}


def _file(file: StoredFile) -> dict[str, Any]:
    return {"id": str(file.pk), "name": file.name, "size": file.size, "sha256": file.sha256}


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str | dict) else _text(value)


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _thawed_evidence(item: dict[str, Any]) -> Evidence:
    known = {**dict.fromkeys(DOCUMENT, ""), **item}
    kept = {name: known[name] for name in EVIDENCE if name != "day"}
    kept["level"] = code_of_today(kept["level"])
    return Evidence(**kept, day=date.fromisoformat(item["day"]), event=_thawed_event(item))


def _thawed_event(item: dict[str, Any]) -> Event | None:
    """A piece frozen before contests were asked for their list has none."""
    written = item.get("event")
    if written is None:
        return None
    return Event(**{**written, "order_date": date.fromisoformat(written["order_date"])})


def _thawed_observation(item: dict[str, Any]) -> Observation:
    known = {"particulars": {}, **item}
    kept = {name: known[name] for name in OBSERVATION if name != "observed_on"}
    kept["form"] = code_of_today(kept["form"])
    return Observation(**kept, observed_on=date.fromisoformat(item["observed_on"]))
