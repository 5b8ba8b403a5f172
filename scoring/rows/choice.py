"""The best choice among pieces that compete: one of each kind, and no work twice.

Most dossiers are settled by the best piece of each kind. Where these share works, `matched` finds
the best choice in a time that grows with the pieces as a polynomial, so that nobody's dossier holds
up the portal. `searched` is asked only where levels of a transmission of experience miss their
minimum in that choice.
"""

from collections.abc import Iterable, Mapping, Sequence

from scoring.rows.candidate import Candidate
from scoring.rows.matching import matched
from scoring.rows.minimums import searched

NO_MINIMUMS: Mapping[str, int] = {}


def best_choice(
    candidates: Sequence[Candidate], minimums: Mapping[str, int] = NO_MINIMUMS
) -> tuple[Candidate, ...]:
    """At most one candidate of each kind and of each work, that together bring most points.

    `minimums`: how many places the chosen must have together at each of these levels; nothing is
    chosen where they cannot.
    """
    best: dict[str, Candidate] = {}
    for one in candidates:
        other = best.get(one.kind)
        if other is None or _is_better(one, other):
            best[one.kind] = one
    chosen = tuple(best.values())
    if len({one.work for one in chosen}) < len(chosen):
        chosen = matched(candidates)
    if not minimums or _reach(chosen, minimums):
        return chosen
    return searched(candidates, minimums)


def _is_better(one: Candidate, other: Candidate) -> bool:
    """More points; among equals the order is that of their works, so that it is always the same."""
    return (-one.points, one.work) < (-other.points, other.work)


def _reach(chosen: Iterable[Candidate], minimums: Mapping[str, int]) -> bool:
    return all(
        sum(one.places for one in chosen if one.level == level) >= least
        for level, least in minimums.items()
    )
