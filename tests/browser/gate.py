"""The network between a browser and the portal: it can be shut, and it can lose an answer.

Chromium's own switch reaches the page and not surely its service worker; behind a shut gate nothing
of the browser reaches the portal.
"""

import re
import socket
from contextlib import suppress
from threading import Event, Lock, Thread
from urllib.parse import urlsplit

PIECE = 65536


class Gate:
    def __init__(self, portal: str) -> None:
        parts = urlsplit(portal)
        self._portal = (str(parts.hostname), int(parts.port or 80))
        self._door = socket.create_server((self._portal[0], 0))
        self.address = f"http://{self._portal[0]}:{self._door.getsockname()[1]}"
        self._lines: set[socket.socket] = set()
        self._lock = Lock()
        self._is_open = True
        self._to_lose = b""
        self.lost = Event()  # an answer was lost
        Thread(target=self._accept, daemon=True).start()

    def shut(self) -> None:
        self._is_open = False
        with self._lock:
            for line in self._lines:
                _end(line)

    def open(self) -> None:
        self._is_open = True

    def lose_answer_to(self, request: str) -> None:
        """The next request that begins so ("POST /lessons/…") arrives; then the gate is shut."""
        self.lost.clear()
        self._to_lose = request.encode()

    def close(self) -> None:
        self.shut()
        self._door.close()

    def _accept(self) -> None:
        with suppress(OSError):  # the door is closed
            while True:
                browser, _ = self._door.accept()
                Thread(target=self._serve, args=[browser], daemon=True).start()

    def _serve(self, browser: socket.socket) -> None:
        if not self._is_open:
            browser.close()
            return
        with browser, socket.create_connection(self._portal) as portal, suppress(OSError):
            with self._lock:
                self._lines |= {browser, portal}
            Thread(target=self._answer, args=[portal, browser], daemon=True).start()
            while piece := browser.recv(PIECE):
                if self._to_lose and piece.startswith(self._to_lose):
                    self._to_lose = b""
                    self._arrive_only(browser, piece)
                    return
                portal.sendall(piece)

    def _arrive_only(self, browser: socket.socket, piece: bytes) -> None:
        """On a line of its own, so that the answer is read here to its first byte and dropped."""
        while not _is_whole(piece):
            piece += browser.recv(PIECE)
        with socket.create_connection(self._portal) as alone:
            alone.sendall(piece)
            alone.recv(PIECE)
        self.shut()
        self.lost.set()

    def _answer(self, portal: socket.socket, browser: socket.socket) -> None:
        with suppress(OSError):
            while piece := portal.recv(PIECE):
                browser.sendall(piece)
            _end(browser)


def _is_whole(request: bytes) -> bool:
    """Whether the body has come to its end."""
    head, mark, body = request.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    return bool(mark) and length is not None and len(body) >= int(length[1])


def _end(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
