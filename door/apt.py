"""What the portal needs from Debian beside Python, and how it gets there."""

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from door import python
from door.postgres_programs import programs_folder
from door.run import run_step
from door.say import Failed, step

ATTEMPTS = 3
POLICY = Path("/usr/sbin/policy-rc.d")
CLUSTER_CONFIG = Path("/etc/postgresql-common/createcluster.d/attestation-portal.conf")
OPTIONS = (
    "-q",
    "-y",
    "--no-install-recommends",
    "-o",
    "Dpkg::Options::=--force-confold",
    "-o",
    "DPkg::Lock::Timeout=300",
    "-o",
    "Acquire::Retries=3",
)


@dataclass(frozen=True)
class Need:
    package: str
    reason: str
    is_met: Callable[[], bool]


def has_program(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


def has_library(file_name: str) -> Callable[[], bool]:
    def is_loadable() -> bool:
        try:
            ctypes.CDLL(file_name)
        except OSError:
            return False
        return True

    return is_loadable


FOR_PYTHON = (Need("python3-venv", "the Python environment", python.can_make_environment),)
TO_SERVE = (
    *FOR_PYTHON,
    Need("postgresql", "the database", lambda: programs_folder() is not None),
    Need("redis-server", "the queue of background work", has_program("redis-server")),
    Need("libpango-1.0-0", "documents in PDF", has_library("libpango-1.0.so.0")),
    Need("libpangoft2-1.0-0", "documents in PDF", has_library("libpangoft2-1.0.so.0")),
    Need("libharfbuzz-subset0", "fonts inside PDF", has_library("libharfbuzz-subset.so.0")),
)
TO_TEST = (
    *TO_SERVE,
    Need("chromium", "browser tests", has_program("chromium")),
    Need("poppler-utils", "looking at PDF pages", has_program("pdftoppm")),
    Need("gettext", "gathering of translations", has_program("xgettext")),
)


def ensure(needs: Sequence[Need]) -> None:
    """Installs what is missing when this user may; otherwise says the exact line to type."""
    missing = [need for need in needs if not need.is_met()]
    if not missing:
        return
    packages = [need.package for need in missing]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Failed(explain(missing))
    with step("Debian packages: " + " ".join(packages)) as current, no_services_started(packages):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for attempt in range(1, ATTEMPTS + 1):
            try:
                run_step(current, ["apt-get", *OPTIONS, "update"], environment)
                run_step(current, ["apt-get", *OPTIONS, "install", *packages], environment)
                break
            except Failed:
                if attempt == ATTEMPTS:
                    raise
                time.sleep(3 * attempt)
    still = [need for need in missing if not need.is_met()]
    if still:
        raise Failed("Installed, yet not found:\n" + explain(still))


def explain(missing: Sequence[Need]) -> str:
    reasons = "\n".join(f"  {need.package:20} {need.reason}" for need in missing)
    packages = " ".join(need.package for need in missing)
    return (
        f"These Debian packages are missing:\n{reasons}\n"
        f"Type this, then start again:\n"
        f"  sudo apt-get update && sudo apt-get install --no-install-recommends -y {packages}"
    )


@contextmanager
def no_services_started(packages: Sequence[str]) -> Iterator[None]:
    """The portal runs its own servers: Debian's are installed without being started."""
    own_policy = not POLICY.exists()
    if own_policy:
        POLICY.write_text("#!/bin/sh\nexit 101\n")
        POLICY.chmod(0o755)
    CLUSTER_CONFIG.parent.mkdir(parents=True, exist_ok=True)
    CLUSTER_CONFIG.write_text("create_main_cluster = false\n")
    try:
        yield
    finally:
        CLUSTER_CONFIG.unlink(missing_ok=True)
        if own_policy:
            POLICY.unlink(missing_ok=True)
        if "redis-server" in packages and Path("/run/systemd/system").exists():
            subprocess.run(["systemctl", "disable", "--quiet", "redis-server"], check=False)
