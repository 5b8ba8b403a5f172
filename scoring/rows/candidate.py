"""A piece of evidence that can bring points, as far as the choice among them looks at it."""

from collections.abc import Iterable
from typing import NamedTuple

from scoring.rows.shown import Found


class Candidate(NamedTuple):
    """A piece that can bring points. `places` count at the level, where a level has a minimum."""

    points: int
    kind: str
    work: str
    found: Found
    level: str
    places: int = 0


def by_kind(candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """The rivals of each kind, the best first; always in the same order."""
    kinds: dict[str, list[Candidate]] = {}
    for one in sorted(candidates, key=lambda one: (one.kind, -one.points, one.work)):
        kinds.setdefault(one.kind, []).append(one)
    return kinds
