"""A private PostgreSQL server of this copy of the project.

Two roles stand in it: the owner changes tables, the application does not. The whole cluster sorts
by the Kazakh alphabet, so the databases that tests make do so too. Only this machine reaches it.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from door import ports
from door.places import ROOT
from door.postgres_programs import programs_folder
from door.say import Failed, Step

SUPERUSER = "postgres"
OWNER = "portal_owner"
APP = "portal_app"
DATABASE = "portal"
COLLATION = ("--locale-provider=icu", "--icu-locale=kk-KZ", "--locale=C.UTF-8", "--encoding=UTF8")
ROLES_AND_DATABASE = f"""
SELECT 'CREATE ROLE {OWNER} LOGIN CREATEDB'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{OWNER}') \\gexec
SELECT 'CREATE ROLE {APP} LOGIN'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP}') \\gexec
GRANT {APP} TO {OWNER};
SELECT 'CREATE DATABASE {DATABASE} OWNER {OWNER}'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{DATABASE}') \\gexec
"""


@dataclass(frozen=True)
class Postgres:
    wanted_folder: Path
    wanted_port: int
    durable: bool = True  # False for tests: quicker, may be lost with the machine's power

    @property
    def folder(self) -> Path:
        """The data directory: under the project when the server's account can get there."""
        return self.wanted_folder if is_reachable(self.wanted_folder.parent) else self.elsewhere

    @property
    def elsewhere(self) -> Path:
        mark = hashlib.sha256(str(self.wanted_folder).encode()).hexdigest()[:8]
        return Path("/var/lib") / f"attestation-portal-{mark}"

    def url(self, role: str) -> str:
        return f"postgres://{role}@{ports.HOST}:{self.port()}/{DATABASE}"

    def port(self) -> int | None:
        """The port this very cluster answers on now, or None."""
        pid_file = self.folder / "postmaster.pid"
        try:
            port = int(pid_file.read_text().splitlines()[3])
        except (OSError, IndexError, ValueError):
            return None
        return port if self._is_at(port) else None

    def _is_at(self, port: int) -> bool:
        """Another cluster may answer on a port left behind in a stale file."""
        if not ports.answers(ports.HOST, port):
            return False
        answer = _psql(port, "SHOW data_directory")
        return answer.returncode == 0 and Path(answer.stdout.strip()) == self.folder.resolve()

    def start(self, step: Step) -> None:
        if not (self.folder / "PG_VERSION").exists():
            self._create()
        _refuse_foreign(self.folder)
        port = self._launch()
        done = _psql(port, ROLES_AND_DATABASE)
        if done.returncode != 0:
            raise Failed(f"PostgreSQL started, but not its database:\n{done.stderr}")
        step.result = (
            f"port {port}"
            if self.folder == self.wanted_folder
            else (f"port {port}, in {self.folder}: its account may not enter {ROOT}")
        )

    def _create(self) -> None:
        """Made under a temporary name, so that an interrupted start leaves no half cluster."""
        fresh = self.folder.with_name(self.folder.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True, mode=0o700)
        account = server_account()
        if account:
            shutil.chown(fresh, account, account)
        made = _as_server(
            "initdb", "-D", str(fresh), "-U", SUPERUSER, "--auth=trust", "--no-sync", *COLLATION
        )
        if made.returncode != 0:
            raise Failed(f"PostgreSQL could not be set up in {self.folder}:\n{made.stderr}")
        fresh.rename(self.folder)

    def _launch(self) -> int:
        """Starts on the first free port; another program may take it in between."""
        log = self.folder / "server.log"
        for _ in range(ports.ATTEMPTS):
            port = ports.first_free(self.wanted_port)
            command = ("pg_ctl", "-D", str(self.folder), "-l", str(log), "-w", "-t", "60")
            started = _as_server(*command, "-o", self._options(port), "start")
            if started.returncode == 0:
                return port
        written = log.read_text(errors="replace") if log.exists() else started.stderr
        raise Failed("PostgreSQL did not start:\n" + "\n".join(written.splitlines()[-15:]))

    def _options(self, port: int) -> str:
        sure = "on" if self.durable else "off"
        settings = {
            "port": port,
            "listen_addresses": ports.HOST,
            "unix_socket_directories": "''",  # a socket's path may be too long for the system
            "fsync": sure,
            "synchronous_commit": sure,
            "full_page_writes": sure,
            "timezone": "UTC",
        }
        return " ".join(f"-c {name}={value}" for name, value in settings.items())

    def stop(self) -> None:
        stop = ("pg_ctl", "-D", str(self.folder), "-w", "-t", "20", "stop", "-m")
        if _as_server(*stop, "fast").returncode != 0 and self.port():
            _as_server(*stop, "immediate")

    def remove(self) -> None:
        for folder in {self.folder, self.wanted_folder, self.elsewhere}:
            shutil.rmtree(folder, ignore_errors=True)


def server_account() -> str | None:
    """PostgreSQL refuses to run as root: then its own account runs it."""
    return SUPERUSER if os.geteuid() == 0 else None


@cache
def is_reachable(folder: Path) -> bool:
    """May the server's account pass through to this folder?"""
    account = server_account()
    if account is None or not _exists(account):
        return True
    while not folder.exists():
        folder = folder.parent
    return _run(["test", "-x", str(folder)]).returncode == 0


def _exists(account: str) -> bool:
    try:
        pwd.getpwnam(account)
    except KeyError:
        return False
    return True


def _refuse_foreign(folder: Path) -> None:
    account = server_account()
    expected = pwd.getpwnam(account).pw_uid if account else os.geteuid()
    if folder.stat().st_uid != expected:
        raise Failed(
            f"{folder} belongs to another user of this machine. Run the command as the user who "
            "started it first, or empty the data as that user: ./portal reset"
        )


def _as_server(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    folder = programs_folder()
    if folder is None:
        raise Failed("PostgreSQL is not installed.")
    return _run([str(folder / program), *arguments])


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Runs a program as the server's account, away from folders it may not enter."""
    account = server_account()
    return subprocess.run(
        command,
        cwd="/",
        env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        user=account,
        group=account,
        extra_groups=[] if account else None,
    )


def _psql(port: int, sql: str) -> subprocess.CompletedProcess[str]:
    folder = programs_folder()
    command = [str((folder or Path("/usr/bin")) / "psql"), "-X", "-q", "-A", "-t"]
    where = ["-h", ports.HOST, "-p", str(port), "-U", SUPERUSER, "-d", "postgres"]
    return subprocess.run(
        [*command, *where, "-v", "ON_ERROR_STOP=1", "-f", "-"],
        input=sql,
        capture_output=True,
        text=True,
        check=False,
    )
