"""What the door says: one line per step with its time, and signs of life during long ones."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

SIGN_OF_LIFE = 15  # seconds between lines of a long step where no terminal is watching


class Failed(Exception):  # noqa: N818 - read aloud: “raise Failed(…)”
    """Ends the command with a message that says what to do."""


class Voice:
    """Where messages go. Commands whose output may be piped on speak to standard error."""

    keeps_output_clean = False
    unfinished = False  # a line of progress stands on the terminal, to be written over

    @classmethod
    def stream(cls) -> TextIO:
        return sys.stderr if cls.keeps_output_clean else sys.stdout


def line(text: str = "") -> None:
    start = "\r\033[K" if Voice.unfinished else ""
    Voice.unfinished = False
    write(f"{start}{text}\n")


def write(text: str) -> None:
    """A reader who has gone (a closed window, `| head`) must not keep the door from stopping."""
    try:
        print(text, end="", file=Voice.stream(), flush=True)
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, Voice.stream().fileno())
        os.close(nowhere)


def quietly() -> None:
    Voice.keeps_output_clean = True


class Step:
    """A step under way. `result` is added to its closing line."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.result = ""
        self.started = self.last_sign = time.monotonic()
        self.watched = Voice.stream().isatty()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def progress(self, text: str = "") -> None:
        """Shows how far the step is: at once on a terminal, now and then elsewhere."""
        shown = f"{self.title} … {self.seconds:.0f} s  {text}"
        if self.watched:
            write(f"\r\033[K{shown[:100]}")
            Voice.unfinished = True
        elif time.monotonic() - self.last_sign > SIGN_OF_LIFE:
            self.last_sign = time.monotonic()
            line(shown)

    def close(self, outcome: str) -> None:
        result = f"  ({self.result})" if self.result else ""
        line(f"{self.title} … {outcome}{result}")


@contextmanager
def step(title: str) -> Iterator[Step]:
    current = Step(title)
    if current.watched:
        current.progress()
    try:
        yield current
    except BaseException:
        current.close(f"stopped after {current.seconds:.1f} s")
        raise
    current.close(f"{current.seconds:.1f} s")
