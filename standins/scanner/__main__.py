"""`python -m standins.scanner tcp://127.0.0.1:3310` (or unix:///path): serves until it is ended."""

import socketserver
import sys
from urllib.parse import urlsplit

from standins.scanner.signatures import virus_in

VERSION = "Stand-in scanner 1.0/1/Fri Nov 20 10:00:00 2026"
LONGEST_COMMAND = 64
LARGEST_STREAM = 25_000_000  # clamd's StreamMaxLength is of this kind
ENDS = {ord("z"): b"\0", ord("n"): b"\n"}


class Conversation(socketserver.StreamRequestHandler):
    """One command and its answer: zPING, zVERSION, zINSTREAM and the same with n and a newline."""

    def handle(self) -> None:
        kind = self.rfile.read(1)
        if not kind or kind[0] not in ENDS:
            self.wfile.write(b"UNKNOWN COMMAND\n")
            return
        end = ENDS[kind[0]]
        self.wfile.write(self.answer(self.command(end)).encode() + end)

    def command(self, end: bytes) -> str:
        said = b""
        while not said.endswith(end) and len(said) < LONGEST_COMMAND:
            sign = self.rfile.read(1)
            if not sign:
                break
            said += sign
        return said.removesuffix(end).decode(errors="replace")

    def answer(self, command: str) -> str:
        if command == "PING":
            return "PONG"
        if command == "VERSION":
            return VERSION
        if command != "INSTREAM":
            return "UNKNOWN COMMAND"
        content = self.stream()
        if content is None:
            return "INSTREAM size limit exceeded. ERROR"
        found = virus_in(content)
        return f"stream: {found} FOUND" if found else "stream: OK"

    def stream(self) -> bytes | None:
        """Pieces, each after its length in four bytes; a length of zero ends them."""
        content = bytearray()
        while size := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(size)
            if len(content) > LARGEST_STREAM:
                return None
        return bytes(content)


class OverNetwork(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class OnThisMachine(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


def server(address: str) -> socketserver.BaseServer:
    parts = urlsplit(address)
    if parts.scheme == "unix":
        return OnThisMachine(parts.path, Conversation)
    return OverNetwork((parts.hostname or "127.0.0.1", parts.port or 3310), Conversation)


def main() -> None:
    with server(sys.argv[1]) as serving:
        print(f"listening at {sys.argv[1]}", flush=True)
        serving.serve_forever()


if __name__ == "__main__":
    main()
