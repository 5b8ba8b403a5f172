"""The best choice where each of two levels of transmission must reach its minimum of places.

The states are as many as the sets of contested works, so those may not be many: nobody states one
talk under two kinds that often. Beyond MOST_CONTESTED no choice of both levels is found here, and
the better level counts alone; what is lost is less than the minimum of the other level brings.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from scoring.rows.candidate import Candidate, by_kind

MOST_CONTESTED = 6
# How many places each level has, at most its minimum, and the works that others still compete for.
State = tuple[tuple[int, ...], frozenset[str]]
Choice = tuple[int, tuple[Candidate, ...]]


def searched(candidates: Iterable[Candidate], minimums: Mapping[str, int]) -> tuple[Candidate, ...]:
    """The best choice that reaches the minimum of every level; nothing where none does.

    Kind by kind, the best choice for each state in which it leaves those that follow. A place of a
    level brings the same points everywhere, so where the best choice misses the minimum of a single
    level, every choice does.
    """
    kinds = by_kind(candidates)
    if len(minimums) == 1 or _contested(kinds.values()) > MOST_CONTESTED:
        return ()
    last = {one.work: place for place, rivals in enumerate(kinds.values()) for one in rivals}
    start: State = tuple(0 for _ in minimums), frozenset()
    states: dict[State, Choice] = {start: (0, ())}
    for place, rivals in enumerate(kinds.values()):
        states = _with_kind(states, rivals, minimums, {work for work in last if last[work] > place})
    reached = tuple(minimums.values())
    whole = [choice for (places, _), choice in states.items() if places == reached]
    return max(whole, key=lambda choice: choice[0], default=(0, ()))[1]


def _contested(kinds: Iterable[Sequence[Candidate]]) -> int:
    """How many works stand under more than one kind."""
    counts = Counter(work for rivals in kinds for work in {one.work for one in rivals})
    return sum(count > 1 for count in counts.values())


def _with_kind(
    states: Mapping[State, Choice],
    rivals: Iterable[Candidate],
    minimums: Mapping[str, int],
    ahead: set[str],
) -> dict[State, Choice]:
    """The states after one more kind: none of its candidates is chosen, or one whose work is free.

    Only works that kinds still `ahead` compete for must be remembered.
    """
    grown: dict[State, Choice] = {}
    for (places, taken), (points, chosen) in states.items():
        _keep(grown, (places, taken & ahead), (points, chosen))
        for one in rivals:
            if one.work not in taken:
                wider = _widened(places, one, minimums)
                now = (taken | {one.work}) & ahead
                _keep(grown, (wider, now), (points + one.points, (*chosen, one)))
    return grown


def _widened(
    places: tuple[int, ...], one: Candidate, minimums: Mapping[str, int]
) -> tuple[int, ...]:
    return tuple(
        min(least, so_far + one.places) if one.level == level else so_far
        for so_far, (level, least) in zip(places, minimums.items(), strict=True)
    )


def _keep(states: dict[State, Choice], state: State, choice: Choice) -> None:
    """Keep the better of two ways to the same state."""
    if state not in states or states[state][0] < choice[0]:
        states[state] = choice
