"""Work on tables that the outbox promises; each is safe to run twice."""

from uuid import UUID

from bulk import services
from foundation.base import outbox


@outbox.handler("bulk.check")
def check(upload_id: str) -> None:
    services.check_upload(upload_id=UUID(upload_id))


@outbox.handler("bulk.enter")
def enter(upload_id: str) -> None:
    services.enter_upload(upload_id=UUID(upload_id))
