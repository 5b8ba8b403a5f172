"""Runs other programs and waits for them."""

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from door.places import ROOT
from door.say import Failed, Step

SHOWN_LINES = 30  # of a failed program's output


def run_step(
    step: Step, command: Sequence[str | Path], environment: Mapping[str, str] | None = None
) -> str:
    """Runs a program inside a step, its last line of output shown as progress.

    Returns the output. Raises Failed with the end of the output.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=ROOT,
            env=dict(environment) if environment is not None else None,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _watch(process, output, step)
        finally:
            _end(process)
        output.seek(0)
        text = output.read()
    if process.returncode != 0:
        raise Failed(describe_failure(command, process.returncode, text))
    return text


def _watch(process: subprocess.Popen[bytes], output: IO[str], step: Step) -> None:
    while process.poll() is None:
        try:
            process.wait(0.5)
        except subprocess.TimeoutExpired:
            step.progress(_last_line(output.fileno()))


def _last_line(descriptor: int) -> str:
    """The last line written so far, read without moving the writer's position."""
    size = os.fstat(descriptor).st_size
    tail = os.pread(descriptor, 400, max(0, size - 400)).decode(errors="replace")
    lines = [part.strip() for part in tail.replace("\r", "\n").split("\n") if part.strip()]
    return lines[-1] if lines else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """After Ctrl-C the program may still be working: it is told to stop and waited for."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def describe_failure(command: Sequence[str | Path], status: int, output: str) -> str:
    shown = "\n".join("  " + text for text in output.strip().splitlines()[-SHOWN_LINES:])
    return f"“{' '.join(str(part) for part in command)}” ended with status {status}:\n{shown}"
