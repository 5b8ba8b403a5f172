"""Brings database, translations, static files and the demonstration country up to date."""

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from door.places import LOCK, PYTHON, ROOT, VAR
from door.run import run_step
from door.say import step

MANAGE = (str(PYTHON), "manage.py")
STATIC = VAR / "static"  # STATIC_ROOT of the settings
NOTHING_NEW = "No migrations to apply."


def migrate(owner: dict[str, str]) -> None:
    with step("Database tables") as current:
        said = run_step(current, [*MANAGE, "migrate", "--noinput"], owner)
        if NOTHING_NEW in said:
            current.result = "nothing new"
    with step("Rights of the application's role") as current:
        run_step(current, [*MANAGE, "grant_app_role"], owner)


def compile_messages() -> None:
    with step("Translations") as current:
        said = run_step(current, [PYTHON, "-m", "door.compile_messages"])
        current.result = said.strip().splitlines()[-1]


def collect_static(environment: dict[str, str], stamp: Path = VAR / "static.stamp") -> None:
    """Only when a static file, a package or the settings changed since the last time."""
    now = static_state()
    if stamp.exists() and stamp.read_text() == now and STATIC.exists():
        return
    with step("Static files") as current:
        said = run_step(current, [*MANAGE, "collectstatic", "--noinput"], environment)
        current.result = said.strip().splitlines()[-1].strip(" .") if said.strip() else ""
    stamp.write_text(now)


def static_state() -> str:
    state = hashlib.sha256(LOCK.read_bytes() + (ROOT / "config" / "settings.py").read_bytes())
    for path in sorted(static_sources()):
        facts = path.stat()
        state.update(f"{path} {facts.st_mtime_ns} {facts.st_size}\n".encode())
    return state.hexdigest()


def static_sources() -> Iterator[Path]:
    """The files that the settings gather: STATICFILES_DIRS and those of the rooms."""
    for folder in (ROOT / "static", *ROOT.glob("[a-z]*/static"), *ROOT.glob("foundation/*/static")):
        if folder != STATIC:
            yield from (path for path in folder.rglob("*") if path.is_file())


def seed(environment: dict[str, str]) -> None:
    """Fills an empty database; a filled one keeps what people did in it."""
    ready = subprocess.run(
        [*MANAGE, "demonstration_ready"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if ready.returncode == 0:
        return
    with step("Demonstration country") as current:
        run_step(current, [*MANAGE, "seed_demonstration"], environment)


def logins(environment: dict[str, str]) -> str:
    done = subprocess.run(
        [*MANAGE, "demonstration_logins"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.rstrip() or done.stderr.rstrip()
