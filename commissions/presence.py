"""Who counts as present at a sitting, and for one case."""

import scoring
from commissions.models import AgendaItem, Attendance, Member, Sitting


def present_members(sitting: Sitting) -> list[Member]:
    """Members marked present, the chair first."""
    marked = Attendance.objects.filter(sitting=sitting, is_present=True)
    found = Member.objects.filter(pk__in=marked.values("member")).select_related("person")
    return list(found.order_by("-is_chair", "person__surname", "person__given_name"))


def voters(item: AgendaItem) -> list[Member]:
    """Members present who may vote on the case: nobody votes on their own."""
    applicant = item.application.person_id
    return [member for member in present_members(item.sitting) if member.person_id != applicant]


def quorum_of(sitting: Sitting, present: int) -> scoring.QuorumResult:
    """Whether so many members make the sitting lawful; the share is taken of the full list."""
    commission = sitting.commission
    return scoring.quorum(commission.ruleset, members=commission.members.count(), present=present)
