"""The portal's own processes: web, worker and beat, side by side on one machine."""

import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from os import killpg

from door.places import ROOT
from door.say import line

PATIENCE = 10  # seconds a process may take to stop before it is killed


@dataclass(frozen=True)
class Program:
    name: str
    command: Sequence[str]


class Running:
    """One program at work, its output printed line by line under its name."""

    def __init__(self, program: Program, environment: dict[str, str]) -> None:
        self.name = program.name
        self.process = subprocess.Popen(
            [*dies_with_parent(), *program.command],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,  # Ctrl-C reaches the door, which stops all in order
        )
        self.reader = threading.Thread(target=self._relay, daemon=True)
        self.reader.start()

    def _relay(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as output:
            for text in output:
                line(f"{self.name:6} | {text.rstrip()}")

    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def stop(self, patience: float = PATIENCE) -> None:
        """Asks the process; if it does not hear in time, kills it with all its children."""
        self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            line(f"{self.name} did not stop in {patience} s and is killed.")
        with suppress(ProcessLookupError):
            killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.reader.join(2)


def dies_with_parent() -> list[str]:
    """Should the door itself be killed, the system tells what it started to stop."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM"] if setpriv else []


def first_ended(running: Sequence[Running]) -> Running | None:
    return next((one for one in running if one.has_ended()), None)


def wait_for_any(running: Sequence[Running]) -> Running:
    """Waits until one of them ends by itself."""
    while True:
        ended = first_ended(running)
        if ended is not None:
            return ended
        time.sleep(0.3)
