"""The small commands: reset, stop, status, manage, lock, messages, css, fmt."""

import argparse
import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress

from door import apt, environment, plain, ports, prepare, python, say
from door.places import DEV_LOCK, LOCK, PYTHON, ROOT, VAR, tool
from door.say import Failed, line, step
from door.servers import Servers, main_servers, test_servers
from door.up import running_up

STOP_SECONDS = 60
DESIGN = ROOT / "design"


def manage(options: argparse.Namespace) -> int:
    """manage.py with the portal's servers; its output is left clean for a pipe."""
    say.quietly()
    if plain.is_plain(options.arguments):
        return manage_plainly(options.arguments)
    apt.ensure(apt.TO_SERVE)
    python.ensure()
    servers = main_servers()
    with servers.running():
        at_work = running_up()
        surroundings = environment.demonstration(
            servers, at_work.port if at_work else environment.WEB_PORT
        )
        if options.arguments[:1] and options.arguments[0] in environment.OWNER_COMMANDS:
            surroundings = environment.as_owner(surroundings, servers)
        command = [*prepare.MANAGE, *options.arguments]
        return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


def manage_plainly(words: list[str]) -> int:
    """A command that needs no server; files it names lie where the caller stands."""
    apt.ensure(apt.FOR_PYTHON)
    python.ensure()
    return subprocess.run([PYTHON, ROOT / "manage.py", *words], check=False).returncode


def stop(_options: argparse.Namespace) -> int:
    stop_up()
    for servers in (main_servers(), test_servers()):
        servers.stop()
    line("Nothing of this portal runs.")
    return 0


def stop_up() -> None:
    at_work = running_up()
    if at_work is None:
        return
    with step("The running portal stops"):
        os.kill(at_work.process, signal.SIGTERM)
        end = time.monotonic() + STOP_SECONDS
        while running_up() is not None:
            if time.monotonic() > end:
                raise Failed(f"It did not stop in {STOP_SECONDS} s (process {at_work.process}).")
            time.sleep(0.1)


def status(_options: argparse.Namespace) -> int:
    at_work = running_up()
    web = (
        f"http://{ports.HOST}:{at_work.port} (process {at_work.process})" if at_work else "stopped"
    )
    line(f"{'portal':12} {web}")
    servers = main_servers()
    for name, embedded, server in (
        ("PostgreSQL", servers.embeds_postgres, servers.postgres),
        ("Redis", servers.embeds_redis, servers.redis),
    ):
        port = server.port() if embedded else None
        state = f"port {port}" if port else "stopped"
        line(f"{name:12} {state if embedded else 'the existing one that the environment names'}")
    return 0


def reset(options: argparse.Namespace) -> int:
    """Empties the embedded data. Data on a server that someone else keeps are not ours to empty."""
    servers = main_servers()
    if not servers.embeds_postgres:
        raise Failed(
            "DATABASE_URL names an existing server. Empty its database there; "
            "./portal reset empties only the embedded one."
        )
    if not options.yes and not agreed():
        line("Nothing was changed.")
        return 1
    stop_up()
    with step("Data emptied"):
        empty(servers)
        empty(test_servers())
        shutil.rmtree(VAR, ignore_errors=True)
    return 0


def empty(servers: Servers) -> None:
    servers.stop()
    servers.postgres.remove()
    servers.redis.remove()


def agreed() -> bool:
    line(f"This deletes the whole demonstration: its database, files and letters in {VAR}.")
    with suppress(EOFError):
        return input("Type “yes” to go on: ").strip().lower() == "yes"
    return False


def messages(options: argparse.Namespace) -> int:
    python.ensure()
    prepare.compile_messages()
    if not options.check:
        return 0
    return manage(argparse.Namespace(arguments=["check_translations"]))


def lock(options: argparse.Namespace) -> int:
    """Recompiles both lists of locked packages from pyproject.toml, for every platform."""
    uv = tool("uv") if shutil.which(tool("uv")) else shutil.which("uv")
    if uv is None:
        raise Failed("This needs uv: https://docs.astral.sh/uv/")
    common = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header"]
    common += ["--python-version", "3.11", "pyproject.toml"]
    newer = ["--upgrade"] if options.upgrade else []
    with step("requirements.lock"):
        subprocess.run([*common, *newer, "-o", LOCK.name], cwd=ROOT, check=True)
    with step("requirements-dev.lock"):
        dev = ["--group", "dev", "-c", LOCK.name, "-o", DEV_LOCK.name]
        subprocess.run([*common, *newer, *dev], cwd=ROOT, check=True)
    return 0


def css(_options: argparse.Namespace) -> int:
    """Builds the design's files with Node; the result is committed, so serving needs no Node."""
    npm = shutil.which("npm")
    if npm is None:
        raise Failed("This needs Node 20 or newer with npm: https://nodejs.org/")
    subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=DESIGN, check=True
    )
    subprocess.run([npm, "run", "build"], cwd=DESIGN, check=True)
    return 0


def fmt(_options: argparse.Namespace) -> int:
    python.ensure(for_tests=True)
    fixed = subprocess.run([tool("ruff"), "check", "--fix", "."], cwd=ROOT, check=False)
    subprocess.run([tool("ruff"), "format", "."], cwd=ROOT, check=True)
    return fixed.returncode
