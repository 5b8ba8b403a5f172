"""Holding what somebody else entered against its proof."""

from uuid import UUID

from django.db import transaction

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from portfolio.models import Evidence
from portfolio.permissions import may_check


@transaction.atomic
def check_evidence(*, evidence: Evidence, by: UUID) -> Evidence:
    """Mark a piece as held against its proof. `by` is an officer or the head of the school.

    Refused("not_allowed"): one's own entry or one's own portfolio, withdrawn or checked already.
    """
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    verdict = may_check(User.objects.get(pk=by), evidence, evidence.person)
    if not verdict:
        raise Refused("not_allowed", verdict.reason)
    evidence.checked_at, evidence.checked_by_id = clock.now(), by
    evidence.save(update_fields=["checked_at", "checked_by_id"])
    facts = {"row": evidence.row, "entered_by": evidence.entered_by_id}
    record(action="evidence.checked", on=evidence, by=by, facts=facts)
    return evidence
