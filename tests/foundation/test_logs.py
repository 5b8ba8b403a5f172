"""No line of the log carries a personal number, wherever in the event it stood."""

import json
import logging
from types import TracebackType

import pytest
import structlog

IIN = "940101300123"
MASKED = "********0123"


@pytest.fixture
def line() -> object:
    """What the portal's own handler writes for a record."""
    formatters = [handler.formatter for handler in logging.getLogger().handlers]
    own = next(one for one in formatters if isinstance(one, structlog.stdlib.ProcessorFormatter))

    def written(message: object, error: BaseException | None = None) -> str:
        raised: tuple[type[BaseException], BaseException, TracebackType | None] | None = None
        if error:
            raised = (type(error), error, error.__traceback__)
        record = logging.LogRecord("tests", logging.ERROR, "", 0, message, None, raised)
        if isinstance(message, dict):  # by these structlog knows a record of its own
            record._logger, record._name = None, "error"
        return own.format(record)

    return written


def fault() -> ValueError:
    try:
        raise ValueError(f"Key (iin)=({IIN}) already exists.")
    except ValueError as error:
        return error


class Named:
    def __repr__(self) -> str:
        return f"<person {IIN}>"


@pytest.mark.parametrize(
    ("message", "error"),
    [
        (f"person {IIN}", None),
        ("Internal Server Error", fault()),
        ({"event": "person", "names": [{"iin": IIN}]}, None),
        ({"event": "person", "who": Named()}, None),
    ],
    ids=["text", "traceback", "nested", "object"],
)
def test_a_personal_number_is_masked(line, message: object, error: BaseException | None) -> None:
    text = line(message, error)
    json.loads(text)
    assert IIN not in text
    assert MASKED in text


def test_other_numbers_stay(line) -> None:
    event = {"event": "kept", "size": 123456789012, "sha256": f"a{'0' * 13}"}
    assert json.loads(line(event)) == event
