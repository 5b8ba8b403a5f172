"""A private Redis of this copy of the project. It keeps nothing: what matters is in PostgreSQL."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

from door import ports
from door.say import Failed, Step

START_SECONDS = STOP_SECONDS = 5


@dataclass(frozen=True)
class Redis:
    folder: Path
    wanted_port: int

    @property
    def _port_file(self) -> Path:
        return self.folder / "port"

    def url(self) -> str:
        return f"redis://{ports.HOST}:{self.port()}/0"

    def port(self) -> int | None:
        """The port this very server answers on now, or None."""
        process = self._process()
        if process is None:
            return None
        port = int(self._port_file.read_text())
        answer = ask(port, "INFO server")
        # Another server may answer on a port left behind in a stale file.
        return port if f"process_id:{process}\r" in answer else None

    def _process(self) -> int | None:
        try:
            return int((self.folder / "redis.pid").read_text())
        except (OSError, ValueError):
            return None

    def start(self, step: Step) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for _ in range(ports.ATTEMPTS):
            port = ports.first_free(self.wanted_port)
            self._port_file.write_text(str(port))
            if self._launch(port):
                step.result = f"port {port}"
                return
        log = (self.folder / "redis.log").read_text(errors="replace")
        raise Failed("Redis did not start:\n" + "\n".join(log.splitlines()[-15:]))

    def _launch(self, port: int) -> bool:
        settings = {
            "port": str(port),
            "bind": ports.HOST,
            "dir": str(self.folder),
            "pidfile": str(self.folder / "redis.pid"),
            "logfile": str(self.folder / "redis.log"),
            "daemonize": "yes",
            "save": "",
            "appendonly": "no",
        }
        arguments = [part for name, value in settings.items() for part in (f"--{name}", value)]
        subprocess.run(
            ["redis-server", *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        return ports.wait_for(lambda: self.port() == port, START_SECONDS)

    def stop(self) -> None:
        port, process = self.port(), self._process()
        if port is None or process is None:
            return
        ask(port, "SHUTDOWN NOSAVE")
        if not ports.wait_for(lambda: ports.is_free(port), STOP_SECONDS):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def ask(port: int, command: str) -> str:
    """Redis's answer to one inline command; empty when there is none."""
    try:
        with socket.create_connection((ports.HOST, port), 2) as connection:
            connection.sendall(command.encode() + b"\r\n")
            return _whole_answer(connection)
    except OSError:
        return ""


def _whole_answer(connection: socket.socket) -> str:
    """A bulk answer begins with its length; every other kind is one line."""
    received = b""
    while not _is_whole(received):
        part = connection.recv(65536)
        if not part:
            break
        received += part
    return received.decode(errors="replace")


def _is_whole(received: bytes) -> bool:
    head, ending, body = received.partition(b"\r\n")
    length = re.fullmatch(rb"\$(\d+)", head)
    return len(body) >= int(length[1]) if ending and length else bool(ending)
