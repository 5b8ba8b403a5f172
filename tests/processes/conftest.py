"""A Redis, a worker and a beat of the tests' own, started and killed as real processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from kombu import pools

from config.celery import app
from door.places import ROOT
from door.redis import Redis
from door.say import Step

REDIS_PORT = 16800
Start = Callable[[str], "Program"]


class Program:
    """A process with its children, killed together."""

    def __init__(self, arguments: list[str], environment: dict[str, str], log: Path) -> None:
        command = [sys.executable, "-m", "celery", "-A", "config", *arguments]
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def told_at(url: str) -> Iterator[None]:
    """This process tells the worker of its work at that Redis."""
    before = app.conf.broker_url
    _tell_at(url)
    try:
        yield
    finally:
        _tell_at(before)


def _tell_at(url: str) -> None:
    pools.reset()
    app._pool, app.amqp._producer_pool = None, None
    app.conf.broker_url = url


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    server = Redis(tmp_path / "redis", REDIS_PORT)
    server.start(Step("Redis"))
    with told_at(server.url()):
        yield server
    server.stop()


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Where the worker's letters fall."""
    return tmp_path / "letters"


@pytest.fixture
def start(
    transactional_db: None, redis: Redis, letters: Path, tmp_path: Path, settings: LazySettings
) -> Iterator[Start]:
    """Start "worker" or "beat" on the test's database, Redis, files and letters."""
    database = connection.settings_dict
    url = f"postgres://portal_app@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    environment = {
        **os.environ,
        "PORTAL_ROLE": "app",
        "DATABASE_URL": url,
        "REDIS_URL": redis.url(),
        "PRIVATE_FILES_DIR": str(settings.STORAGES["private"]["OPTIONS"]["location"]),
        "EMAIL_URL": f"filemail:///{letters}",
        "LOG_LEVEL": "ERROR",
    }
    environment.pop("DATABASE_OWNER_URL", None)
    arguments = {
        "worker": ["worker", "--concurrency", "2", "--without-gossip", "--without-mingle"],
        "beat": ["beat", "--schedule", str(tmp_path / "schedule"), "--pidfile", ""],
    }
    running: list[Program] = []

    def run(name: str) -> Program:
        running.append(Program(arguments[name], environment, tmp_path / f"{name}.log"))
        return running[-1]

    yield run
    for program in running:
        program.kill()
