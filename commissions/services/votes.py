"""Putting a motion, voting on it, closing the vote.

`cast_vote` holds the motion FOR SHARE and `close_vote` FOR UPDATE: a ballot is either in the tally
or refused, and whoever counts sees every ballot there will ever be.
"""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

import scoring
from commissions.cases import allowed_outcomes, given_by_members, proposal
from commissions.models import AgendaItem, Ballot, Member, Motion
from commissions.presence import quorum_of, voters
from commissions.services.sittings import lock_open_item, lock_sitting
from commissions.states import Choice, SittingState
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from honesty.selectors import unanswered


@transaction.atomic
def put_motion(
    *, item: AgendaItem, by: UUID, outcome: str | None = None, category: str | None = None
) -> Motion:
    """Put an outcome to the vote.

    The first motion on a case is what the facts propose; another allowed outcome may be put after
    that was rejected. Raises Refused: "no_quorum", "vote_open", "unanswered", "no_sheets",
    "test_missing", "proposal_first", "not_allowed".
    """
    sitting = lock_sitting(item.sitting, SittingState.OPEN)
    item = lock_open_item(item)
    if item.motions.filter(closed_at=None).exists():
        raise Refused("vote_open", _("A vote on this case is already open."))
    _require_quorum(item, len(voters(item)))
    _require_answers(item)
    number = (item.motions.aggregate(last=Max("number"))["last"] or 0) + 1
    first = number == 1
    chosen = _proposed(item, outcome) if first else _open_to_motion(item, outcome, category)
    motion = Motion.objects.create(
        item=item,
        number=number,
        outcome=chosen[0],
        category=chosen[1],
        is_proposal=first,
        put_at=clock.now(),
    )
    facts = {
        "sitting": sitting.pk,
        "application": item.application_id,
        "number": number,
        "outcome": motion.outcome,
        "category": motion.category,
    }
    record(action="motion.put", on=motion, by=by, facts=facts)
    return motion


@transaction.atomic
def cast_vote(*, motion: Motion, member: Member, choice: str, reason: str = "", by: UUID) -> Ballot:
    """Cast a member's one vote on an open motion.

    A vote against what the facts propose says why. Raises Refused: "vote_closed", "no_vote",
    "reason_missing", "already_voted".
    """
    motion = _hold_open(motion)
    if member not in voters(motion.item):
        raise Refused("no_vote", _("You have no vote on this case."))
    reason = reason.strip() if choice == Choice.AGAINST else ""
    if motion.is_proposal and choice == Choice.AGAINST and not reason:
        message = _("Write why you are against the proposal.")
        raise Refused("reason_missing", message, field="reason")
    ballot = _keep_ballot(motion, member, Choice(choice), reason)
    facts = {"motion": motion.pk, "member": member.pk, "choice": ballot.choice}
    record(action="vote.cast", on=ballot, by=by, facts=facts, personal={"reason": reason})
    return ballot


@transaction.atomic
def close_vote(*, motion: Motion, by: UUID) -> Motion:
    """Close a vote and count it; an adopted motion decides the case.

    Votes that are equal are decided by the chair's, as the law says; while the chair has not voted
    they cannot be closed. Raises Refused: "vote_closed", "no_quorum", "no_votes", "chair_first".
    """
    lock_sitting(motion.item.sitting, SittingState.OPEN)
    item = lock_open_item(motion.item)
    motion = Motion.objects.select_for_update().get(pk=motion.pk)
    if motion.closed_at:
        raise Refused("vote_closed", closed_message(motion))
    present = voters(item)
    _require_quorum(item, len(present))
    tally = recount(motion)
    _require_decided(tally)
    motion.present = [str(member.pk) for member in present]
    motion.tally, motion.adopted = tally_as_data(tally), tally.adopted
    motion.closed_at = clock.now()
    motion.save(update_fields=["present", "tally", "adopted", "closed_at"])
    if motion.adopted:
        _decide(item, motion)
    facts = {"tally": motion.tally, "present": motion.present, "adopted": motion.adopted}
    record(action="vote.closed", on=motion, by=by, facts=facts)
    return motion


def recount(motion: Motion) -> scoring.Tally:
    """Count the stored ballots of a motion anew."""
    commission = motion.item.sitting.commission
    members = {str(one.pk): one.is_chair for one in commission.members.all()}
    votes = [
        scoring.Vote(str(ballot.member_id), "for" if ballot.choice == Choice.FOR else "against")
        for ballot in motion.ballots.all()
    ]
    chair = next(member_id for member_id, is_chair in members.items() if is_chair)
    return scoring.count_votes(
        commission.ruleset, members=len(members), votes=votes, chair_id=chair
    )


def tally_as_data(tally: scoring.Tally) -> dict[str, Any]:
    """A count as it is kept with its motion."""
    return {
        "for": tally.votes_for,
        "against": tally.against,
        "adopted": tally.adopted,
        "chair_decided": tally.decided_by_chair,
        "explanation": tally.explanation.as_dict(),
    }


def closed_message(motion: Motion) -> str:
    """What a late voter reads."""
    moment = time_format(clock.local(motion.closed_at)) if motion.closed_at else ""
    return _("The vote was closed at %(time)s; your vote was not counted.") % {"time": moment}


def _hold_open(motion: Motion) -> Motion:
    """The motion, held so that it cannot be closed before this vote is kept."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM commissions_motion WHERE id = %s FOR SHARE", [motion.pk])
    motion = Motion.objects.select_related("item__sitting__commission", "item__application").get(
        pk=motion.pk
    )
    if motion.closed_at:
        raise Refused("vote_closed", closed_message(motion))
    return motion


def _keep_ballot(motion: Motion, member: Member, choice: str, reason: str) -> Ballot:
    """The database keeps one vote a member, even of two sent at the same moment."""
    try:
        with transaction.atomic():
            return Ballot.objects.create(
                motion=motion, member=member, choice=choice, reason=reason, cast_at=clock.now()
            )
    except IntegrityError as error:
        if "one_vote_a_member" not in str(error):
            raise
        raise Refused("already_voted", _("Your vote was already taken.")) from error


def _require_quorum(item: AgendaItem, present: int) -> None:
    result = quorum_of(item.sitting, present)
    if not result.met:
        raise Refused("no_quorum", _("Too few members are present to vote on this case."))


def _require_answers(item: AgendaItem) -> None:
    left = len(unanswered(item.application))
    if left:
        message = ngettext(
            "%(number)s question of honesty on this case waits for an answer.",
            "%(number)s questions of honesty on this case wait for an answer.",
            left,
        )
        raise Refused("unanswered", message % {"number": left})


def _proposed(item: AgendaItem, asked: str | None) -> tuple[str, str]:
    given = given_by_members(item.application)
    if not given.totals:
        message = _("No member has sent a score sheet on this case yet.")
        raise Refused("no_sheets", message)
    proposed = proposal(item.application, given).conclusion
    if proposed is None:
        message = _("The result of the knowledge test is missing, so nothing can be proposed.")
        raise Refused("test_missing", message)
    if asked not in (None, proposed.code):
        message = _("What the facts propose is voted on first.")
        raise Refused("proposal_first", message)
    return proposed.code, proposed.category


def _open_to_motion(item: AgendaItem, outcome: str | None, category: str | None) -> tuple[str, str]:
    for code, awarded in left_to_vote(item):
        if (code, awarded) == (outcome, category):
            return code, awarded
    raise Refused("not_allowed", _("Choose one of the outcomes that are left."), field="outcome")


def left_to_vote(item: AgendaItem) -> list[tuple[str, str]]:
    """Outcomes open to the commission on a case, with the category, that were not rejected yet."""
    rejected = set(item.motions.values_list("outcome", "category"))
    return [
        (allowed.code, category)
        for allowed in allowed_outcomes(item.application)
        for category in allowed.categories
        if (allowed.code, category) not in rejected
    ]


def _require_decided(tally: scoring.Tally) -> None:
    if tally.votes_for + tally.against == 0:
        raise Refused("no_votes", _("Nobody has voted yet."))
    if tally.votes_for == tally.against and not tally.decided_by_chair:
        message = _("The votes are equal and the chair has not voted: the chair's vote decides.")
        raise Refused("chair_first", message)


def _decide(item: AgendaItem, motion: Motion) -> None:
    """Write what was adopted, with why: the facts' reasons, or the members' own."""
    item.outcome, item.category = motion.outcome, motion.category
    item.reason, item.decided_at = _reason(item, motion), clock.now()
    item.save(update_fields=["outcome", "category", "reason", "decided_at"])


def _reason(item: AgendaItem, motion: Motion) -> dict[str, str]:
    if motion.is_proposal:
        texts = proposal(item.application, given_by_members(item.application)).reasons
        return {
            "kk": " ".join(text.kk for text in texts),
            "ru": " ".join(text.ru for text in texts),
        }
    against = Ballot.objects.filter(motion__item=item, motion__is_proposal=True).exclude(reason="")
    words = "; ".join(against.order_by("cast_at").values_list("reason", flat=True))
    return {"kk": words, "ru": words}
