"""Free ports, so that two copies of the project never meet in silence."""

import socket
import time

from door.say import Failed

HOST = "127.0.0.1"
HOW_MANY = 50  # ports tried after the first


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


def wait_until_free(port: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_free(port):
            return True
        time.sleep(0.05)
    return is_free(port)


def wait_until_answers(port: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answers(HOST, port):
            return True
        time.sleep(0.02)
    return False
