"""The registers' protocol over HTTP, with a switch for each register.

`POST /<register>/facts` is the protocol itself. `PUT /<register>/mode` with the name of a mode in
its body is the stand-in's own: it makes that register fail in one of the ways registers fail. It
asks for no secret, for a stand-in serves its own machine only and tells of nobody real.
"""

import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
MOST_ASKED = 64 * 1024
SLOW_SECONDS = 60
NAMES = ("staff", "courses", "contests", "testing")
MODES = ("up", "down", "slow", "dripping", "garbage", "half", "endless", "mistaken", "moved")


class Registers:
    """The facts of all registers and what each of them does when asked."""

    def __init__(self, file: Path, secret: str) -> None:
        self.file, self.secret = file, secret
        self.modes = dict.fromkeys(NAMES, "up")

    def answer(self, name: str, question: dict[str, str]) -> dict[str, Any]:
        """The file is read each time: it may be written after the start."""
        told = json.loads(self.file.read_text()) if self.file.exists() else {}
        facts = told.get(name, {}).get(question["iin"])
        mark = "of another" if self.modes[name] == "mistaken" else question["question"]
        return {"question": mark, "known": facts is not None, "facts": facts or []}

    def lets_in(self, authorization: str) -> bool:
        return hmac.compare_digest(authorization.encode(), f"Bearer {self.secret}".encode())


class Handler(BaseHTTPRequestHandler):
    registers: Registers
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        name, _, what = self.path.strip("/").partition("/")
        if name not in NAMES or what != "facts":
            return self.send(404, {"error": "no such register"})
        if not self.registers.lets_in(self.headers.get("Authorization", "")):
            return self.send(401, {"error": "who asks?"})
        question = self.question()
        if question is None:
            return self.send(400, {"error": "not a question"})
        body = json.dumps(self.registers.answer(name, question)).encode()
        return getattr(self, f"when_{self.registers.modes[name]}")(body)

    def do_PUT(self) -> None:
        name, _, what = self.path.strip("/").partition("/")
        mode = self.body().decode("utf-8", "replace").strip()
        if name not in NAMES or what != "mode" or mode not in MODES:
            return self.send(404, {"error": "no such switch", "modes": MODES})
        self.registers.modes[name] = mode
        return self.send(200, {name: mode})

    # ---- how a register answers ------------------------------------------------------------
    def when_up(self, body: bytes) -> None:
        self.start(200, len(body))
        self.wfile.write(body)

    def when_mistaken(self, body: bytes) -> None:
        self.when_up(body)

    def when_down(self, _body: bytes) -> None:
        self.send(503, {"error": "closed for repairs"})

    def when_moved(self, _body: bytes) -> None:
        self.send_response(307)
        self.send_header("Location", f"http://{self.headers['Host']}/staff/facts")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def when_slow(self, body: bytes) -> None:
        time.sleep(SLOW_SECONDS)
        self.when_up(body)

    def when_dripping(self, body: bytes) -> None:
        self.start(200, len(body))
        for byte in body:
            self.wfile.write(bytes([byte]))
            time.sleep(0.2)

    def when_garbage(self, _body: bytes) -> None:
        self.when_up(b'{"facts": "<html>Internal error</html>"}')

    def when_half(self, body: bytes) -> None:
        self.start(200, len(body))
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def when_endless(self, _body: bytes) -> None:
        self.start(200, 10**12)
        while True:
            self.wfile.write(b" " * 65_536)

    # ---- reading and writing ---------------------------------------------------------------
    def question(self) -> dict[str, str] | None:
        try:
            asked = json.loads(self.body())
        except ValueError:
            return None
        whole = isinstance(asked, dict) and {"question", "iin"} <= asked.keys()
        return asked if whole else None

    def body(self) -> bytes:
        length = self.headers.get("Content-Length", "0")
        return self.rfile.read(min(int(length), MOST_ASKED)) if length.isdigit() else b""

    def send(self, status: int, content: dict[str, Any]) -> None:
        body = json.dumps(content).encode()
        self.start(status, len(body))
        self.wfile.write(body)

    def start(self, status: int, length: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: what is asked is about people."""


class Server(ThreadingHTTPServer):
    """A caller that hangs up in the middle is worth a line, not a traceback."""

    daemon_threads = True

    def handle_error(self, _request: Any, client_address: Any) -> None:
        print(f"{client_address[0]}: {sys.exc_info()[1]!r}", file=sys.stderr)


def serve(port: int, registers: Registers) -> Server:
    """A server that is ready to answer on this machine."""
    handler = type("HandlerOfFacts", (Handler,), {"registers": registers})
    return Server((HOST, port), handler)
