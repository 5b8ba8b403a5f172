"""What one piece more would bring, asked before it is entered. Nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any

from foundation.base import clock
from portfolio.models import Evidence
from portfolio.selectors.progress import Assessed
from portfolio.sheet_fields import TRAINER, asks_event, fields_of
from portfolio.states import Place
from scoring import Finding, RowScore, Text
from scoring.assessment import Piece
from scoring.models.base import WordedRule
from scoring.numbers import Number

OF_THE_DOCUMENT = ("title", "issuer")


@dataclass(frozen=True)
class Tried(Assessed):
    """A portfolio as it would be with one piece more, which is not saved."""

    extra: Evidence

    @cached_property
    def evidence(self) -> list[Evidence]:
        found = [*super().evidence, self.extra]
        return sorted(found, key=lambda item: (item.row, item.day, item.entered_at))


@dataclass(frozen=True)
class Reason:
    """A sentence of the engine with its clause; `law`: the words of the rule it rests on."""

    text: Text
    counts: bool
    law: Text | None = None


@dataclass(frozen=True)
class Trial:
    """The row and the total without the piece and with it, and why.

    `reasons` begin with those of the piece itself; then come pieces of which something else is said
    now, such as one that it displaces. `outside`: its day is not in the attestation period;
    `event_open`: a contest of which nobody has said yet which list has it.
    """

    before: Number
    after: Number
    total_before: Number
    total_after: Number
    threshold: int
    reasons: tuple[Reason, ...]
    outside: bool = False
    event_open: bool = False


def imagined(found: Assessed, row: str, typed: dict[str, Any]) -> Evidence:
    """A piece of evidence as typed so far, not to be saved; a day not typed yet is today's."""
    asked = (*fields_of(found.form.rows[row]), *OF_THE_DOCUMENT)
    known = {name: typed[name] for name in asked if typed.get(name) not in (None, "")}
    if known.get("event") is not None:
        known.pop("event_reason", None)
    return Evidence(
        person=found.person,
        row=row,
        day=typed.get("day") or clock.today(),
        entered_at=clock.now(),
        **known,
    )


def try_evidence(found: Assessed, item: Evidence) -> Trial:
    """Ask the law about the portfolio with the piece and without it."""
    if not _is_inside(found, item.day):
        row, total = found.score.row(item.row).points, found.score.total
        return Trial(row, row, total, total, found.score.threshold, (), outside=True)
    tried = Tried(**{one.name: getattr(found, one.name) for one in fields(found)}, extra=item)
    before, after = found.score.row(item.row), tried.score.row(item.row)
    return Trial(
        before=before.points,
        after=after.points,
        total_before=found.score.total,
        total_after=tried.score.total,
        threshold=found.score.threshold,
        reasons=tuple(_reasons(tried, before, after)),
        event_open=_is_open(tried, item),
    )


def _is_open(tried: Tried, item: Evidence) -> bool:
    told = item.event is not None or item.event_reason or item.level == TRAINER
    return asks_event(tried.form.rows[item.row]) and not told


def _is_inside(found: Assessed, day: date) -> bool:
    return found.since <= day <= found.day


def _reasons(tried: Tried, before: RowScore, after: RowScore) -> Iterator[Reason]:
    place = next((at for at, item in enumerate(tried.works) if item is tried.extra), None)
    known = {piece.finding.statement for piece in before.pieces}
    own = [piece for piece in after.pieces if piece.index in (place, None)]
    others = [
        piece
        for piece in after.pieces
        if piece not in own
        and (piece.finding.statement not in known or _bears_on(tried.extra, piece))
    ]
    for piece in (*own, *others):
        yield _reason(piece.finding)
    yield from _adding_up(tried, after, place)


def _bears_on(item: Evidence, piece: Piece) -> bool:
    """The winner's point of another piece tells a second winner why nothing is added."""
    return piece.finding.code == "winner" and item.place != Place.PARTICIPANT


def _reason(finding: Finding) -> Reason:
    rule = finding.rule
    law = rule.text if isinstance(rule, WordedRule) else None
    return Reason(finding.text, finding.status == "met", law)


def _adding_up(tried: Tried, after: RowScore, place: int | None) -> Iterator[Reason]:
    """Why the piece counts beside others of the row: different works add up."""
    section = tried.form.rows[after.row].section
    rule = tried.form.summation.different_works.get(section)
    counted = {piece.index for piece in after.pieces if piece.points and piece.index is not None}
    if rule is None or place not in counted or len(counted) < 2:
        return
    label = tried.ruleset.reference(rule.ref).label
    text = Text(
        kk=f"{_open(rule.text.kk)} ({label.kk}).", ru=f"{_open(rule.text.ru)} ({label.ru})."
    )
    yield Reason(text, counts=True)


def _open(sentence: str) -> str:
    """A clause of the note as a sentence of its own, its end left open."""
    return (sentence[:1].upper() + sentence[1:]).rstrip(";. ")
