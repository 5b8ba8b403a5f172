"""One case at a sitting as its page shows it: points, motions, who has voted."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import scoring
from commissions.cases import (
    Given,
    Proposed,
    common_total,
    given_in,
    highest_points,
    judge,
    proposal,
)
from commissions.models import AgendaItem, Attendance, Ballot, Member, Motion, ScoreSheet
from commissions.pages.live import Live
from commissions.selectors import motions_on, sheets_on
from commissions.services.votes import left_to_vote
from commissions.states import Choice, Outcome, SheetState, SittingState
from foundation.base.numbers import in_decimals
from foundation.base.texts import said
from honesty.selectors import unanswered


@dataclass(frozen=True)
class Seat:
    """A member beside a case: whether there, recused, and whether a vote was taken."""

    member: Member
    is_present: bool
    absence_reason: str
    is_recused: bool
    has_voted: bool
    is_me: bool

    @property
    def may_vote(self) -> bool:
        return self.is_present and not self.is_recused


class ItemPage:
    """A case on the agenda for one user; `me` is the user's seat, if any."""

    def __init__(self, item: AgendaItem, me: Member | None) -> None:
        self.item = item
        self.application = item.application
        self.sitting = item.sitting
        self.me = me

    @cached_property
    def motions(self) -> list[Motion]:
        return list(motions_on(self.item))

    @cached_property
    def open_motion(self) -> Motion | None:
        return next((motion for motion in self.motions if motion.closed_at is None), None)

    @cached_property
    def last_motion(self) -> Motion | None:
        return self.motions[-1] if self.motions else None

    @cached_property
    def my_ballot(self) -> Ballot | None:
        if self.open_motion is None or self.me is None:
            return None
        ballots = self.open_motion.ballots.all()
        return next((one for one in ballots if one.member_id == self.me.pk), None)

    @cached_property
    def seats(self) -> list[Seat]:
        marked = Attendance.objects.filter(sitting=self.sitting).select_related("member__person")
        shown = self.last_motion
        voted = {ballot.member_id for ballot in shown.ballots.all()} if shown else set()
        return [
            Seat(
                member=row.member,
                is_present=row.is_present,
                absence_reason=row.absence_reason,
                is_recused=row.member.person_id == self.application.person_id,
                has_voted=row.member_id in voted,
                is_me=self.me is not None and row.member_id == self.me.pk,
            )
            for row in marked.order_by("-member__is_chair", "member__person__surname", "pk")
        ]

    @property
    def voters(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.may_vote]

    @property
    def voter_count(self) -> int:
        return len(self.voters)

    @property
    def voted(self) -> int:
        return sum(seat.has_voted for seat in self.voters)

    @property
    def may_vote(self) -> bool:
        return any(seat.is_me for seat in self.voters)

    @property
    def is_recused(self) -> bool:
        return any(seat.is_me and seat.is_recused for seat in self.seats)

    @cached_property
    def quorum(self) -> scoring.QuorumResult:
        return scoring.quorum(
            self.sitting.commission.ruleset, members=len(self.seats), present=len(self.voters)
        )

    @cached_property
    def sheets(self) -> list[ScoreSheet]:
        return list(sheets_on(self.application).prefetch_related("rows"))

    @cached_property
    def sent(self) -> list[ScoreSheet]:
        return [sheet for sheet in self.sheets if sheet.state == SheetState.SENT]

    @property
    def scorers(self) -> int:
        """How many members may score the case."""
        return sum(not seat.is_recused for seat in self.seats)

    @property
    def expected(self) -> list[Seat]:
        """Whose sheets are waited for: those who are there; before the sitting, every member."""
        is_open = self.sitting.state != SittingState.PLANNED
        return self.voters if is_open else [seat for seat in self.seats if not seat.is_recused]

    @property
    def without_sheet(self) -> list[Seat]:
        sent = {sheet.member_id for sheet in self.sent}
        return [seat for seat in self.expected if seat.member.pk not in sent]

    @property
    def shows_points(self) -> bool:
        """Nobody reads others' points before every sheet is in, or the vote has begun."""
        return bool(self.motions) or bool(self.sent and not self.without_sheet)

    @cached_property
    def total(self) -> scoring.Conformity | None:
        totals = self.given.totals
        return judge(self.application, common_total(totals)) if totals else None

    @cached_property
    def given(self) -> Given:
        return given_in(self.sent)

    @cached_property
    def _proposed(self) -> Proposed | None:
        return proposal(self.application, self.given) if self.given.totals else None

    @property
    def proposal(self) -> scoring.Proposal | None:
        return self._proposed.conclusion if self._proposed else None

    @property
    def reasons(self) -> tuple[scoring.Text, ...]:
        """What the proposal rests on, or what it waits for."""
        return self._proposed.reasons if self._proposed else ()

    @property
    def proposed_words(self) -> str:
        found = self.proposal
        return outcome_words(self.item, found.code, found.category) if found else ""

    @property
    def highest(self) -> int:
        """The right end of the meter: every row at its greatest."""
        return sum(highest_points(self.application).values())

    @property
    def options(self) -> list[tuple[str, str, str]]:
        """The two ways to vote, as the page's component takes them."""
        return [(choice.value, str(choice.label), choice.value) for choice in Choice]

    def left(self) -> list[tuple[str, str, str]]:
        """Outcomes that may still be put, with their words."""
        return [
            (outcome, category, outcome_words(self.item, outcome, category))
            for outcome, category in left_to_vote(self.item)
        ]

    @property
    def total_shown(self) -> Decimal:
        return in_decimals(Fraction(self.total.total)) if self.total else Decimal(0)

    @cached_property
    def questions(self) -> int:
        """How many questions of honesty a person has to answer before the vote."""
        asked = self.item.is_open and not self.motions
        return len(unanswered(self.item.application)) if asked else 0

    @cached_property
    def live(self) -> Live:
        """Drawn anew by a motion, a decision, presence, my vote: nothing that changes while I write
        a reason.
        """
        return Live(
            moving=[seat.has_voted for seat in self.seats],
            standing=[
                self.sitting.state,
                self.item.decided_at,
                self.item.postponed_at,
                [(motion.pk, motion.closed_at) for motion in self.motions],
                [(seat.member.pk, seat.may_vote) for seat in self.seats],
                self.my_ballot and self.my_ballot.pk,
                len(self.sent),
            ],
        )


def outcome_words(item: AgendaItem, outcome: str, category: str) -> str:
    """An outcome with its category in the language of the screen."""
    name = said(item.application.ruleset.category_name(category))
    return f"{Outcome(outcome).label}: «{name}»"
