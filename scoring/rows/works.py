"""Rows of works: pieces of one kind compete, different kinds add up, one work counts once."""

from collections.abc import Iterator, Sequence

from scoring.rows.candidate import Candidate
from scoring.rows.choice import best_choice
from scoring.rows.shown import Counted, Found, Judged, Shown, judged
from scoring.standing import missed
from scoring.texts import Text
from scoring.wording import rows as wording


def count_works(shown: Shown) -> Counted:
    """The best choice of pieces, and the winner's point."""
    weighed = [_worth(shown, found) for found in shown.evidence]
    candidates = [one for one in weighed if isinstance(one, Candidate)]
    chosen = best_choice(candidates)
    winner = _winner(shown, candidates)
    points = sum([one.points for one in chosen]) + (shown.row.winner_bonus.points if winner else 0)
    return Counted(points, lambda: map(shown.piece, _found(shown, weighed, chosen, winner)))


def _winner(shown: Shown, candidates: Sequence[Candidate]) -> Candidate | None:
    """The best of the winning works, where the row has a point for a winner; a trainer is none."""
    winners = [one for one in candidates if one.level and one.found[1].winner]
    if not winners or shown.row.winner_bonus is None:
        return None
    return max(winners, key=lambda one: (one.points, one.work))


def _found(
    shown: Shown,
    weighed: Sequence[Candidate | Judged],
    chosen: Sequence[Candidate],
    winner: Candidate | None,
) -> Iterator[Judged]:
    """What is found of each piece of evidence, and of the winner's point."""
    counted = {one.found[0] for one in chosen}
    for one in weighed:
        if isinstance(one, Judged):
            yield one
        elif one.found[0] in counted:
            yield _counted(shown, one)
        else:
            yield beaten(shown, one, chosen)
    if winner is not None:
        bonus = shown.row.winner_bonus
        yield judged(winner.found, "winner", wording.WINNER, bonus, bonus.points)


def _worth(shown: Shown, found: Found) -> Candidate | Judged:
    """What the piece can bring, or why it brings nothing."""
    item = found[1]
    if item.kind == shown.applied.trainer_kind:
        return _trainer(shown, found)
    unproved = _not_in_a_list(shown, found) or _without_extract(shown, found)
    if unproved is not None:
        return unproved
    level = item.edition if shown.applied.by_edition else item.level
    points = shown.applied.points.get(level)
    if level is None or points is None:
        return _not_in_row(shown, found)
    if item.authors > 1:
        row = shown.row
        limit = row.author_limit
        if limit is not None and item.authors > limit.count and item.kind not in limit.except_kinds:
            code, sentence = "too_many_authors", wording.TOO_MANY_AUTHORS
            facts = {"authors": item.authors, "limit": limit.count}
            return judged(found, code, sentence, limit, **facts)
        if _is_shared(shown, found):
            points = row.co_authors.points[level]
    return Candidate(points, item.kind, item.work, found, level)


def _trainer(shown: Shown, found: Found) -> Candidate | Judged:
    rule, item = shown.row.trainer, found[1]
    points = rule.points.get(shown.category)
    if points is not None:
        return Candidate(points, item.kind, item.work, found, "")
    return judged(found, "no_trainer", wording.NO_TRAINER, rule, category=shown.category)


def _not_in_a_list(shown: Shown, found: Found) -> Judged | None:
    """Why a contest does not count, where it is known that no list of the person has it."""
    rule, code = shown.row.listed_events, found[1].event_list
    if rule is None or code is None:
        return None
    approved = rule.lists.get(code)
    if approved is None:
        return judged(found, "not_listed", wording.NOT_LISTED, rule)
    if approved.whom is None or not missed(approved.whom, shown.applied.standing):
        return None
    return judged(found, "list_of_others", _naming(wording.LIST_OF_OTHERS, approved.text), rule)


def _naming(sentence: Text, name: Text) -> Text:
    return Text(
        kk=sentence.kk.replace("{name}", name.kk), ru=sentence.ru.replace("{name}", name.ru)
    )


def _without_extract(shown: Shown, found: Found) -> Judged | None:
    """Why a material does not count, where it is known that no council's minutes approve it."""
    rule = shown.row.council_extract
    if rule is None or found[1].extract is not False:
        return None
    return judged(found, "no_extract", wording.NO_EXTRACT, rule)


def _not_in_row(shown: Shown, found: Found) -> Judged:
    item = found[1]
    if not shown.row.editions:
        return not_a_level(shown, found)
    if item.edition is None:
        return judged(found, "no_edition", wording.NO_EDITION, unknown=True)
    rule, sentence = shown.row.listed_editions, wording.UNKNOWN_EDITION
    return judged(found, "unknown_edition", sentence, rule, edition=item.edition)


def not_a_level(shown: Shown, found: Found) -> Judged:
    """A piece without a level, or of a level that the row does not have."""
    level = found[1].level
    if level is None:
        return judged(found, "no_level", wording.NO_LEVEL, unknown=True)
    sentence = shown.applied.sentence(wording.UNKNOWN_LEVEL, level)
    return judged(found, "unknown_level", sentence, level=level)


def _is_shared(shown: Shown, found: Found) -> bool:
    """Whether the points of several authors are due."""
    rule, item = shown.row.co_authors, found[1]
    return rule is not None and item.authors > 1 and item.kind not in rule.except_kinds


def _counted(shown: Shown, one: Candidate) -> Judged:
    row, applied, found, level = shown.row, shown.applied, one.found, one.level
    if not level:
        return judged(found, "trainer", wording.TRAINER, row.trainer, one.points)
    if _is_shared(shown, found):
        template = wording.PUBLISHED_TOGETHER if row.editions else wording.CO_AUTHORED
        sentence, rule = applied.sentence(template, level), row.co_authors
        code, authors = "co_authored", found[1].authors
        return judged(found, code, sentence, rule, one.points, level=level, authors=authors)
    sentence = applied.sentence(wording.PUBLISHED if row.editions else wording.COUNTED, level)
    return judged(found, "counted", sentence, applied.rule_of(level), one.points, level=level)


def beaten(shown: Shown, one: Candidate, chosen: Sequence[Candidate]) -> Judged:
    """A piece that lost to one of its kind, or whose work is counted under another kind."""
    rule = shown.applied.compete
    if any(other.kind == one.kind for other in chosen):
        return judged(one.found, "same_kind", wording.SAME_KIND, rule)
    return judged(one.found, "same_work", wording.SAME_WORK, rule)
