"""What a page that renews itself while a sitting goes on tells its own server."""

import hashlib
from typing import Any


class LivePage:
    """Two digests: of what the page's moving part shows, and of the page around it."""

    def moving(self) -> list[Any]:
        """Facts of the part that is drawn anew in place."""
        raise NotImplementedError

    def standing(self) -> list[Any]:
        """Facts that need the whole page drawn anew when they change."""
        raise NotImplementedError

    def pulse(self) -> str:
        return _digest([self.moving(), self.standing()])

    def version(self) -> str:
        return _digest(self.standing())


def _digest(facts: list[Any]) -> str:
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]
