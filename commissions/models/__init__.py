"""The commission: its composition, members' score sheets, sittings, votes, protocols."""

from commissions.models.composition import Commission, Member
from commissions.models.protocols import Protocol
from commissions.models.sheets import ScoreRow, ScoreSheet
from commissions.models.sittings import AgendaItem, Attendance, Sitting
from commissions.models.votes import Ballot, Motion

__all__ = [
    "AgendaItem",
    "Attendance",
    "Ballot",
    "Commission",
    "Member",
    "Motion",
    "Protocol",
    "ScoreRow",
    "ScoreSheet",
    "Sitting",
]
