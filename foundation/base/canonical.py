"""One way to write data as bytes, so that a hash or a signature fits one meaning only."""

import json
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.utils.functional import Promise


def canonical_bytes(data: Any) -> bytes:
    """JSON in UTF-8 with sorted keys and no spaces.

    Dates are ISO text, exact numbers are text ("305/5" stays a fraction), floats are refused:
    two machines may write the same float differently.
    """
    return json.dumps(
        plain(data), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def plain(value: Any) -> Any:
    """The same value made of JSON's own types only."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Fraction | Decimal | UUID | Promise):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form: {value!r}")
