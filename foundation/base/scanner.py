"""Asking a virus scanner over clamd's protocol (ClamAV and what speaks like it).

It stands at `settings.FILE_SCANNER`: tcp://host:port or unix:///path; empty: there is none.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

CONNECT_SECONDS = 3
ANSWER_SECONDS = 30
PIECE = 64 * 1024
LONGEST_ANSWER = 4096
PORT = 3310


class ScannerDown(Exception):  # noqa: N818 - says what happened
    """The scanner did not answer, or did not say whether the file is clean."""


@dataclass(frozen=True)
class Answer:
    """`scanner`: its name and the version of its signatures; `found`: the virus, empty if none."""

    scanner: str
    found: str


def is_connected() -> bool:
    return bool(settings.FILE_SCANNER)


def scan(content: bytes) -> Answer:
    """The scanner's word on these bytes. Raises ScannerDown."""
    scanner = _ask(b"zVERSION\0")
    said = _ask(b"zINSTREAM\0", content)
    words = said.removeprefix("stream: ")
    if words == "OK":
        return Answer(scanner[:100], "")
    if words.endswith(" FOUND"):
        return Answer(scanner[:100], words.removesuffix(" FOUND")[:200])
    raise ScannerDown(f"the scanner answered: {said[:200]!r}")


def _ask(command: bytes, content: bytes | None = None) -> str:
    try:
        with _connected() as line:
            line.sendall(command)
            if content is not None:
                _send_pieces(line, content)
            return _answer(line)
    except (OSError, UnicodeDecodeError) as error:
        raise ScannerDown(f"{type(error).__name__}: {error}") from error


@contextmanager
def _connected() -> Iterator[socket.socket]:
    address = urlsplit(settings.FILE_SCANNER)
    if address.scheme == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        place: str | tuple[str, int] = address.path
    else:
        line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        place = (address.hostname or "", address.port or PORT)
    with line:
        line.settimeout(CONNECT_SECONDS)
        line.connect(place)
        line.settimeout(ANSWER_SECONDS)
        yield line


def _send_pieces(line: socket.socket, content: bytes) -> None:
    for start in range(0, len(content), PIECE):
        piece = content[start : start + PIECE]
        line.sendall(len(piece).to_bytes(4, "big") + piece)
    line.sendall((0).to_bytes(4, "big"))


def _answer(line: socket.socket) -> str:
    """Up to the closing NUL; an answer without one was cut off."""
    said = b""
    while not said.endswith(b"\0"):
        part = line.recv(LONGEST_ANSWER)
        if not part or len(said) > LONGEST_ANSWER:
            raise OSError("the answer was cut off")
        said += part
    return said.rstrip(b"\0").decode().strip()
