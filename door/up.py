"""`./portal up`: the whole portal on one machine, from nothing to a page in the browser."""

import argparse
import http.client
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from door import apt, environment, ports, prepare, python, standins
from door.places import VAR, tool
from door.processes import Program, Running, first_ended, wait_for_any
from door.say import Failed, line, step
from door.servers import main_servers, opened, try_lock
from door.signals import undisturbed

READY_SECONDS = 60
UP_LOCK = VAR / "up.lock"  # held while `up` runs; holds its process number and web port


def up(options: argparse.Namespace) -> int:
    started = time.monotonic()
    with only_one(options.port):
        refuse_taken(options.port)
        apt.ensure(apt.TO_SERVE)
        python.ensure()
        servers = main_servers()
        with servers.running():
            surroundings = environment.demonstration(servers, options.port)
            prepare.compile_messages()
            prepare.migrate(environment.as_owner(surroundings, servers))
            prepare.collect_static(surroundings)
            prepare.seed(surroundings)
            return serve(surroundings, options.port, started)


@contextmanager
def only_one(port: int) -> Iterator[None]:
    VAR.mkdir(exist_ok=True)
    with opened(UP_LOCK) as lock:
        if not try_lock(lock):
            raise Failed(
                "This portal runs already: ./portal status says where. ./portal stop ends it."
            )
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"{os.getpid()} {port}".encode(), 0)
        yield


class AtWork(NamedTuple):
    process: int
    port: int


def running_up() -> AtWork | None:
    """The `up` at work in this copy of the project, or None."""
    if not UP_LOCK.exists():
        return None
    with opened(UP_LOCK) as lock:
        written = UP_LOCK.read_text().split()
        if try_lock(lock) or len(written) != 2:
            return None
        return AtWork(*map(int, written))


def refuse_taken(port: int) -> None:
    if not ports.is_free(port):
        other = ports.first_free(port + 1)
        raise Failed(
            f"Port {port} is taken by another program. Stop that program, or serve on "
            f"another port: ./portal up --port {other}"
        )


def programs(port: int, folder: Path = VAR) -> list[Program]:
    """Web, worker and beat; beat remembers in the folder what it did last."""
    web = [tool("gunicorn"), "config.wsgi", "--bind", f"{ports.HOST}:{port}", "--workers", "2"]
    # Threads, because a browser opens connections ahead and leaves them idle.
    web += ["--worker-class", "gthread", "--threads", "4", "--timeout", "60"]
    web += ["--no-control-socket", "--log-level", "warning"]
    celery = [tool("celery"), "--app", "config", "--quiet"]
    worker = [*celery, "worker", "--loglevel", "WARNING", "--concurrency", "2"]
    beat = [*celery, "beat", "--loglevel", "WARNING", "--pidfile="]
    beat += ["--schedule", str(folder / "beat-schedule")]
    return [Program("web", web), Program("worker", worker), Program("beat", beat)]


def serve(surroundings: dict[str, str], port: int, started: float) -> int:
    running: list[Running] = []
    registers = standins.beside(port)
    # An address of a real register in the caller's environment goes before its stand-in.
    connected = {**registers.addresses(), **surroundings}
    try:
        with step("Web, worker, beat and the registers' stand-ins"):
            for program in programs(port):
                running.append(Running(program, connected))
            running.append(registers.start())
            wait_until_ready(running, lambda: is_healthy(port) and registers.answer())
        line(f"\n{prepare.logins(surroundings)}\n")
        line(f"Ready in {time.monotonic() - started:.0f} s. Ctrl-C stops the portal.")
        line(f"Open it at {surroundings['PUBLIC_URL']}")
        ended = wait_for_any(running[:-1])  # without the registers the portal goes on
        raise Failed(f"{ended.name} ended by itself, with status {ended.process.returncode}.")
    finally:
        with undisturbed():
            stop_all(running)


def wait_until_ready(running: list[Running], is_ready: Callable[[], bool]) -> None:
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end:
        ended = first_ended(running)
        if ended is not None:
            raise Failed(f"{ended.name} did not start; what it said stands above.")
        if is_ready():
            return
        time.sleep(0.1)
    raise Failed(f"The portal did not answer within {READY_SECONDS} s.")


def is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection(ports.HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def stop_all(running: list[Running]) -> None:
    """In the order they were started: first no new requests, then no new work."""
    if running:
        line()
    for one in running:
        with step(f"{one.name} stops"):
            one.stop()
