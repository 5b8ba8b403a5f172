"""Locks of the foundation, each shown to bite: without it the same race goes wrong."""

from uuid import UUID, uuid4

import pytest
from django.db import transaction

from foundation.accounts.models import User
from foundation.base import idempotency
from foundation.documents.models import Register
from foundation.documents.services import next_number
from foundation.journal import services as journal
from foundation.journal.models import Entry
from tests.threads import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
THREADS = 8


def numbers_without_lock() -> int:
    """What next_number would be without its row lock."""
    with transaction.atomic():
        register, _ = Register.objects.get_or_create(owner="o", kind="k", year=2026)
        register.last += 1
        register.save(update_fields=["last"])
        return register.last


def numbers_with_lock() -> int:
    with transaction.atomic():
        return next_number(owner="o", kind="k", year=2026)


def test_a_register_has_no_gap_and_no_double() -> None:
    numbers_with_lock()
    for _ in range(10):
        at_once(*[numbers_with_lock] * THREADS)
    assert Register.objects.get().last == 1 + 10 * THREADS


def test_control_without_the_lock_numbers_collide() -> None:
    numbers_without_lock()
    for _ in range(10):
        at_once(*[numbers_without_lock] * THREADS)
    assert Register.objects.get().last < 1 + 10 * THREADS


def test_a_rolled_back_number_is_given_again() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        next_number(owner="o", kind="k", year=2026)
        raise RuntimeError
    assert numbers_with_lock() == 1


def test_a_form_sent_many_times_at_once_is_answered_once() -> None:
    user_id, token = uuid4(), uuid4()
    done: list[int] = []

    def act() -> str:
        done.append(1)
        return f"/answer/{len(done)}/"

    def send() -> str:
        return idempotency.answer_once(user_id=user_id, token=token, action=act)

    assert at_once(*[send] * THREADS) == ["/answer/1/"] * THREADS
    assert len(done) == 1


def test_the_chain_is_whole_after_simultaneous_entries() -> None:
    user = User.objects.create_user(email="a@example.kz", name="А")

    def append() -> None:
        with transaction.atomic():
            journal.record(action="user.tried", on=user, by=user.pk)

    assert at_once(*[append] * THREADS) == [None] * THREADS
    assert list(journal.broken_entries()) == []
    assert Entry.objects.count() == THREADS


def test_control_without_the_lock_the_chain_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    user = User.objects.create_user(email="a@example.kz", name="А")
    monkeypatch.setattr(journal, "_lock_chain", lambda: Entry.objects.order_by("-number").first())

    def append() -> None:
        with transaction.atomic():
            journal.record(action="user.tried", on=user, by=user.pk)

    answers = [answer for _ in range(5) for answer in at_once(*[append] * THREADS)]
    assert any(isinstance(answer, Exception) for answer in answers)


def test_ids_of_other_users_forms_do_not_meet() -> None:
    token = uuid4()
    answers = [
        idempotency.answer_once(user_id=UUID(int=n), token=token, action=lambda n=n: f"/{n}/")
        for n in (1, 2)
    ]
    assert answers == ["/1/", "/2/"]
