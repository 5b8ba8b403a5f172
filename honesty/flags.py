"""What the portal notices about a case. Each check says what it saw and refuses nothing."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from attestation.models import Application
from foundation.base import calendar
from foundation.base.texts import said
from honesty.essays import CLOSE, bands, closeness
from honesty.models import EssayPrint
from honesty.states import Kind
from portfolio.models import Evidence, Observation
from portfolio.selectors import thawed


@dataclass(frozen=True)
class Flag:
    """One thing noticed. `identity` tells it from others of its kind on the same case."""

    kind: Kind
    identity: str
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return hashlib.sha256(f"{self.kind}:{self.identity}".encode()).hexdigest()[:32]

    @property
    def label(self) -> str:
        return str(self.kind.label)


def flags_of(application: Application) -> list[Flag]:
    """Everything noticed about a case whose portfolio was handed over, in a fixed order."""
    content = application.frozenportfolio.content
    evidence, observations = thawed(content)
    titles = {item["file"]["sha256"]: item["title"] for item in content["evidence"] if item["file"]}
    found = [
        *_same_papers(application, titles, evidence),
        *_before_work(application, evidence),
        *_lessons_on_days_off(observations),
        *_unlisted_events(evidence),
        *_similar_essays(application),
    ]
    return sorted(found, key=lambda flag: (list(Kind).index(flag.kind), flag.identity))


def _same_papers(
    application: Application, titles: dict[str, str], evidence: Iterable[Evidence]
) -> Iterator[Flag]:
    """What stands in other people's portfolios: the same file, or a number of the same issuer."""
    numbered = {_document(item): item for item in evidence if item.issuer and item.number}
    same = Q(file__sha256__in=titles)
    for item in numbered.values():
        same |= Q(issuer__iexact=item.issuer, number__iexact=item.number)
    others = Evidence.objects.filter(same, withdrawn_at=None).exclude(person=application.person_id)
    others = others.exclude(pk__in=[item.pk for item in evidence])
    for other in others.select_related("person", "organisation", "file"):
        if other.file and other.file.sha256 in titles:
            facts = {"title": titles[other.file.sha256], **_whose(other)}
            yield Flag(Kind.SAME_FILE, f"{other.file.sha256}:{other.person_id}", facts)
        if _document(other) in numbered:
            facts = {"issuer": other.issuer, "number": other.number, **_whose(other)}
            identity = f"{'|'.join(_document(other))}:{other.person_id}"
            yield Flag(Kind.SAME_NUMBER, identity, facts)


def _document(item: Evidence) -> tuple[str, str]:
    return item.issuer.upper(), item.number.upper()


def _whose(other: Evidence) -> dict[str, str]:
    return {
        "person": other.person.full_name,
        "organisation": said(other.organisation.name),
        "other_title": other.title,
        "day": other.day.isoformat(),
    }


def _before_work(application: Application, evidence: Iterable[Evidence]) -> Iterator[Flag]:
    began = application.employment.teaching_since
    for item in evidence:
        if item.day < began:
            facts = {"title": item.title, "day": item.day.isoformat(), "began": began.isoformat()}
            yield Flag(Kind.BEFORE_WORK, str(item.pk), facts)


def _lessons_on_days_off(observations: Collection[Observation]) -> Iterator[Flag]:
    days_off = calendar.without_lessons({sheet.observed_on for sheet in observations})
    for sheet in observations:
        if sheet.observed_on in days_off:
            facts = {"subject": sheet.subject, "day": sheet.observed_on.isoformat()}
            yield Flag(Kind.LESSON_ON_DAY_OFF, str(sheet.pk), facts)


def _unlisted_events(evidence: Iterable[Evidence]) -> Iterator[Flag]:
    for item in evidence:
        if item.event_id is None and item.event_reason:
            facts = {"title": item.title, "day": item.day.isoformat(), "reason": item.event_reason}
            yield Flag(Kind.UNLISTED_EVENT, str(item.pk), facts)


def _similar_essays(application: Application) -> Iterator[Flag]:
    if not application.essay:
        return
    printed = EssayPrint.objects.filter(bands__overlap=bands(application.essay))
    others = printed.exclude(application__person=application.person_id)
    for one in others.select_related("application__person", "application__organisation"):
        other = one.application
        close = closeness(application.essay, other.essay)
        if close >= CLOSE:
            facts = {
                "percent": round(100 * close),
                "number": other.number,
                "person": other.person.full_name,
                "organisation": said(other.organisation.name),
            }
            yield Flag(Kind.SIMILAR_ESSAY, str(other.pk), facts)
