"""Figures of quality and proofs of transmission as they are frozen, and read back.

A portfolio frozen before the portal knew of them has neither.
"""

from datetime import date
from typing import Any

from portfolio.figures import SubjectYear, read_class, write_class
from portfolio.models import TransmissionProof
from portfolio.selectors.quality import quality_of
from portfolio.selectors.transmission import proofs_in
from portfolio.states import Division
from registry.models import District, Person, Region


def counted_content(person: Person, since: date, until: date) -> dict[str, Any]:
    """{"quality": [{…, "classes": [{"class_group", "learners", "start", "parts", "end"}]}],
    "transmission": [{…, "district": {"id", "name"} | None, "region": …, "file": … | None}]}.
    Percents are texts: exact.
    """
    return {
        "quality": [_report(one) for one in quality_of(person)],
        "transmission": [_proof(one) for one in proofs_in(person, since, until)],
    }


def thawed_quality(content: dict[str, Any]) -> list[SubjectYear]:
    """The figures of a frozen portfolio, as they were then."""
    return [_thawed_report(one) for one in content.get("quality", [])]


def thawed_proofs(content: dict[str, Any]) -> list[TransmissionProof]:
    """The proofs of a frozen portfolio, as they were then. Not to be saved."""
    return [_thawed_proof(one) for one in content.get("transmission", [])]


def _report(one: SubjectYear) -> dict[str, Any]:
    assert one.item is not None  # it was entered
    return {
        **_entered(one.item),
        "subject": one.subject,
        "year": one.year,
        "division": one.division.value,
        "is_summative": one.is_summative,
        "conclusions": one.conclusions,
        "recommendations": one.recommendations,
        "classes": [write_class(line) for line in one.classes],
    }


def _proof(one: TransmissionProof) -> dict[str, Any]:
    plain = ("category", "step", "venue", "title", "number", "sealed_by", "link")
    file = one.file
    return {
        **_entered(one),
        **{name: getattr(one, name) for name in plain},
        "day": one.day.isoformat(),
        "district": _place(one.district),
        "region": _place(one.region),
        "file": file
        and {"id": str(file.pk), "name": file.name, "size": file.size, "sha256": file.sha256},
    }


def _entered(one: Any) -> dict[str, str]:
    return {
        "id": str(one.pk),
        "organisation_id": str(one.organisation_id),
        "entered_at": one.entered_at.isoformat(),
        "entered_by_id": str(one.entered_by_id),
        "entered_under_id": str(one.entered_under_id),
    }


def _place(at: District | Region | None) -> dict[str, Any] | None:
    return None if at is None else {"id": str(at.pk), "name": at.name}


def _thawed_report(one: dict[str, Any]) -> SubjectYear:
    names = ("subject", "year", "is_summative", "conclusions", "recommendations")
    return SubjectYear(
        **{name: one[name] for name in names},
        division=Division(one["division"]),
        classes=tuple(map(read_class, one["classes"])),
    )


def _thawed_proof(one: dict[str, Any]) -> TransmissionProof:
    names = ("id", "category", "step", "venue", "title", "number", "sealed_by", "link")
    district, region = one["district"], one["region"]
    return TransmissionProof(
        **{name: one[name] for name in names},
        day=date.fromisoformat(one["day"]),
        district=district and District(pk=district["id"], name=district["name"]),
        region=region and Region(pk=region["id"], name=region["name"]),
    )
