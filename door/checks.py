"""`./portal test`: every check of the project, in order, with a summary at the end."""

import argparse
import re
import subprocess
import time
import tomllib
from collections import Counter
from dataclasses import dataclass

from door import apt, environment, prepare, python
from door.places import ROOT, tool
from door.say import Failed, line, write
from door.servers import opened, test_servers, try_lock

MANAGE = prepare.MANAGE
COUNTED = re.compile(r"(\d+) (passed|failed|errors?|skipped|deselected|xfailed|xpassed|warnings?)")
CLOSING = re.compile(r"\b(passed|failed|errors?|skipped|deselected|no tests ran)\b.* in [\d.]+s")
WORKERS = "2"


@dataclass(frozen=True)
class Check:
    name: str
    command: list[str]
    environment: dict[str, str]
    is_pytest: bool = False


@dataclass(frozen=True)
class Result:
    check: Check
    seconds: float
    status: int
    closing: str = ""  # the last line in the form of pytest's closing one


def test(options: argparse.Namespace) -> int:
    apt.ensure(apt.TO_TEST)
    python.ensure(for_tests=True)
    servers = test_servers()
    servers.folder.mkdir(parents=True, exist_ok=True)
    with opened(servers.folder / "test.lock") as lock:
        if not try_lock(lock):
            raise Failed("Another ./portal test works in this copy of the project.")
        with servers.running():
            surroundings = environment.for_tests(servers)
            prepare.compile_messages()
            prepare.collect_static(surroundings)
            chosen = chosen_checks(options.pytest_args, surroundings)
            results = [run(check) for check in chosen]
    return summarise(results)


def chosen_checks(pytest_args: list[str], surroundings: dict[str, str]) -> list[Check]:
    """All of them; with arguments, pytest alone with exactly these."""
    if pytest_args:
        return [Check("pytest", [tool("pytest"), *pytest_args], surroundings, is_pytest=True)]
    return all_checks(surroundings)


def all_checks(surroundings: dict[str, str]) -> list[Check]:
    production = environment.like_production(surroundings)
    deploy = ["check", "--deploy", "--fail-level", "WARNING"]
    together = ["-n", WORKERS, "-m", "not browser"]
    commands = {
        "formatting": [tool("ruff"), "format", "--check", "."],
        "lint": [tool("ruff"), "check", "."],
        "types": [tool("mypy"), *typed_files()],
        "floors of the house": [tool("lint-imports")],
        "missing migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
        "deployment settings": [*MANAGE, *deploy],
        "translations": [*MANAGE, "check_translations"],
        "unit and database tests": [tool("pytest"), *together],
        "browser tests": [tool("pytest"), "-m", "browser"],
    }
    return [
        Check(
            name,
            command,
            production if name == "deployment settings" else surroundings,
            is_pytest=command[0] == tool("pytest"),
        )
        for name, command in commands.items()
    ]


def typed_files() -> list[str]:
    """The law's engine, and every service and selector of the rooms."""
    rooms = [ROOT / name for name in root_packages() if name != "scoring"]
    found = [
        path
        for room in rooms
        for pattern in ("services.py", "selectors.py", "services/*.py", "selectors/*.py")
        for path in room.rglob(pattern)
    ]
    return ["scoring", *sorted(str(path.relative_to(ROOT)) for path in found)]


def root_packages() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return list(settings["tool"]["importlinter"]["root_packages"])


def run(check: Check) -> Result:
    line(f"\n── {check.name}")
    started = time.monotonic()
    process = subprocess.Popen(
        check.command,
        cwd=ROOT,
        env=check.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    assert process.stdout is not None
    last = ""
    try:
        with process.stdout as output:
            for text in output:
                write(text)
                last = text if CLOSING.search(text) else last
    except BaseException:
        process.terminate()
        process.wait()
        raise
    return Result(check, time.monotonic() - started, process.wait(), last)


def summarise(results: list[Result]) -> int:
    line("\n── Summary")
    for result in results:
        outcome = "ok" if result.status == 0 else f"FAILED (status {result.status})"
        line(f"{result.check.name:26} {result.seconds:7.1f} s  {outcome}")
    line(f"{'together':26} {sum(result.seconds for result in results):7.1f} s")
    line(closing_line([result for result in results if result.check.is_pytest]))
    return int(any(result.status for result in results))


def closing_line(results: list[Result]) -> str:
    """The closing lines of all runs of pytest as one, in pytest's own form."""
    counted: Counter[str] = Counter()
    for result in results:
        for number, kind in COUNTED.findall(result.closing):
            counted[kind.removesuffix("s") if kind != "passed" else kind] += int(number)
    counted.pop("deselected", None)  # what one run leaves out the other runs
    parts = ", ".join(f"{number} {kind}" for kind, number in counted.items()) or "no tests ran"
    seconds = sum(result.seconds for result in results)
    return f" {parts} in {seconds:.2f}s ".center(80, "=")
