"""What entering evidence and entering an observation sheet have in common."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

import scoring
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from portfolio.models import Entered
from portfolio.permissions import entry_grant, may_enter, may_withdraw
from portfolio.selectors.case import sheet_of
from portfolio.selectors.facts import attestation_period
from portfolio.selectors.people import main_employment
from registry.models import Employment, Grant, Person
from scoring import Ruleset
from scoring.models.sheet import Sheet


@dataclass(frozen=True)
class Entering:
    """The order under which somebody enters for a person, the person's post, today's law of it."""

    grant: Grant
    work: Employment
    rules: Ruleset
    sheet: Sheet


def entering(person: Person, by: UUID) -> Entering:
    """What is needed to enter for the person today. Raises Refused("not_officer")."""
    user = User.objects.get(pk=by)
    verdict, grant = may_enter(user, person), entry_grant(user, person)
    today = clock.today()
    work = main_employment(person, today)
    if not verdict or grant is None or work is None:
        raise Refused("not_officer", verdict.reason or _("This person does not teach here."))
    rules = scoring.ruleset_on(today, work.organisation.region_id)
    return Entering(grant, work, rules, rules.sheet(sheet_of(rules, work)))


def entered(grant: Grant, by: UUID) -> dict[str, Any]:
    return {
        "organisation_id": grant.organisation_id,
        "entered_at": clock.now(),
        "entered_by_id": by,
        "entered_under": grant,
    }


def check_day(person: Person, rules: Ruleset, day: date, field: str) -> None:
    since, today = attestation_period(person, rules, clock.today())
    if day > today:
        raise Refused("future", _("This day has not come yet."), field=field)
    if day < since:
        message = _("The attestation period begins on %(day)s; what was before does not count.")
        raise Refused("before_period", message % {"day": date_format(since)}, field=field)


def withdraw(entered: Entered, person: Person, reason: str, by: UUID) -> None:
    verdict = may_withdraw(User.objects.get(pk=by), entered, person)
    if not verdict:
        raise Refused("not_allowed", verdict.reason)
    if not reason.strip():
        raise Refused("missing", _("Write the reason."), field="reason")
    entered.withdrawn_at, entered.withdrawn_by_id = clock.now(), by
    entered.withdrawal_reason = reason
    entered.save(update_fields=["withdrawn_at", "withdrawn_by_id", "withdrawal_reason"])
