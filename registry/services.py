"""Writes of the registry."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from registry import iin as numbers
from registry.models import CategoryHeld, Grant, Organisation, Person


@transaction.atomic
def register_person(
    *,
    iin: str,
    surname: str,
    given_name: str,
    patronymic: str = "",
    phone: str = "",
    user: User | None = None,
    by: UUID | None,
) -> Person:
    """Enter a person. Refused("iin") when the number cannot exist."""
    if not numbers.is_valid(iin):
        raise Refused("iin", _("This is not a valid IIN."), field="iin")
    person = Person.objects.create(
        iin=iin,
        surname=surname,
        given_name=given_name,
        patronymic=patronymic,
        phone=phone,
        user=user,
    )
    personal = {"iin": iin, "name": person.full_name}
    record(action="person.registered", on=person, by=by, personal=personal)
    return person


@transaction.atomic
def grant_role(
    *,
    user: User,
    organisation: Organisation,
    role: str,
    since: date,
    until: date | None = None,
    order_number: str,
    order_date: date,
    scope_id: UUID | None = None,
    by: UUID | None,
) -> Grant:
    """Give a right by an order whose number and day are kept. Refused if it is already held."""
    live = Grant.objects.filter(user=user, organisation=organisation, role=role, revoked_at=None)
    if live.filter(scope_id=scope_id).exists():
        raise Refused("already_granted", _("This person already has this right."))
    grant = Grant.objects.create(
        user=user,
        organisation=organisation,
        role=role,
        scope_id=scope_id,
        since=since,
        until=until,
        order_number=order_number,
        order_date=order_date,
        granted_by_id=by,
    )
    facts = {
        "user": user.pk,
        "organisation": organisation.pk,
        "role": role,
        "since": since,
        "until": until,
        "order": order_number,
        "order_date": order_date,
    }
    record(action="grant.given", on=grant, by=by, facts=facts)
    return grant


@transaction.atomic
def revoke_role(*, grant: Grant, by: UUID) -> None:
    """End a right at once. The row stays and says who ended it."""
    grant = Grant.objects.select_for_update().get(pk=grant.pk)
    if grant.revoked_at:
        raise Refused("already_revoked", _("This right was already ended."))
    grant.revoked_at, grant.revoked_by_id = clock.now(), by
    grant.save(update_fields=["revoked_at", "revoked_by_id"])
    record(action="grant.revoked", on=grant, by=by, facts={"role": grant.role})


@transaction.atomic
def hold_category(
    *,
    person: Person,
    category: str,
    post: dict[str, str],
    since: date,
    until: date | None,
    order_number: str,
    order_date: date,
    certificate_number: str,
    by: UUID | None,
) -> CategoryHeld:
    """Write down the category a certificate gives; the one held before ends the day before.

    One that began the same day or later was then held on no day at all.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    _end_categories(person, on=since - timedelta(days=1))
    held = CategoryHeld.objects.create(
        person=person,
        category=category,
        post=post,
        since=since,
        until=until,
        order_number=order_number,
        order_date=order_date,
        certificate_number=certificate_number,
    )
    facts = {"category": category, "since": since, "until": until, "order": order_number}
    record(action="category.held", on=held, by=by, facts=facts)
    return held


def _end_categories(person: Person, *, on: date) -> None:
    for held in person.categories.filter(ended_on=None).exclude(until__lte=on):
        held.ended_on = on
        held.save(update_fields=["ended_on"])
