"""Work that must happen after a commit, even if the broker is down or emptied.

A service calls `enqueue` inside its transaction. After the commit the worker is told; if the
telling is lost, the sweeper finds the row. A handler takes the payload, is safe to run twice, and
is registered by the room that owns the work in its handlers.py:

    @outbox.handler("notifications.email")
    def send_email(message_id: str) -> None: ...
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import structlog
from django.db import transaction
from kombu.exceptions import OperationalError

from foundation.base import clock
from foundation.base.models import OutboxItem

log = structlog.get_logger(__name__)

Handler = Callable[..., None]
_handlers: dict[str, Handler] = {}

FIRST_RETRY = timedelta(seconds=10)
LONGEST_RETRY = timedelta(minutes=30)
MOST_DOUBLINGS = 10  # past the longest pause; at some forty of them a timedelta overflows


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that does a kind of work."""

    def register(function: Handler) -> Handler:
        if kind in _handlers:
            raise ValueError(f"two handlers for {kind}")
        _handlers[kind] = function
        return function

    return register


def enqueue(kind: str, *, key: str, **payload: Any) -> OutboxItem:
    """Promise a piece of work. The same kind and key promise it once."""
    item, created = OutboxItem.objects.get_or_create(
        kind=kind,
        key=key,
        defaults={"payload": payload, "created_at": clock.now(), "not_before": clock.now()},
    )
    if created:
        transaction.on_commit(lambda: _tell_worker(str(item.pk)), robust=True)
    return item


def _tell_worker(item_id: str) -> None:
    from foundation.base.tasks import deliver_item  # noqa: PLC0415 - tasks import this module

    try:
        deliver_item.delay(item_id)
    except OperationalError as error:
        log.warning("outbox_worker_not_told", item=item_id, error=str(error))


def deliver(item_id: str) -> bool:
    """Do one promised piece of work. False when it is done, being done, or failed just now."""
    try:
        with transaction.atomic():
            item = _claim(item_id)
            if item is None:
                return False
            _handlers[item.kind](**item.payload)
            item.done_at = clock.now()
            item.save(update_fields=["done_at"])
            return True
    except Exception as error:
        log.exception("outbox_work_failed", item=item_id)
        _postpone(item_id, error)
        return False


def deliver_due(limit: int = 200) -> int:
    """Do what was promised and not done: the sweeper's work. Returns how many were done."""
    due = OutboxItem.objects.filter(done_at=None, not_before__lte=clock.now())
    ids = list(due.order_by("not_before").values_list("pk", flat=True)[:limit])
    return sum(deliver(str(item_id)) for item_id in ids)


def _claim(item_id: str) -> OutboxItem | None:
    waiting = OutboxItem.objects.select_for_update(skip_locked=True)
    return waiting.filter(pk=item_id, done_at=None).first()


@transaction.atomic
def _postpone(item_id: str, error: Exception) -> None:
    item = _claim(item_id)
    if item is None:
        return
    item.attempts += 1
    item.last_error = f"{type(error).__name__}: {error}"[:2000]
    item.not_before = clock.now() + _pause_after(item.attempts)
    item.save(update_fields=["attempts", "last_error", "not_before"])


def _pause_after(attempts: int) -> timedelta:
    return min(FIRST_RETRY * 2 ** min(attempts - 1, MOST_DOUBLINGS), LONGEST_RETRY)
