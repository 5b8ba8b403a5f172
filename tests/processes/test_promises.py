"""Nothing promised is lost: Redis stopped and emptied, the worker killed while it works."""

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from attestation.models import Application
from attestation.states import State
from door import ports
from door.redis import Redis, ask
from door.say import Step
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.models import OutboxItem
from foundation.documents.models import Document
from foundation.journal.services import broken_entries
from foundation.notifications.models import Message
from tests.attestation import builders
from tests.commissions.builders import cycle
from tests.processes.conftest import Start

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]

MANY = 21
PAPERS = 10  # applications whose notices are made while the worker is killed
QUICK = 1.0  # seconds an answer may take while Redis is down
SOON = 60.0  # seconds until everything is done
BLOWS = 3


@pytest.fixture
def school() -> builders.Town:
    cycle()
    return builders.town()


@pytest.fixture
def officer(school: builders.Town) -> User:
    return builders.officer(school.school)


@pytest.fixture
def drafts(school: builders.Town) -> list[Application]:
    teachers = (builders.teacher(school.school) for _ in range(MANY))
    return [builders.fill(builders.draft(teacher)) for teacher in teachers]


@pytest.fixture
def empty_shelf(drafts: list[Application]) -> Iterator[None]:
    """What making the drafts promised does not count."""
    OutboxItem.objects.all().delete()
    yield


def send(application: Application) -> float:
    """Send an application in the browser; how long the answer took."""
    client = Client()
    client.force_login(application.person.user)
    address = reverse("attestation:check", args=[application.pk])
    began = time.monotonic()
    answer = client.post(address, {"form_token": uuid4()})
    assert (answer.status_code, answer.headers.get("Location")) == (302, reverse("attestation:my"))
    return time.monotonic() - began


def accept(application: Application, officer: User) -> None:
    client = Client()
    client.force_login(officer)
    address = reverse("attestation:accept", args=[application.pk])
    assert client.post(address, {"form_token": uuid4()}).status_code == 302


def undone() -> int:
    return OutboxItem.objects.filter(done_at=None).count()


def all_done() -> bool:
    return undone() == 0


def letters_in(folder: Path) -> int:
    return sum(path.read_text().count("Subject: ") for path in folder.glob("*"))


@pytest.mark.usefixtures("empty_shelf")
def test_with_redis_stopped_and_emptied_everything_is_done_soon_after(
    start: Start, redis: Redis, drafts: list[Application], letters: Path
) -> None:
    start("worker")
    start("beat")
    first, *others = drafts
    send(first)  # the process reads its rules and templates once
    assert ports.wait_for(all_done, SOON)
    redis.stop()
    slowest = max(send(application) for application in others)
    assert slowest < QUICK
    assert Application.objects.filter(state=State.SUBMITTED).count() == MANY
    promised = OutboxItem.objects.count()
    assert undone() >= len(others)
    redis.start(Step("Redis"))
    assert ask(redis.port() or 0, "FLUSHALL").startswith("+OK")
    assert ports.wait_for(all_done, SOON), f"{undone()} of {promised} left"
    assert Message.objects.filter(emailed_at=None).exclude(address="").count() == 0
    assert letters_in(letters) == promised


@pytest.mark.usefixtures("empty_shelf")
def test_control_without_the_sweeper_what_redis_forgot_stays_undone(
    start: Start, redis: Redis, drafts: list[Application]
) -> None:
    start("worker")
    send(drafts[0])
    assert ports.wait_for(all_done, SOON)  # the worker is there and told
    redis.stop()
    send(drafts[1])
    redis.start(Step("Redis"))
    assert ask(redis.port() or 0, "FLUSHALL").startswith("+OK")
    assert not ports.wait_for(all_done, 13)  # longer than between two rounds of the sweeper


@pytest.mark.usefixtures("empty_shelf")
def test_killed_while_it_makes_papers_the_worker_loses_none_and_doubles_none(
    start: Start, drafts: list[Application], officer: User
) -> None:
    start("beat")
    worker = start("worker")
    drafts = drafts[:PAPERS]
    for application in drafts:
        send(application)
        accept(application, officer)
    made = 0
    for _ in range(BLOWS):
        assert ports.wait_for(lambda so_far=made: papers() > so_far, SOON)
        worker.kill()
        made = papers()
        worker = start("worker")
    assert made < 2 * PAPERS  # the last blow fell while there was work
    assert ports.wait_for(all_done, SOON), f"{undone()} left"
    notices = Document.objects.filter(kind="notice_accepted").values_list("object_id", "language")
    expected = {(str(one.pk), language) for one in drafts for language in ("kk", "ru")}
    assert sorted(notices) == sorted(expected)
    told = Message.objects.filter(created_at__lte=clock.now(), user_id=drafts[0].person.user_id)
    assert told.count() == 2  # sent, and accepted
    assert list(broken_entries()) == []


def papers() -> int:
    return Document.objects.filter(kind="notice_accepted").count()
