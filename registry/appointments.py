"""Officers of an organisation, appointed by the head's order and ended by the head."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from registry.models import Grant, Organisation, Person
from registry.permissions import may_appoint
from registry.selectors import employees_of, organisations_with_role
from registry.services import grant_role, revoke_role
from registry.states import Role

APPOINTED_BY_HEAD = (Role.DATA_ENTRY, Role.INTAKE_OFFICER)


def organisations_headed_by(user: User) -> QuerySet[Organisation]:
    headed = organisations_with_role(user, Role.HEAD)
    return Organisation.objects.filter(pk__in=headed).order_by("register_code")


class Standing(TextChoices):
    """What an appointment is worth today."""

    IN_FORCE = "in_force", _("in force")
    AHEAD = "ahead", _("has not begun")
    RUN_OUT = "run_out", _("has run out")
    ENDED = "ended", _("ended")


def standing_of(grant: Grant) -> Standing:
    today = clock.today()
    if grant.revoked_at:
        return Standing.ENDED
    if grant.since > today:
        return Standing.AHEAD
    return Standing.RUN_OUT if grant.until and grant.until < today else Standing.IN_FORCE


def appointments_for_user(user: User) -> QuerySet[Grant]:
    """Officers of the organisations the user heads, those ended too."""
    officers = Grant.objects.filter(
        organisation__in=organisations_headed_by(user), role__in=APPOINTED_BY_HEAD
    )
    ordered = officers.order_by("organisation__register_code", "revoked_at", "-since")
    return ordered.select_related("user__person", "organisation")


@transaction.atomic
def appoint_officer(
    *,
    organisation: Organisation,
    person: Person,
    role: str,
    order_number: str,
    order_date: date,
    since: date,
    by: UUID,
    until: date | None = None,
) -> Grant:
    """Give an employee a right by the head's order.

    Refused with the field: not the head, not an employee, no account, another role, days that do
    not follow each other, a right that is already held. One that has run out is closed first.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    _check(organisation, person, role, by)
    _check_days(order_date, since, until)
    account = person.user
    if account is None:
        raise Refused("no_account", _("This person has no account."), field="person")
    _close_run_out(account, organisation, role, by)
    return grant_role(
        user=account,
        organisation=organisation,
        role=role,
        since=since,
        until=until,
        order_number=order_number,
        order_date=order_date,
        by=by,
    )


@transaction.atomic
def end_appointment(*, grant: Grant, by: UUID) -> None:
    """End an officer's right at once. Refused: not the head, not an officer, already ended."""
    verdict = may_appoint(User.objects.get(pk=by), grant.organisation_id)
    if not verdict:
        raise Refused("not_head", verdict.reason)
    if grant.role not in APPOINTED_BY_HEAD:
        raise Refused("other_role", _("This right is not given by the head."))
    revoke_role(grant=grant, by=by)


def _check(organisation: Organisation, person: Person, role: str, by: UUID) -> None:
    verdict = may_appoint(User.objects.get(pk=by), organisation.pk)
    if not verdict:
        raise Refused("not_head", verdict.reason)
    if role not in APPOINTED_BY_HEAD:
        raise Refused("other_role", _("This right is not given by the head."), field="role")
    if not employees_of(organisation).filter(pk=person.pk).exists():
        raise Refused("not_employee", _("This person does not work here."), field="person")


def _check_days(order_date: date, since: date, until: date | None) -> None:
    if order_date > clock.today():
        raise Refused("future", _("This day has not come yet."), field="order_date")
    if since < order_date:
        message = _("The right cannot begin before the order.")
        raise Refused("before_order", message, field="since")
    if until is not None and until < since:
        raise Refused("ends_early", _("It ends before it begins."), field="until")


def _close_run_out(account: User, organisation: Organisation, role: str, by: UUID) -> None:
    run_out = Grant.objects.filter(
        user=account,
        organisation=organisation,
        role=role,
        revoked_at=None,
        until__lt=clock.today(),
    )
    for grant in run_out:
        revoke_role(grant=grant, by=by)
