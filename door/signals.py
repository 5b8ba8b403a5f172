"""Ctrl-C and requests to stop end a command in order, with everything it started."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Someone asked this command to stop."""


def listen() -> None:
    """A request to stop becomes an exception, so that every `finally` does its work."""
    for number in STOPPING:
        if number is not signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _raise)


def _raise(number: int, _frame: FrameType | None) -> None:
    raise Stopped(signal.Signals(number).name)


@contextmanager
def undisturbed() -> Iterator[None]:
    """A second Ctrl-C must not cut short the stopping; each of its waits has an end."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
