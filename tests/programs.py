"""Programs that tests start beside the portal, each a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from door.places import ROOT


@contextmanager
def running(*arguments: str, says: str = "") -> Iterator[subprocess.Popen[str]]:
    """`python -m …`, once it has said what it says when it is ready; ended afterwards."""
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            if says:
                assert says in process.stdout.readline()
            yield process
        finally:
            process.kill()


@contextmanager
def scanner(address: str) -> Iterator[None]:
    """The stand-in for a virus scanner at tcp://… or unix://…."""
    with running("standins.scanner", address, says="listening"):
        yield
