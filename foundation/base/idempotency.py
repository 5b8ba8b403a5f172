"""A form sent twice is answered once."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation.base import clock
from foundation.base.models import AnsweredForm

KEPT_FOR = timedelta(days=1)


def answer_once(*, user_id: UUID, token: UUID, action: Callable[[], str]) -> str:
    """Run the action for the first sending of a form; give its answer again for every other.

    The row is inserted first, so a second sending waits for the first to commit. If the action
    refuses, the row goes with the transaction and the corrected form may be sent again.
    """
    try:
        with transaction.atomic():
            row = AnsweredForm.objects.create(user_id=user_id, token=token, created_at=clock.now())
            row.answer = action()
            row.save(update_fields=["answer"])
            return row.answer
    except IntegrityError:
        earlier = AnsweredForm.objects.filter(user_id=user_id, token=token).first()
        if earlier is None:
            raise
        return earlier.answer


def forget_old_answers() -> None:
    AnsweredForm.objects.filter(created_at__lt=clock.now() - KEPT_FOR).delete()
