"""Transmission of experience: so many points for each district or region, from a minimum on."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from scoring.rows.candidate import Candidate
from scoring.rows.choice import best_choice
from scoring.rows.shown import Counted, Found, Judged, Shown, judged
from scoring.rows.works import beaten, not_a_level
from scoring.wording import rows as wording


def count_coverage(shown: Shown) -> Counted:
    """Places at one level add up; pieces of one kind compete, one work counts once."""
    weighed = [_worth(shown, found) for found in shown.evidence]
    chosen = _best(shown, [one for one in weighed if isinstance(one, Candidate)])
    return Counted(_points(chosen), lambda: map(shown.piece, _found(shown, weighed, chosen)))


def _found(
    shown: Shown, weighed: Sequence[Candidate | Judged], chosen: Sequence[Candidate]
) -> Iterator[Judged]:
    for one in weighed:
        yield one if isinstance(one, Judged) else _counted_or_not(shown, one, chosen)


def _worth(shown: Shown, found: Found) -> Candidate | Judged:
    levels, item, level = shown.row.levels, found[1], found[1].level
    if level is None or level not in levels:
        return not_a_level(shown, found)
    if item.places is None:
        return judged(found, "no_places", wording.NO_PLACES, unknown=True)
    points = item.places * levels[level].points_each
    return Candidate(points, item.kind, item.work, found, level, item.places)


def _best(shown: Shown, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The best choice over every set of levels that could reach their minimum together."""
    best: tuple[Candidate, ...] = ()
    for levels in _sets({one.level for one in candidates}):
        minimums = {level: shown.row.levels[level].minimum for level in levels}
        choice = best_choice([one for one in candidates if one.level in minimums], minimums)
        if _points(choice) > _points(best):
            best = choice
    return best


def _sets(levels: set[str]) -> Iterator[tuple[str, ...]]:
    for size in range(1, len(levels) + 1):
        yield from combinations(sorted(levels), size)


def _points(choice: Sequence[Candidate]) -> int:
    return sum(one.points for one in choice)


def _counted_or_not(shown: Shown, one: Candidate, chosen: Sequence[Candidate]) -> Judged:
    found, level, places = one.found, one.level, one.places
    if any(other.found[0] == found[0] for other in chosen):
        sentence = shown.applied.sentence(wording.COVERAGE, level)
        return judged(found, "coverage", sentence, points=one.points, level=level, places=places)
    if any(one.kind == other.kind or one.work == other.work for other in chosen):
        return beaten(shown, one, chosen)
    code, sentence = "coverage_short", shown.applied.sentence(wording.COVERAGE_SHORT, level)
    minimum = shown.row.levels[level].minimum
    return judged(found, code, sentence, level=level, places=places, minimum=minimum)
