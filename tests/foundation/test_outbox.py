"""What is promised is done, with the broker down, emptied, or the work failing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from foundation.base import clock, outbox
from foundation.base.models import OutboxItem

done: list[str] = []


@pytest.fixture(autouse=True)
def kind() -> Iterator[None]:
    done.clear()
    outbox.handler("tests.note")(done.append)
    yield
    del outbox._handlers["tests.note"]


def promise(key: str = "1", **payload: str) -> OutboxItem:
    return outbox.enqueue("tests.note", key=key, **(payload or {"object": "a"}))


@pytest.fixture
def appended() -> Iterator[None]:
    def note(text: str) -> None:
        if text == "fails":
            raise ValueError("no")
        done.append(text)

    outbox._handlers["tests.note"] = note
    yield


@pytest.mark.django_db
def test_work_is_done_once(appended: None) -> None:
    item = promise(text="a")
    assert outbox.deliver(str(item.pk))
    assert not outbox.deliver(str(item.pk))
    assert done == ["a"]


@pytest.mark.django_db
def test_the_same_promise_is_one_row(appended: None) -> None:
    assert promise(text="a").pk == promise(text="b").pk


@pytest.mark.django_db
def test_failed_work_is_tried_again_later(appended: None) -> None:
    item = promise(text="fails")
    assert not outbox.deliver(str(item.pk))
    item.refresh_from_db()
    assert (item.attempts, item.done_at) == (1, None)
    assert "no" in item.last_error
    assert outbox.deliver_due() == 0
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        item.payload = {"text": "mended"}
        item.save()
        assert outbox.deliver_due() == 1
    assert done == ["mended"]


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_fact_promises_nothing(appended: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        promise(text="a")
        raise RuntimeError
    assert not OutboxItem.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_while_the_broker_is_down(appended: None, settings: object) -> None:
    from config.celery import app  # noqa: PLC0415

    with app.connection_for_write("redis://127.0.0.1:1/0") as unreachable:
        app.pool.force_close_all()
        before, app.conf.broker_url = app.conf.broker_url, unreachable.as_uri()
        try:
            promise(text="a")
        finally:
            app.conf.broker_url = before
            app.pool.force_close_all()
    assert done == []
    assert outbox.deliver_due() == 1
    assert done == ["a"]
