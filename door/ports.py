"""Free ports, so that two copies of the project never meet in silence."""

import socket
import time
from collections.abc import Callable

from door.say import Failed

HOST = "127.0.0.1"
HOW_MANY = 50  # ports tried after the first
ATTEMPTS = 3  # of a server to take a free port: another program may be quicker


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def first_free(port: int) -> int:
    """The first free port from the given one on."""
    for candidate in range(port, min(port + HOW_MANY, 65536)):
        if is_free(candidate):
            return candidate
    raise Failed(f"No port between {port} and {port + HOW_MANY} is free.")


def answers(host: str, port: int, timeout: float = 2) -> bool:
    try:
        socket.create_connection((host, port), timeout).close()
    except OSError:
        return False
    return True


def wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    """Did it come true within this time?"""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
