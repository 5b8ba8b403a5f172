"""Opening an academic year's attestation."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from attestation.models import Cycle, EssayTopic
from foundation.base.errors import Refused
from foundation.journal.services import record


@transaction.atomic
def open_cycle(
    *,
    academic_year: int,
    opens_on: date,
    closes_on: date,
    order_number: str,
    order_date: date,
    topics: list[dict[str, str]],
    by: UUID | None,
) -> Cycle:
    """Set a year's window and its essay topics (pairs of kk and ru), as a body's order has them.

    Refused: "cycle_exists", "cycle_days".
    """
    if Cycle.objects.filter(academic_year=academic_year).exists():
        raise Refused("cycle_exists", _("This academic year already has its attestation."))
    if closes_on < opens_on:
        raise Refused("cycle_days", _("The window closes before it opens."), field="closes_on")
    cycle = Cycle.objects.create(
        academic_year=academic_year,
        opens_on=opens_on,
        closes_on=closes_on,
        order_number=order_number,
        order_date=order_date,
    )
    EssayTopic.objects.bulk_create(EssayTopic(cycle=cycle, text=text) for text in topics)
    facts = {"year": academic_year, "opens_on": opens_on, "closes_on": closes_on}
    record(action="cycle.opened", on=cycle, by=by, facts={**facts, "order": order_number})
    return cycle
