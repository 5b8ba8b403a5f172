"""PostgreSQL and Redis for a command: the embedded ones, or those the environment names.

Several commands may use the embedded servers at once (`up` in one window, `manage` in another).
Each holds a shared lock while it works; the last one to leave stops the servers. The system frees
the lock of a command that was killed, so nobody waits for the dead.
"""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from door import ports
from door.places import VAR
from door.postgres import APP, OWNER, Postgres
from door.redis import Redis
from door.say import Failed, Step, line, step
from door.signals import undisturbed

POSTGRES_PORT = 54329
REDIS_PORT = 63799


@dataclass(frozen=True)
class Servers:
    """The servers under one folder; a server that the environment names is not embedded."""

    folder: Path
    durable: bool = True
    given: Mapping[str, str] | None = None  # the environment; os.environ when left out

    @property
    def postgres(self) -> Postgres:
        return Postgres(self.folder / "postgres", POSTGRES_PORT, self.durable)

    @property
    def redis(self) -> Redis:
        return Redis(self.folder / "redis", REDIS_PORT)

    def named(self, variable: str) -> str:
        return (os.environ if self.given is None else self.given).get(variable, "")

    @property
    def embeds_postgres(self) -> bool:
        return not (self.named("DATABASE_URL") or self.named("DATABASE_OWNER_URL"))

    @property
    def embeds_redis(self) -> bool:
        return not self.named("REDIS_URL")

    def addresses(self) -> dict[str, str]:
        """DATABASE_URL, DATABASE_OWNER_URL and REDIS_URL of the running servers."""
        if self.embeds_postgres:
            databases = (self.postgres.url(APP), self.postgres.url(OWNER))
        else:
            owner = self.named("DATABASE_OWNER_URL") or self.named("DATABASE_URL")
            databases = (self.named("DATABASE_URL") or owner, owner)
        redis = self.redis.url() if self.embeds_redis else self.named("REDIS_URL")
        return {
            "DATABASE_URL": databases[0],
            "DATABASE_OWNER_URL": databases[1],
            "REDIS_URL": redis,
        }

    def start(self) -> None:
        """Starts what does not run yet."""
        if self.embeds_postgres:
            if self.postgres.port() is None:
                with step("PostgreSQL") as current:
                    self.postgres.start(current)
                    tell_moved(current, self.postgres.port(), POSTGRES_PORT)
        else:
            self._greet("PostgreSQL", "DATABASE_URL", 5432)
            self._warn_of_one_role()
        if self.embeds_redis:
            if self.redis.port() is None:
                with step("Redis") as current:
                    self.redis.start(current)
                    tell_moved(current, self.redis.port(), REDIS_PORT)
        else:
            self._greet("Redis", "REDIS_URL", 6379)

    def _greet(self, server: str, variable: str, usual_port: int) -> None:
        """An existing server is used as it is; one that does not answer stops the start."""
        address = urlsplit(self.addresses()[variable])
        host, port = address.hostname, address.port or usual_port
        if host and not ports.answers(host, port, timeout=5):
            raise Failed(f"{server} does not answer at {host}:{port}, named by {variable}.")
        line(f"{server} … the existing one at {host or address.path}, named by {variable}")

    def _warn_of_one_role(self) -> None:
        if not (self.named("DATABASE_URL") and self.named("DATABASE_OWNER_URL")):
            line(
                "  Only one of DATABASE_URL and DATABASE_OWNER_URL is given: the portal works\n"
                "  under one role, so the database cannot stop it from rewriting its own journal."
            )

    def stop(self) -> None:
        if self.embeds_redis and self.redis.port():
            with step("Redis stops"):
                self.redis.stop()
        if self.embeds_postgres and self.postgres.port():
            with step("PostgreSQL stops"):
                self.postgres.stop()

    @contextmanager
    def running(self) -> Iterator[None]:
        """The servers run inside this block, and after it only while another command needs them."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            use = stack.enter_context(opened(self.folder / "in-use.lock"))
            try:
                with self._alone():
                    fcntl.flock(use, fcntl.LOCK_SH)
                    self.start()
                yield
            finally:
                with undisturbed(), self._alone():
                    if try_lock(use):
                        self.stop()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One command at a time starts or stops the servers."""
        with opened(self.folder / "change.lock") as change:
            fcntl.flock(change, fcntl.LOCK_EX)
            yield


def tell_moved(current: Step, port: int | None, usual: int) -> None:
    if port != usual:
        current.result += f"; {usual} is taken by another program"


@contextmanager
def opened(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def try_lock(descriptor: int) -> bool:
    """Takes the lock for this command alone, unless another command holds it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def main_servers() -> Servers:
    return Servers(VAR)


def test_servers() -> Servers:
    return Servers(VAR / "test", durable=False)
