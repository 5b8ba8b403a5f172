"""Entering many colleagues, diplomas and categories at once.

What comes here was checked in the same transaction by whoever brings it; `on` is what brought it,
and the journal's entries stand on it. Each function answers the entry of each object by its id.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import models, transaction
from simple_history.utils import bulk_create_with_history

from foundation.accounts.models import User
from foundation.journal.models import Entry
from foundation.journal.services import Told, record_many
from registry.models import CategoryHeld, Education, Employment, Person

BATCH = 1_000


@transaction.atomic
def employ_people(
    *, employments: Sequence[Employment], on: models.Model, by: UUID
) -> dict[UUID, Entry]:
    """Enter employments, and of their people those whom the registry does not know yet."""
    newcomers = {work.person_id: work.person for work in employments if work.person._state.adding}
    _create(Person, list(newcomers.values()), by)
    told = [Told(one, {}, {"iin": one.iin, "name": one.full_name}) for one in newcomers.values()]
    entries = record_many(action="person.registered_by_table", on=on, by=by, facts={}, told=told)
    _create(Employment, employments, by)
    told = [Told(work, _facts_of_employment(work), {}) for work in employments]
    return entries | record_many(
        action="employment.entered_by_table", on=on, by=by, facts={}, told=told
    )


@transaction.atomic
def enter_educations(
    *, documents: Sequence[Education], on: models.Model, by: UUID
) -> dict[UUID, Entry]:
    """Enter diplomas and retraining documents."""
    Education.objects.bulk_create(documents, batch_size=BATCH)
    told = [
        Told(
            one,
            {"person": str(one.person_id), "grade": one.grade},
            {
                "number": one.document_number,
                "issued_on": one.issued_on,
                "speciality": one.speciality,
                "institution": one.institution,
            },
        )
        for one in documents
    ]
    return record_many(action="education.entered_by_table", on=on, by=by, facts={}, told=told)


@transaction.atomic
def enter_categories(
    *, held: Sequence[CategoryHeld], on: models.Model, by: UUID
) -> dict[UUID, Entry]:
    """Enter categories that were given before the portal, each on days that no other covers."""
    _create(CategoryHeld, held, by)
    told = [Told(one, _facts_of_category(one), {}) for one in held]
    return record_many(action="category.entered_by_table", on=on, by=by, facts={}, told=told)


def _create(model: type[models.Model], objects: Sequence[Any], by: UUID) -> None:
    """Rows with their history, as a single save would keep it."""
    user = User.objects.get(pk=by)
    if objects:
        bulk_create_with_history(list(objects), model, batch_size=BATCH, default_user=user)


def _facts_of_employment(work: Employment) -> dict[str, Any]:
    return {
        "person": str(work.person_id),
        "organisation": str(work.organisation_id),
        "post_kind": work.post_kind,
        "since": work.since,
        "until": work.until,
        "teaching_since": work.teaching_since,
    }


def _facts_of_category(one: CategoryHeld) -> dict[str, Any]:
    return {
        "person": str(one.person_id),
        "category": one.category,
        "since": one.since,
        "until": one.until,
        "order": one.order_number,
        "certificate": one.certificate_number,
    }
