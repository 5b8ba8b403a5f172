"""The embedded servers, really started in a folder of their own."""

import fcntl
import socket
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from door import ports
from door.postgres import APP, OWNER, Postgres
from door.redis import Redis, ask
from door.say import Failed, Step
from door.servers import Servers, opened, try_lock

POSTGRES_PORT = 15510
REDIS_PORT = 16510


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[Postgres]:
    server = Postgres(tmp_path / "postgres", POSTGRES_PORT, durable=False)
    server.start(Step("PostgreSQL"))
    yield server
    server.stop()
    server.remove()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    server = Redis(tmp_path / "redis", REDIS_PORT)
    server.start(Step("Redis"))
    yield server
    server.stop()


@pytest.fixture
def answering_port() -> Iterator[int]:
    """A port that answers, in place of an existing PostgreSQL."""
    with socket.create_server((ports.HOST, 0)) as listener:
        yield listener.getsockname()[1]


def query(postgres: Postgres, role: str, sql: str) -> list[tuple[str, ...]]:
    connection = psycopg2.connect(postgres.url(role))
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall())
    finally:
        connection.close()


def test_postgres_sorts_as_kazakh_does_and_keeps_tables_from_the_application(
    postgres: Postgres,
) -> None:
    words = query(postgres, APP, "SELECT x FROM unnest('{Я,І,Ә,Б,А,Қ,К}'::text[]) x ORDER BY x")
    assert "".join(word for (word,) in words) == "АӘБКҚІЯ"
    assert query(postgres, APP, "SELECT upper('әңі')") == [("ӘҢІ",)]
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        query(postgres, APP, "CREATE TABLE mine (x int)")
    assert query(postgres, OWNER, "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user")


def test_postgres_keeps_its_data_over_a_restart(postgres: Postgres) -> None:
    made = query(postgres, OWNER, "SELECT oid FROM pg_database WHERE datname = 'portal'")
    postgres.stop()
    assert postgres.port() is None
    postgres.start(Step("PostgreSQL"))
    assert query(postgres, OWNER, "SELECT oid FROM pg_database WHERE datname = 'portal'") == made


def test_redis_starts_and_stops(redis: Redis) -> None:
    port = redis.port()
    assert port is not None
    assert ask(port, "PING") == "+PONG\r\n"
    redis.stop()
    assert redis.port() is None
    assert ports.is_free(port)


def test_a_second_redis_takes_the_next_port(redis: Redis, tmp_path: Path) -> None:
    second = Redis(tmp_path / "second", redis.port() or 0)
    second.start(Step("Redis"))
    try:
        assert second.port() != redis.port()
        assert redis.port() is not None
    finally:
        second.stop()


def test_a_foreign_redis_on_a_port_left_behind_is_not_ours(redis: Redis, tmp_path: Path) -> None:
    stale = Redis(tmp_path / "stale", REDIS_PORT)
    stale.folder.mkdir()
    (stale.folder / "port").write_text(str(redis.port()))
    (stale.folder / "redis.pid").write_text("1")
    assert stale.port() is None


def test_the_last_command_to_leave_stops_the_servers(tmp_path: Path, answering_port: int) -> None:
    given = {"DATABASE_URL": f"postgres://a@{ports.HOST}:{answering_port}/portal"}
    servers = Servers(tmp_path, given=given)
    with servers.running(), opened(tmp_path / "in-use.lock") as other_command:
        fcntl.flock(other_command, fcntl.LOCK_SH)
        with servers.running():
            pass
        assert servers.redis.port() is not None
    assert servers.redis.port() is None


def test_an_existing_server_that_does_not_answer_stops_the_start(tmp_path: Path) -> None:
    silent = ports.first_free(15560)
    servers = Servers(tmp_path, given={"DATABASE_URL": f"postgres://a@127.0.0.1:{silent}/portal"})
    with pytest.raises(Failed, match="does not answer"):
        servers.start()


def test_existing_servers_are_used_as_they_are(tmp_path: Path) -> None:
    given = {
        "DATABASE_URL": "postgres://app@db/portal",
        "DATABASE_OWNER_URL": "postgres://owner@db/portal",
        "REDIS_URL": "redis://queue/0",
    }
    servers = Servers(tmp_path, given=given)
    assert not servers.embeds_postgres
    assert not servers.embeds_redis
    assert servers.addresses() == given


def test_a_lock_is_taken_once(tmp_path: Path) -> None:
    with opened(tmp_path / "lock") as first, opened(tmp_path / "lock") as second:
        assert try_lock(first)
        assert not try_lock(second)
