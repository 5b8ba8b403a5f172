"""Starting the process that looks inside a stranger's file."""

import json
import subprocess
import sys
import threading
from typing import Any

import structlog
from django.conf import settings

from foundation.base.inspection.refusals import NotTaken

log = structlog.get_logger(__name__)
WAIT_SECONDS = 40  # by the clock; the processor's limit is set inside
AT_ONCE = threading.BoundedSemaphore(3)  # of one process of the portal


def inspect(work: str, content: bytes, *what: str) -> tuple[dict[str, Any], bytes]:
    """Do one work of `foundation.base.inspection`. Raises NotTaken.

    The process has an empty environment: no address of a database, no key. One that dies or
    takes too long has met a file that nobody should open.
    """
    command = [sys.executable, "-B", "-E", "-s", "-m", "foundation.base.inspection", work, *what]
    try:
        with AT_ONCE:
            done = subprocess.run(
                command,
                input=content,
                capture_output=True,
                cwd=settings.BASE_DIR,
                env={},
                timeout=WAIT_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise NotTaken("file_too_heavy", "time") from error
    return _answer(work, done)


def _answer(work: str, done: subprocess.CompletedProcess[bytes]) -> tuple[dict[str, Any], bytes]:
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        log.warning("inspection_died", work=work, status=done.returncode, last=last)
        raise NotTaken("file_too_heavy", f"status {done.returncode}")
    head, _, made = done.stdout.partition(b"\n")
    facts = json.loads(head)
    if "refused" in facts:
        raise NotTaken(facts["refused"], facts["found"])
    return facts, made
