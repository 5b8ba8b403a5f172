"""A register asked over HTTP.

`POST <address>/facts` with `{"question": mark, "iin": number}` and the secret as a bearer token is
answered by 200 and `{"question": the same mark, "known": true, "facts": […]}`. The personal number
stands in the body only. Any other status, a redirect included, means: not available. A person whom
the register does not have is a 200 with `"known": false`, so that a wrong address is never taken
for such an answer.
"""

import json
import time
from dataclasses import dataclass
from uuid import uuid4

import structlog
import urllib3
from urllib3.exceptions import HTTPError, NewConnectionError, TimeoutError

from foundation.gateways.answers import Answer, NotAvailable, Register, Why
from foundation.gateways.reading import NotUnderstood, read_answer

log = structlog.get_logger(__name__)

MOST_BYTES = 256 * 1024
PIECE = 16 * 1024
_pool = urllib3.PoolManager(num_pools=8, maxsize=4, retries=False)


@dataclass(frozen=True)
class HttpRegister:
    """One register at its address; the whole answer must be there after `seconds`."""

    register: Register
    url: str
    secret: str
    seconds: float

    def facts_of(self, iin: str) -> Answer:
        question = uuid4().hex
        try:
            body = self._ask({"question": question, "iin": iin})
            return read_answer(body, register=self.register, question=question)
        except NewConnectionError as problem:  # urllib3 counts nobody listening as a time-out
            return self._not_available(Why.NO_ANSWER, problem)
        except TimeoutError as problem:
            return self._not_available(Why.TOO_SLOW, problem)
        except NotUnderstood as problem:
            return self._not_available(Why.NOT_UNDERSTOOD, problem)
        except (HTTPError, OSError, ValueError) as problem:
            return self._not_available(Why.NO_ANSWER, problem)

    def _ask(self, question: dict[str, str]) -> bytes:
        end = time.monotonic() + self.seconds
        response = _pool.request(
            "POST",
            f"{self.url}/facts",
            body=json.dumps(question).encode(),
            headers={
                "Authorization": f"Bearer {self.secret}",
                "Content-Type": "application/json",
                "Accept": "application/json",
                "Accept-Encoding": "identity",
            },
            redirect=False,
            preload_content=False,
            timeout=urllib3.Timeout(total=self.seconds),
        )
        try:
            return _body_of(response, end)
        finally:
            response.close()

    def _not_available(self, why: Why, problem: Exception) -> NotAvailable:
        log.warning(
            "register_not_available",
            register=self.register.value,
            why=why.value,
            problem=type(problem).__name__,
        )
        return NotAvailable(why)


def _body_of(response: urllib3.BaseHTTPResponse, end: float) -> bytes:
    """All of the answer; neither too long, nor one that drips in for ever."""
    if response.status != 200:
        raise HTTPError(f"status {response.status}")
    if response.headers.get("Content-Type", "").split(";")[0].strip() != "application/json":
        raise NotUnderstood("not JSON")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise NotUnderstood("packed, which was not asked for")
    body = b""
    while piece := response.read1(PIECE, decode_content=False):
        body += piece
        if len(body) > MOST_BYTES:
            raise NotUnderstood("too long")
        if time.monotonic() > end:
            raise TimeoutError("still sending")
    return body
