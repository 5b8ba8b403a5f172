"""What a page that renews itself while a sitting goes on tells its own server."""

import hashlib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Live:
    """Facts of the part that is drawn anew in place, and those that need the whole page drawn anew
    when they change.
    """

    moving: list[Any]
    standing: list[Any]

    @property
    def pulse(self) -> str:
        return _digest([self.moving, self.standing])

    @property
    def version(self) -> str:
        return _digest(self.standing)


def _digest(facts: list[Any]) -> str:
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]
