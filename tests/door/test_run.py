"""Running other programs: what is shown, and that stopping always ends."""

import os
import sys
import time
from pathlib import Path

import pytest

from door.processes import Program, Running, first_ended
from door.run import run_step
from door.say import Failed, Step

STUBBORN = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = os.fork()
open({path!r}, "a").write(f"{{os.getpid()}}\\n")
time.sleep(60)
"""


def test_a_step_returns_what_the_program_said() -> None:
    assert run_step(Step("words"), [sys.executable, "-c", "print('Сәлем')"]) == "Сәлем\n"


def test_a_failed_program_is_shown_with_the_end_of_its_output() -> None:
    program = "import sys; print('first'); sys.exit('the disk is full')"
    with pytest.raises(Failed, match=r"ended with status 1:\n  first\n  the disk is full"):
        run_step(Step("a step"), [sys.executable, "-c", program])


def test_a_stubborn_process_is_killed_with_its_children(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    program = Program("stubborn", [sys.executable, "-c", STUBBORN.format(path=str(pids))])
    running = Running(program, dict(os.environ))
    while not pids.exists() or len(pids.read_text().split()) < 2:
        time.sleep(0.02)
    running.stop(patience=0.2)
    time.sleep(0.1)
    assert [pid for pid in pids.read_text().split() if is_alive(int(pid))] == []


def is_alive(pid: int) -> bool:
    """A killed orphan may wait as a zombie for its new parent."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_process_that_ends_by_itself_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", "print('no settings'); raise SystemExit(3)"]
    running = Running(Program("web", command), dict(os.environ))
    running.process.wait(10)
    assert first_ended([running]) is running
    running.stop()
    assert running.process.returncode == 3
