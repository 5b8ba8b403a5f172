from celery import shared_task

from foundation.base import idempotency, outbox


@shared_task(ignore_result=True)
def deliver_item(item_id: str) -> None:
    """Do one outbox row: the quick way, when the worker was told of it."""
    outbox.deliver(item_id)


@shared_task(ignore_result=True)
def sweep_outbox() -> None:
    """Do every outbox row that is due: the sure way, started by beat."""
    outbox.deliver_due()


@shared_task(ignore_result=True)
def forget_answered_forms() -> None:
    """Drop answers of forms older than a day: nobody sends those again."""
    idempotency.forget_old_answers()
