"""Observation sheets that their observers signed in the portal: entered and replaced by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.base import clock
from foundation.journal.services import record
from portfolio.models import Observation
from portfolio.observed import asked_besides
from portfolio.services.observations import (
    check_words,
    journal_added,
    post_and_category,
    total_of,
)
from registry.models import Employment, Grant
from scoring import Ruleset


@dataclass(frozen=True)
class Signed:
    """A sheet as its observer signed it. header: what the form's head asks, by its keys."""

    form: str
    observed_on: date
    observer_name: str
    observer_kind: str
    observer_post: str
    header: Mapping[str, str]
    levels: Mapping[int, int]
    conclusions: str
    recommendations: str
    signed_at: datetime


@transaction.atomic
def enter_signed_observation(
    *, work: Employment, rules: Ruleset, digest: str, sheet: Signed, under: Grant, by: UUID
) -> Observation:
    """Put a signed sheet into the teacher's portfolio. `by` is the observer's account.

    work: the post the lesson was given in; rules and digest: the ruleset that the sheet is pinned
    to; under: the order under which the organisation planned the visit. The caller has checked the
    signature. Refused for a sheet that is not filled whole.
    """
    total = total_of(rules, sheet.form, sheet.levels)
    check_words(conclusions=sheet.conclusions, recommendations=sheet.recommendations)
    added = Observation.objects.create(
        person=work.person,
        ruleset_id=rules.id,
        ruleset_digest=digest,
        teacher_post=post_and_category(work, rules, sheet.observed_on),
        levels={str(number): level for number, level in sorted(sheet.levels.items())},
        total=total,
        organisation_id=under.organisation_id,
        entered_at=clock.now(),
        entered_by_id=by,
        entered_under=under,
        **_written(sheet, rules),
    )
    journal_added(added, by)
    return added


@transaction.atomic
def withdraw_replaced_observation(
    *, observation: Observation, reason: str, by: UUID
) -> Observation:
    """Take out a signed sheet that its observer's correction replaces. It stays in the history."""
    observation = Observation.objects.select_for_update().get(pk=observation.pk)
    observation.withdrawn_at, observation.withdrawn_by_id = clock.now(), by
    observation.withdrawal_reason = reason
    observation.save(update_fields=["withdrawn_at", "withdrawn_by_id", "withdrawal_reason"])
    facts = {"total": observation.total}
    personal = {"reason": reason}
    record(action="observation.replaced", on=observation, by=by, facts=facts, personal=personal)
    return observation


def _written(sheet: Signed, rules: Ruleset) -> dict[str, Any]:
    """The fields that the observer wrote."""
    besides = asked_besides(rules.observation_form(sheet.form), by_holder=False)
    return {
        "form": sheet.form,
        "observed_on": sheet.observed_on,
        "observer_name": sheet.observer_name,
        "observer_kind": sheet.observer_kind,
        "observer_post": sheet.observer_post,
        "subject": sheet.header["subject"],
        "class_group": sheet.header["class_or_group"],
        "learning_aims": sheet.header["learning_aims"],
        "topic": sheet.header["topic_and_aims"],
        "particulars": {key: sheet.header[key] for key in besides},
        "conclusions": sheet.conclusions,
        "recommendations": sheet.recommendations,
        "signed_at": sheet.signed_at,
    }
