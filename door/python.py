"""The project's Python environment, built from the locked packages."""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from door.places import DEV_LOCK, LOCK, PYTHON, ROOT, VENV, tool
from door.run import run_step
from door.say import Failed, Step, line, step

STAMP = VENV / "installed-locks"  # hashes of the locks the environment was built from
UV_LOCK = ROOT / "door" / "uv.lock.txt"


def can_make_environment() -> bool:
    return works() or importlib.util.find_spec("ensurepip") is not None


def works() -> bool:
    """Is there an environment whose Python still runs (it may have moved or been updated)?"""
    if not PYTHON.exists():
        return False
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([PYTHON, "-c", check], check=False).returncode == 0


def ensure(*, for_tests: bool = False) -> None:
    if VENV.is_symlink():
        line(f"Python environment … taken as it is from {VENV.resolve()}")
        return
    lock = DEV_LOCK if for_tests else LOCK
    if works() and digest(lock) in installed():
        return
    with step("Python packages") as current:
        if not works():
            make(current)
        install(lock, current)
        locks = [LOCK, DEV_LOCK] if for_tests else [LOCK]
        STAMP.write_text("\n".join(digest(lock) for lock in locks))


def digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def installed() -> list[str]:
    return STAMP.read_text().split() if STAMP.exists() else []


def make(current: Step) -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    run_step(current, [sys.executable, "-m", "venv", VENV])


def install(lock: Path, current: Step) -> None:
    """With uv, which takes seconds; where uv does not work, with pip, which takes a minute."""
    STAMP.unlink(missing_ok=True)
    pip: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-input",
        "install",
    ]
    try:
        run_step(current, [*pip, "--require-hashes", "-r", UV_LOCK])
        run_step(current, [tool("uv"), "pip", "sync", "--require-hashes", "--python", PYTHON, lock])
        current.result = "with uv"
    except Failed:
        current.progress("uv does not work here, pip does it")
        run_step(current, [*pip, "--require-hashes", "-r", lock])
        current.result = "with pip"
