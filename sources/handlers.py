"""Asking the registers about a whole school: one promised piece of work for each teacher."""

from uuid import UUID

from foundation.base import outbox
from foundation.base.errors import Refused
from registry.models import Person
from sources import services


@outbox.handler("sources.pull")
def pull_facts(person_id: str, by: str) -> None:
    """Safe to run twice: what is told twice is kept once. Who left meanwhile is not asked about."""
    try:
        services.pull_facts(person=Person.objects.get(pk=person_id), by=UUID(by))
    except Refused:
        return
