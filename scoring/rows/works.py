"""Rows of works: of one kind of work the highest level counts, different works add up."""

from collections.abc import Iterator
from itertools import groupby

from scoring import wording
from scoring.facts import Evidence
from scoring.findings import Finding, note_on
from scoring.models.base import Ref
from scoring.models.sheet import BestRow, WorksRow
from scoring.rows.case import Case
from scoring.texts import Text, points_text

TRAINER = "trainer"
PLACES = ("winner", "prize")


def score_best(case: Case, number: str, row: BestRow) -> list[Finding]:
    """One value is scored: the best one shown."""
    known, findings = _sort_out(case, number, row)
    known.sort(key=lambda item: (-row.levels[item.level].points, item.id))
    for place, item in enumerate(known):
        findings.append(
            _best_counted(case, row, item) if place == 0 else _not_best(case, row, item)
        )
    return findings


def score_works(case: Case, number: str, row: WorksRow) -> list[Finding]:
    """Every kind of work brings the points of its highest level; a winner adds the bonus once."""
    known, findings = _sort_out(case, number, row)
    known.sort(key=lambda item: (item.kind_of_work, -_points(case, row, item), item.id))
    for _, works in groupby(known, key=lambda item: item.kind_of_work):
        findings.extend(_one_work(case, row, list(works)))
    findings.extend(_bonus(case, row, known))
    return findings


def _sort_out(
    case: Case, number: str, row: BestRow | WorksRow
) -> tuple[list[Evidence], list[Finding]]:
    """Evidence that can bring points, and findings on that which cannot."""
    known, findings = [], []
    for item in case.evidence_of(number):
        refusal = _refusal(case, row, item)
        if refusal is None:
            known.append(item)
        else:
            findings.append(refusal)
    return known, findings


def _refusal(case: Case, row: BestRow | WorksRow, item: Evidence) -> Finding | None:
    if item.level not in row.levels and not _is_trainer(case, row, item):
        level = case.sheet.level_name(row, item.level)
        sentence = wording.UNKNOWN_LEVEL.format(title=item.shown_as, level=level)
        return case.find("unknown_level", sentence, row.ref, evidence=[item])
    limit = getattr(row, "author_limit", None)
    if limit is None or item.authors <= limit.count or item.author_programme:
        return None
    sentence = wording.TOO_MANY_AUTHORS.format(
        title=item.shown_as, authors=item.authors, limit=limit.count
    )
    return case.find("too_many_authors", sentence, limit.ref, evidence=[item])


def _is_trainer(case: Case, row: BestRow | WorksRow, item: Evidence) -> bool:
    trainer = getattr(row, "trainer", None)
    return item.level == TRAINER and trainer is not None and case.category in trainer.points


def _is_co_authored(row: WorksRow, item: Evidence) -> bool:
    shared = item.authors > 1 and not item.author_programme
    return shared and row.co_authors is not None and item.level in row.co_authors.points


def _points(case: Case, row: WorksRow, item: Evidence) -> int:
    if row.trainer is not None and _is_trainer(case, row, item):
        return row.trainer.points[case.category]
    if row.co_authors is not None and _is_co_authored(row, item):
        return row.co_authors.points[item.level]
    return row.levels[item.level].points


def _one_work(case: Case, row: WorksRow, works: list[Evidence]) -> Iterator[Finding]:
    yield _work_counted(case, row, works[0])
    rule = case.sheet.summation.one_kind_of_work.get(row.section)
    for item in works[1:]:
        sentence = wording.SAME_WORK.format(title=item.shown_as)
        yield case.find("same_work", sentence, rule.ref if rule else row.ref, evidence=[item])


def _work_counted(case: Case, row: WorksRow, item: Evidence) -> Finding:
    code, sentence, ref, note = _way(case, row, item)
    points = _points(case, row, item)
    filled = sentence.format(
        title=item.shown_as,
        level=case.sheet.level_name(row, item.level),
        authors=item.authors,
        points=points_text(points),
    )
    return case.find(code, filled, ref, evidence=[item], points=points, note=note)


def _way(case: Case, row: WorksRow, item: Evidence) -> tuple[str, Text, Ref, Text | None]:
    """How the work is counted: code, sentence, clause, and where the clause is read so."""
    trainer, shared = row.trainer, row.co_authors
    if trainer is not None and _is_trainer(case, row, item):
        return "trainer", wording.TRAINER, trainer.ref, note_on(trainer)
    if shared is not None and _is_co_authored(row, item):
        return "co_authored", wording.CO_AUTHORED, shared.ref, note_on(shared)
    return "counted", wording.COUNTED, row.ref, row.levels[item.level].inferred


def _best_counted(case: Case, row: BestRow, item: Evidence) -> Finding:
    points = row.levels[item.level].points
    sentence = wording.COUNTED.format(
        title=item.shown_as,
        level=case.sheet.level_name(row, item.level),
        points=points_text(points),
    )
    return case.find("counted", sentence, row.ref, evidence=[item], points=points)


def _not_best(case: Case, row: BestRow, item: Evidence) -> Finding:
    sentence = wording.NOT_BEST.format(title=item.shown_as)
    return case.find("not_best", sentence, row.ref, evidence=[item])


def _bonus(case: Case, row: WorksRow, known: list[Evidence]) -> Iterator[Finding]:
    winners = [item for item in known if item.place in PLACES]
    if row.winner_bonus is None or not winners:
        return
    points = row.winner_bonus.points
    sentence = wording.WINNER.format(points=points_text(points))
    yield case.find("winner", sentence, row.winner_bonus.ref, evidence=winners, points=points)
