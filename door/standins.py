"""The stand-ins of the outside registers beside the demonstration: one process for all of them."""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from door import ports
from door.places import PYTHON, ROOT, VAR
from door.processes import Program, Running

AFTER_PAGES = 50  # their port lies so far behind the pages' port, or further when that is taken
REGISTERS = ("staff", "courses", "contests", "testing")


@dataclass(frozen=True)
class StandIns:
    """Where they answer, and the secret that they and the portal share until the next start."""

    port: int
    folder: Path = VAR
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    def addresses(self) -> dict[str, str]:
        """Settings of the portal's processes."""
        told = {}
        for name in REGISTERS:
            told[f"{name.upper()}_REGISTER_URL"] = f"http://{ports.HOST}:{self.port}/{name}"
            told[f"{name.upper()}_REGISTER_SECRET"] = self.secret
        return told

    def start(self) -> Running:
        """The process; it gets nothing of the portal's settings but that one secret."""
        command = [str(PYTHON), "-m", "standins.registers", "--port", str(self.port)]
        program = Program("registers", [*command, "--facts", str(self.folder / "registers.json")])
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT),
            "REGISTERS_SECRET": self.secret,
        }
        return Running(program, environment)

    def answer(self) -> bool:
        return ports.answers(ports.HOST, self.port)


def beside(port: int) -> StandIns:
    """Stand-ins for the portal that serves its pages at the port."""
    return StandIns(ports.first_free(port + AFTER_PAGES))
