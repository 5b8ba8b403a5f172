"""The matching of kinds and works that brings most points.

Kinds come one after another. Whoever comes may take a work from its holder, who then takes another,
and so on; the last in the row takes a free work or goes without. Of all such rows the one that
gains most keeps the whole the best there is (augmenting paths, as in the Hungarian method).
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from scoring.rows.candidate import Candidate, by_kind


def matched(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """At most one candidate of each kind and of each work, that together bring most points.

    n pieces take at most some n³ steps, and far fewer where points are small: a kind is looked at
    anew only when its gain grows.
    """
    kinds = by_kind(candidates)
    worth = max((rivals[0].points for rivals in kinds.values()), default=0)
    held: dict[str, Candidate] = {}
    for kind in kinds:
        _let_in(kind, kinds, held, worth)
    return tuple(sorted(held.values(), key=lambda one: one.kind))


def _let_in(
    kind: str, kinds: Mapping[str, Sequence[Candidate]], held: dict[str, Candidate], worth: int
) -> None:
    """Let one more kind take part. `held`: the candidate that holds each work, changed in place;
    `worth`: the points of the best piece.

    `gains`: what all the others gain where this kind is left without its work; less than a whole
    piece lost can never be made good. `takers`: the candidate that takes this kind's work.
    """
    gains, takers = {kind: 0}, dict[str, Candidate]()
    best, last = 0, None
    waiting = deque([kind])
    while waiting:
        loser = waiting.popleft()
        for one in kinds[loser]:
            holder = held.get(one.work)
            gain = gains[loser] + one.points - (holder.points if holder else 0)
            if holder is not None and gain > gains.get(holder.kind, -worth):
                gains[holder.kind], takers[holder.kind] = gain, one
                waiting.append(holder.kind)
            if gain > best:
                best, last = gain, one
    while last is not None:
        held[last.work] = last
        last = takers.get(last.kind)
