"""Asking all registers at once, so that the slowest of them sets how long it takes."""

from concurrent.futures import Future, ThreadPoolExecutor, wait

import structlog
from django.conf import settings

from foundation.gateways.answers import Answer, FactRegister, NotAvailable, Register, Why
from foundation.gateways.over_http import HttpRegister

log = structlog.get_logger(__name__)


def ask_registers(iin: str) -> dict[Register, Answer]:
    """What every register answers about the person within the time that settings allow.

    Reads and writes no table: it is called outside a transaction, for it may take seconds.
    """
    answers: dict[Register, Answer] = dict.fromkeys(Register, NotAvailable(Why.NOT_CONNECTED))
    connected = _connected()
    if not connected:
        return answers
    executor = ThreadPoolExecutor(max_workers=len(connected), thread_name_prefix="register")
    asked = {name: executor.submit(one.facts_of, iin) for name, one in connected.items()}
    wait(asked.values(), timeout=settings.REGISTERS_SECONDS)
    executor.shutdown(wait=False, cancel_futures=True)
    return answers | {name: _answer(name, future) for name, future in asked.items()}


def _connected() -> dict[Register, FactRegister]:
    seconds = settings.REGISTERS_SECONDS
    return {
        Register(name): HttpRegister(Register(name), one.url, one.secret, seconds)
        for name, one in settings.REGISTERS.items()
    }


def _answer(name: Register, future: Future[Answer]) -> Answer:
    """An adapter's own fault is a register that is not available, and stands in the log."""
    if not future.done():
        log.warning("register_not_available", register=name.value, why=Why.TOO_SLOW.value)
        return NotAvailable(Why.TOO_SLOW)
    fault = future.exception()
    if fault is not None:
        log.error("register_adapter_failed", register=name.value, exc_info=fault)
        return NotAvailable(Why.NO_ANSWER)
    return future.result()
