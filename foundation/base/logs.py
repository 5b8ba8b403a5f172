"""Logs never carry a personal number."""

import logging
import re

PERSONAL_NUMBER = re.compile(r"(?<!\d)\d{8}(\d{4})(?!\d)")


class MaskPersonalNumbers(logging.Filter):
    """Masks all but the last four digits of whatever looks like an IIN."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.msg, dict):
            record.msg = {key: _mask(value) for key, value in record.msg.items()}
        else:
            record.msg = _mask(record.getMessage())
            record.args = ()
        return True


def _mask(value: object) -> object:
    return PERSONAL_NUMBER.sub(r"********\1", value) if isinstance(value, str) else value
