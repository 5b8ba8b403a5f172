"""A sitting as its page shows it: the agenda with the state of each case."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import scoring
from commissions.models import AgendaItem, Attendance, Sitting
from commissions.pages.live import Live
from commissions.selectors import agenda_of
from commissions.states import Outcome


@dataclass(frozen=True)
class Line:
    """A line of the agenda."""

    item: AgendaItem
    is_voting: bool

    @property
    def outcome(self) -> str:
        return str(Outcome(self.item.outcome).label) if self.item.outcome else ""


class SittingPage:
    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting

    @cached_property
    def lines(self) -> list[Line]:
        return [
            Line(item, any(motion.closed_at is None for motion in item.motions.all()))
            for item in agenda_of(self.sitting)
        ]

    @property
    def voting(self) -> AgendaItem | None:
        return next((line.item for line in self.lines if line.is_voting), None)

    @property
    def next_open(self) -> AgendaItem | None:
        return next((line.item for line in self.lines if line.item.is_open), None)

    @property
    def decided(self) -> int:
        return sum(line.item.decided_at is not None for line in self.lines)

    @property
    def left(self) -> int:
        return sum(line.item.is_open for line in self.lines)

    @cached_property
    def attendance(self) -> list[Attendance]:
        rows = self.sitting.attendance.select_related("member__person")
        return list(rows.order_by("-member__is_chair", "member__person__surname", "pk"))

    @cached_property
    def quorum(self) -> scoring.QuorumResult:
        present = sum(row.is_present for row in self.attendance)
        rules = self.sitting.commission.ruleset
        return scoring.quorum(rules, members=len(self.attendance), present=present)

    @cached_property
    def live(self) -> Live:
        present = [(row.member_id, row.is_present) for row in self.attendance]
        voting = self.voting and self.voting.pk
        return Live(
            moving=[
                (line.item.decided_at, line.item.postponed_at, line.is_voting)
                for line in self.lines
            ],
            standing=[self.sitting.state, present, voting, self.left == 0, len(self.lines)],
        )


def neighbours(item: AgendaItem) -> dict[str, Any]:
    """Where one goes from a case: back, on, and to the next one still open."""
    found = list(item.sitting.items.order_by("position"))
    place = next(n for n, one in enumerate(found) if one.pk == item.pk)
    later = [one for one in found[place + 1 :] + found[:place] if one.is_open]
    return {
        "place": place + 1,
        "count": len(found),
        "previous": found[place - 1] if place else None,
        "following": found[place + 1] if place + 1 < len(found) else None,
        "next_open": later[0] if later else None,
    }
