"""A portal of its own for the browser tests: database, web, worker and beat, from nothing."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg2
import redis
from psycopg2 import sql

from door import environment, ports, prepare
from door.places import ROOT
from door.processes import PATIENCE, Program, dies_with_parent
from door.up import programs

READY_SECONDS = 90
NOT_THERE = re.compile(r'"code": 404\b|"event": "Not Found: ')
# Another device was first, or something is missing: what the phone is told by these two is meant.
TOLD = re.compile(
    r'"code": (409|422),.*"POST /lessons/phone/'
    r'|"event": "(Conflict|Unprocessable Entity): /lessons/phone/'
)
FIRST_PORT = 8730
KAZAKH = "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'kk-KZ' LOCALE 'C.UTF-8'"


@dataclass(frozen=True)
class Portal:
    """Where it answers, the files its processes write what they have to say into, its database."""

    address: str
    logs: tuple[Path, ...] = ()
    database: str = ""

    def complaints(self) -> list[str]:
        """What the processes said: at this log level they speak when something is wrong.

        A page that is not there for its visitor is meant: the tests ask for such pages.
        """
        lines = [line for log in self.logs for line in log.read_text().splitlines()]
        return [line for line in lines if line.strip() and not _is_meant(line)]


def _is_meant(line: str) -> bool:
    return bool(NOT_THERE.search(line) or TOLD.search(line))


@contextmanager
def own_portal(folder: Path) -> Iterator[Portal]:
    """Made, seeded, started; stopped and removed after the block."""
    with ExitStack() as stack:
        port = ports.first_free(FIRST_PORT)
        surroundings = _surroundings(folder, port)
        owner = _owner(surroundings)
        stack.enter_context(_own_database(owner["DATABASE_OWNER_URL"]))
        prepare.compile_messages()
        prepare.migrate(owner)
        prepare.collect_static(surroundings)
        prepare.seed(surroundings)
        logs = [_start(stack, program, surroundings, folder) for program in programs(port, folder)]
        _wait_until_ready(surroundings["PUBLIC_URL"])
        yield Portal(surroundings["PUBLIC_URL"], tuple(logs), owner["DATABASE_OWNER_URL"])


def _surroundings(folder: Path, port: int) -> dict[str, str]:
    """The processes get the application's role, and nothing that leads to the owner's."""
    given = os.environ
    return {
        **{name: value for name, value in given.items() if name != "DATABASE_OWNER_URL"},
        **environment.always(),
        **environment.own_folders(folder),
        "PORTAL_ROLE": "app",
        "DATABASE_URL": _own_name(given["DATABASE_URL"]),
        "REDIS_URL": _empty_redis(given["REDIS_URL"]),
        "PUBLIC_URL": f"http://{ports.HOST}:{port}",
        "ALLOWED_HOSTS": ports.HOST,
        "LOG_LEVEL": "WARNING",
    }


def _owner(surroundings: Mapping[str, str]) -> dict[str, str]:
    address = _own_name(os.environ["DATABASE_OWNER_URL"])
    return {**surroundings, "PORTAL_ROLE": "owner", "DATABASE_OWNER_URL": address}


def _own_name(address: str) -> str:
    """The same server, a database beside the one named."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=f"{parts.path}_browser"))


def _empty_redis(address: str) -> str:
    """A database of the broker that nobody uses; the last ones first."""
    server = urlsplit(address)
    for number in range(15, -1, -1):
        candidate = urlunsplit(server._replace(path=f"/{number}"))
        with redis.Redis.from_url(candidate) as broker:
            if broker.dbsize() == 0:
                return candidate
    raise RuntimeError(f"no empty database at {address}")


@contextmanager
def _own_database(address: str) -> Iterator[None]:
    name = sql.Identifier(urlsplit(address).path.removeprefix("/"))
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name)
    _on_server(drop)
    _on_server(sql.SQL("CREATE DATABASE {} " + KAZAKH).format(name))
    try:
        yield
    finally:
        _on_server(drop)


def _on_server(statement: sql.Composed) -> None:
    parts = urlsplit(os.environ["DATABASE_OWNER_URL"])
    connection = psycopg2.connect(urlunsplit(parts._replace(path="/postgres")))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        connection.close()


def _start(
    stack: ExitStack, program: Program, surroundings: Mapping[str, str], folder: Path
) -> Path:
    log = folder / f"{program.name}.log"
    said = stack.enter_context(log.open("w"))
    stack.callback(_stop, _launch(program.command, surroundings, said))
    return log


def _launch(
    command: Sequence[str], surroundings: Mapping[str, str], said: IO[str]
) -> subprocess.Popen:
    return subprocess.Popen(
        [*dies_with_parent(), *command],
        cwd=ROOT,
        env=dict(surroundings),
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
    )


def _stop(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_until_ready(address: str) -> None:
    if not ports.wait_for(lambda: _is_ready(address), READY_SECONDS):
        raise RuntimeError(f"the portal did not answer at {address} in {READY_SECONDS} s")


def _is_ready(address: str) -> bool:
    try:
        with urlopen(f"{address}/readyz", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False
