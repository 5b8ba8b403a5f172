"""Work that fails is tried again later and later, and does not hold up other work."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from foundation.base import clock, outbox
from foundation.base.models import OutboxItem

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    def fail() -> None:
        raise ConnectionError("the post is closed")

    outbox.handler("tests.fails")(fail)
    outbox.handler("tests.works")(lambda: None)
    yield
    del outbox._handlers["tests.fails"], outbox._handlers["tests.works"]


def test_each_failure_doubles_the_wait_up_to_half_an_hour() -> None:
    item = outbox.enqueue("tests.fails", key="1")
    waits = []
    for _ in range(11):
        with clock.set_to(max(item.not_before, clock.now())):
            assert not outbox.deliver(str(item.pk))
            item.refresh_from_db()
            waits.append((item.not_before - clock.now()).total_seconds())
    assert waits[:5] == [10, 20, 40, 80, 160]
    assert set(waits[8:]) == {outbox.LONGEST_RETRY.total_seconds()}
    assert (item.attempts, item.done_at) == (11, None)
    assert item.last_error == "ConnectionError: the post is closed"


def test_what_fails_for_days_does_not_stop_the_sweeper() -> None:
    tried = outbox.enqueue("tests.fails", key="1")
    OutboxItem.objects.filter(pk=tried.pk).update(attempts=2_000)
    outbox.enqueue("tests.works", key="1")
    with clock.set_to(clock.now() + timedelta(seconds=1)):
        assert outbox.deliver_due() == 1
        tried.refresh_from_db()
        assert tried.not_before == clock.now() + outbox.LONGEST_RETRY


def test_what_fails_does_not_hold_up_the_rest() -> None:
    outbox.enqueue("tests.fails", key="1")
    outbox.enqueue("tests.works", key="1")
    with clock.set_to(clock.now() + timedelta(seconds=1)):
        assert outbox.deliver_due() == 1
    assert OutboxItem.objects.get(done_at=None).kind == "tests.fails"


def test_two_rooms_cannot_take_one_kind() -> None:
    with pytest.raises(ValueError, match=r"tests\.works"):
        outbox.handler("tests.works")(lambda: None)
