"""Calling the signature library, which is asynchronous, from ordinary code."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def finish(work: Coroutine[Any, Any, Answer]) -> Answer:
    """The coroutine's answer, or the exception it raised.

    It gets a thread and an event loop of its own, so it also works where a loop already runs.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()
