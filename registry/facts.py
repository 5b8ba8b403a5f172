"""Entering and correcting what registers tell of a person: work, diplomas, test results."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

import scoring
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from registry.models import Education, Employment, Organisation, Person, TestResult
from registry.privacy import PERSONAL
from registry.states import PostKind

Pair = dict[str, str]


@transaction.atomic
def register_employment(
    *,
    person: Person,
    organisation: Organisation,
    post_kind: str,
    post: Pair,
    since: date,
    until: date | None,
    teaching_since: date,
    by: UUID,
) -> Employment:
    """Enter a person's work in an organisation. Refused: a kind of post nobody knows, days."""
    facts = {"post_kind": post_kind, "post": post, "since": since, "until": until}
    facts["teaching_since"] = teaching_since
    _check_work(facts)
    added = Employment.objects.create(person=person, organisation=organisation, **facts)
    told = {**facts, "person": person.pk, "organisation": organisation.pk}
    record(action="employment.registered", on=added, by=by, facts=told)
    return added


@transaction.atomic
def correct_employment(*, employment: Employment, by: UUID, **facts: Any) -> Employment:
    """Change post_kind, post, since, until, teaching_since; the journal keeps the old values."""
    found = Employment.objects.select_for_update().get(pk=employment.pk)
    _check_work({"post_kind": found.post_kind, "since": found.since, "until": found.until} | facts)
    _correct(found, facts, action="employment.corrected", by=by)
    return found


@transaction.atomic
def register_education(
    *,
    person: Person,
    grade: str,
    is_pedagogical: bool,
    speciality: Pair,
    institution: Pair,
    document_number: str,
    issued_on: date,
    by: UUID,
) -> Education:
    """Enter a diploma or a retraining document. Refused: a day that has not come."""
    _check_past(issued_on)
    added = Education.objects.create(
        person=person,
        grade=grade,
        is_pedagogical=is_pedagogical,
        speciality=speciality,
        institution=institution,
        document_number=document_number,
        issued_on=issued_on,
    )
    facts = {"person": person.pk, "grade": grade, "is_pedagogical": is_pedagogical}
    personal: dict[str, Any] = {
        "speciality": speciality,
        "institution": institution,
        "number": document_number,
    }
    personal["issued_on"] = issued_on
    record(action="education.registered", on=added, by=by, facts=facts, personal=personal)
    return added


@transaction.atomic
def correct_education(*, education: Education, by: UUID, **facts: Any) -> Education:
    """Change any of a document's facts; the journal keeps the old values."""
    found = Education.objects.select_for_update().get(pk=education.pk)
    _check_past(facts.get("issued_on", found.issued_on))
    _correct(found, facts, action="education.corrected", by=by)
    return found


@transaction.atomic
def register_test_result(
    *,
    person: Person,
    taken_on: date,
    category: str,
    subject: str,
    points: int,
    maximum: int,
    source_number: str,
    by: UUID,
) -> TestResult:
    """Write one result that the testing centre tells of, as an import writes many.

    Refused: a category without a test, a day that has not come, a number already written.
    """
    if category not in scoring.ruleset_on(clock.today()).test.thresholds.percent:
        raise Refused("unknown_category", _("There is no test for this category."))
    _check_past(taken_on)
    try:
        with transaction.atomic():
            added = TestResult.objects.create(
                person=person,
                taken_on=taken_on,
                category=category,
                subject=subject,
                points=points,
                maximum=maximum,
                source_number=source_number,
                imported_at=clock.now(),
                imported_by_id=by,
            )
    except IntegrityError as error:
        raise Refused("imported_before", _("This result was already imported.")) from error
    facts = {"person": person.pk, "day": taken_on, "category": category, "subject": subject}
    personal = {"points": points, "maximum": maximum, "number": source_number}
    record(action="test_result.registered", on=added, by=by, facts=facts, personal=personal)
    return added


def _correct(found: models.Model, facts: dict[str, Any], *, action: str, by: UUID) -> None:
    """Set the facts and record each as [old, new]; personal ones as salted commitments."""
    hidden = PERSONAL.get(type(found).__name__, set())
    changes = {name: [getattr(found, name), value] for name, value in facts.items()}
    for name, value in facts.items():
        setattr(found, name, value)
    found.save(update_fields=list(facts))
    told = {name: change for name, change in changes.items() if name not in hidden}
    kept = {name: change for name, change in changes.items() if name in hidden}
    record(action=action, on=found, by=by, facts=told, personal=kept)


def _check_work(facts: dict[str, Any]) -> None:
    if facts["post_kind"] not in PostKind.values:
        raise Refused("unknown_post", _("The portal does not know this kind of post."))
    if facts["until"] is not None and facts["until"] < facts["since"]:
        raise Refused("ends_earlier", _("The work ends before it begins."))


def _check_past(day: date) -> None:
    if day > clock.today():
        raise Refused("future", _("This day has not come yet."))
