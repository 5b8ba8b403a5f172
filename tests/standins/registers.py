"""The stand-in of the registers as the tests start it: a real process on a free port."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import urllib3
from django.conf import LazySettings

from config.env import OutsideRegister
from door.places import ROOT

SECRET = "a secret of tests"
NAMES = ("staff", "courses", "contests", "testing")


class StandIn:
    """One process; `tell` and `switch` change what its registers do."""

    def __init__(self, facts: Path) -> None:
        self.facts = facts
        self.told: dict[str, dict[str, list[dict[str, Any]]]] = {}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "standins.registers", "--port", "0", "--facts", str(facts)],
            cwd=ROOT,
            env={"REGISTERS_SECRET": SECRET, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline().split()[-1])

    def address(self, name: str) -> str:
        return f"http://127.0.0.1:{self.port}/{name}"

    def connected(self) -> dict[str, OutsideRegister]:
        return {name: OutsideRegister(self.address(name), SECRET) for name in NAMES}

    def tell(self, name: str, iin: str, *facts: dict[str, Any]) -> None:
        """What a register knows of a person from now on."""
        self.told.setdefault(name, {})[iin] = list(facts)
        self.facts.write_text(json.dumps(self.told, default=str))

    def forget(self) -> None:
        self.told = {}
        self.facts.unlink(missing_ok=True)
        self.switch("up", *NAMES)

    def switch(self, mode: str, *names: str) -> None:
        for name in names:
            answer = urllib3.request("PUT", f"{self.address(name)}/mode", body=mode.encode())
            assert answer.status == 200

    def stop(self) -> int:
        self.process.terminate()
        assert self.process.stdout is not None
        self.process.stdout.close()
        return self.process.wait(10)


@pytest.fixture(scope="session")
def standin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """Started once; what one test told another does not hear."""
    started = StandIn(tmp_path_factory.mktemp("registers") / "facts.json")
    yield started
    started.stop()


@pytest.fixture
def registers(standin: StandIn, settings: LazySettings) -> Iterator[StandIn]:
    """The portal connected to all registers of the stand-in."""
    settings.REGISTERS = standin.connected()
    settings.REGISTERS_SECONDS = 2
    yield standin
    standin.forget()
