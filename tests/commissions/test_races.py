"""Votes and closings at the same moment; each control shows what happens without the lock."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection, transaction

from commissions.models import Ballot, Commission, Member, Motion, Sitting
from commissions.services import cast_vote, close_vote, recount
from commissions.states import Choice
from foundation.base import clock
from foundation.base.errors import Refused
from tests.commissions import builders as build
from tests.threads import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
TRIALS = 100


@pytest.fixture
def sitting() -> Sitting:
    commission = build.commission()
    application = build.case(commission.organisation)
    build.send_all_sheets(application, commission)
    return build.open_sitting(commission, [application])


def seats(sitting: Sitting) -> list[Member]:
    return build.seats(Commission.objects.get(pk=sitting.commission_id))


def open_motion(sitting: Sitting) -> Motion:
    """A motion that no other is open beside: earlier ones are closed as rejected."""
    item = build.item(sitting)
    motion = Motion.objects.create(
        item=item,
        number=item.motions.count() + 1,
        outcome="does_not_conform",
        category="teacher",
        is_proposal=False,
        put_at=clock.now(),
    )
    first, second, *_ = seats(sitting)
    build.vote(motion, first, "against")
    build.vote(motion, second, "against")
    return motion


def race(sitting: Sitting, cast: Callable[..., object], close: Callable[..., object]) -> bool:
    """Three members vote while the vote is closed; whether the tally is that of the ballots."""
    motion = open_motion(sitting)
    by = build.secretary(sitting.commission).pk
    voters = seats(sitting)[2:5]
    at_once(
        *[lambda member=member: cast(motion, member) for member in voters],
        lambda: close(motion, by),
    )
    motion.refresh_from_db()
    if motion.closed_at is None:
        close(motion, by)
        motion.refresh_from_db()
    counted = motion.tally["for"] + motion.tally["against"]
    late = motion.ballots.filter(cast_at__gt=motion.closed_at).count()
    return counted == motion.ballots.count() and late == 0


def lawful_cast(motion: Motion, member: Member) -> None:
    cast_vote(motion=motion, member=member, choice=Choice.AGAINST, by=member.person.user_id)


def lawful_close(motion: Motion, by: object) -> None:
    close_vote(motion=motion, by=by)


def test_a_vote_cast_while_the_vote_is_closed_is_counted_or_refused(sitting: Sitting) -> None:
    assert all(race(sitting, lawful_cast, lawful_close) for _ in range(TRIALS))
    for motion in Motion.objects.all():
        tally = recount(motion)
        assert (tally.votes_for, tally.against) == (motion.tally["for"], motion.tally["against"])


@pytest.fixture
def without_lock() -> Iterator[None]:
    """The trigger looks at the motion without holding it, as a careless one would."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'ballot_lawful'")
        (body,) = cursor.fetchone()
        cursor.execute(
            "CREATE OR REPLACE FUNCTION ballot_lawful() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ {body.replace('FOR SHARE', '')} $$"
        )
        cursor.execute(
            "ALTER TABLE commissions_ballot DROP CONSTRAINT "
            + _foreign_key(cursor, "commissions_ballot", "motion_id")
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION ballot_lawful() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ {body} $$"
        )
        cursor.execute(
            "ALTER TABLE commissions_ballot ADD CONSTRAINT ballot_of_motion FOREIGN KEY "
            "(motion_id) REFERENCES commissions_motion (id) DEFERRABLE INITIALLY DEFERRED"
        )


def _foreign_key(cursor: object, table: str, column: str) -> str:
    cursor.execute(  # type: ignore[attr-defined]
        "SELECT conname FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND "
        "attnum = ANY(conkey) WHERE contype = 'f' AND conrelid = %s::regclass AND attname = %s",
        [table, column],
    )
    return str(cursor.fetchone()[0])  # type: ignore[attr-defined]


def careless_cast(motion: Motion, member: Member) -> None:
    """What cast_vote would be without holding the motion."""
    with transaction.atomic():
        if Motion.objects.get(pk=motion.pk).closed_at is None:
            Ballot.objects.create(
                id=uuid4(), motion=motion, member=member, choice="against", cast_at=clock.now()
            )


def careless_close(motion: Motion, by: object) -> None:
    """What close_vote would be without a lock: count, then close."""
    with transaction.atomic():
        found = Motion.objects.get(pk=motion.pk)
        tally = recount(found)
        found.tally = {"for": tally.votes_for, "against": tally.against}
        found.adopted, found.closed_at = False, clock.now()
        found.save()


@pytest.mark.usefixtures("without_lock")
def test_control_without_the_lock_tallies_and_ballots_differ(sitting: Sitting) -> None:
    right = [race(sitting, careless_cast, careless_close) for _ in range(TRIALS)]
    assert right.count(False) > 0


def test_a_member_who_votes_twice_at_once_has_one_vote(sitting: Sitting) -> None:
    for _ in range(20):
        motion = open_motion(sitting)
        member = seats(sitting)[3]
        answers = at_once(*[partial(lawful_cast, motion, member)] * 4)
        assert motion.ballots.filter(member=member).count() == 1
        refused = [answer for answer in answers if isinstance(answer, Refused)]
        assert {refusal.code for refusal in refused} == {"already_voted"}
        assert len(refused) == 3
        lawful_close(motion, build.secretary(sitting.commission).pk)


def test_two_closings_at_once_close_once(sitting: Sitting) -> None:
    motion = open_motion(sitting)
    by = build.secretary(sitting.commission).pk
    answers = at_once(*[lambda: lawful_close(motion, by)] * 4)
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(refused) == 3
    assert {refusal.code for refusal in refused} == {"vote_closed"}
