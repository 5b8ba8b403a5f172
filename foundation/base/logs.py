"""Logs never carry a personal number."""

import re
from typing import Any

PERSONAL_NUMBER = re.compile(r"(?<!\d)\d{8}(\d{4})(?!\d)")


def mask_personal_numbers(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """A step of the log's chain: masks all but the last four digits of what looks like an IIN.

    It comes after the step that writes tracebacks out, for the message of a database error quotes
    the values of its row.
    """
    return {key: _masked(value) for key, value in event.items()}


def _masked(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, dict):
        return {str(key): _masked(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(item) for item in value]
    return PERSONAL_NUMBER.sub(r"********\1", value if isinstance(value, str) else repr(value))
