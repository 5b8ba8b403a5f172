"""What the database itself refuses: by the models, and by SQL of either role."""

from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from commissions.models import (
    AgendaItem,
    Ballot,
    Commission,
    Member,
    Motion,
    Protocol,
    ScoreRow,
    ScoreSheet,
)
from commissions.states import Outcome
from foundation.base import clock
from foundation.base.models import RewriteRefused
from registry.models import Organisation
from tests.commissions import builders as build
from tests.roles import refusal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["portal_app", "portal_owner"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE commissions_ballot SET choice = 'against'",
        "DELETE FROM commissions_ballot",
        "UPDATE commissions_protocol SET number = '1'",
        "DELETE FROM commissions_protocol",
        "UPDATE commissions_motion SET tally = '{}'",
        "UPDATE commissions_motion SET closed_at = NULL, adopted = NULL",
        "UPDATE commissions_agendaitem SET outcome = 'does_not_conform'",
        "UPDATE commissions_scoresheet SET total = '100'",
        "UPDATE commissions_scorerow SET given = '5', reason = 'x'",
    ],
)
def test_what_was_decided_is_not_rewritten(role: str, statement: str) -> None:
    build.protocol()
    assert refusal(role, statement) is not None


def test_ballots_and_protocols_refuse_save_and_delete() -> None:
    build.protocol()
    for row in (Ballot.objects.first(), Protocol.objects.get()):
        with pytest.raises(RewriteRefused):
            row.save()
        with pytest.raises(RewriteRefused):
            row.delete()


def test_a_commission_has_a_chair() -> None:
    commission = build.commission()
    with pytest.raises(IntegrityError), transaction.atomic():
        Commission.objects.create(
            organisation=Organisation.objects.first(),
            level="organisation",
            name={},
            order_number="1",
            order_date=commission.order_date,
            since=commission.since,
            until=commission.until,
            secretary=commission.secretary,
            ruleset_id=commission.ruleset_id,
            ruleset_digest=commission.ruleset_digest,
        )
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_secretary_is_no_member() -> None:
    commission = build.commission()
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(commission=commission, person=commission.secretary, basis="methodist")


def test_there_is_one_chair() -> None:
    commission = build.commission()
    with pytest.raises(IntegrityError), transaction.atomic():
        commission.members.filter(is_chair=False).update(is_chair=True)


def test_nobody_has_a_sheet_or_a_vote_on_the_own_case() -> None:
    sitting = build.decided_sitting()
    member = build.seats(sitting.commission)[0]
    item = AgendaItem.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(item.application).objects.filter(pk=item.application_id).update(person=member.person)
        ScoreSheet.objects.filter(member=member).first()
        other = Motion.objects.create(
            item=item, number=9, outcome="does_not_conform", category="none", is_proposal=False,
            put_at=clock.now(),
        )  # fmt: skip
        Ballot.objects.create(motion=other, member=member, choice="for", cast_at=clock.now())


def test_a_changed_row_has_a_reason() -> None:
    commission = build.commission()
    application = build.case(commission.organisation)
    from commissions.services import open_score_sheet  # noqa: PLC0415

    member = build.seats(commission)[0]
    open_score_sheet(application=application, member=member, by=member.person.user_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        ScoreRow.objects.filter(row="2.1").update(given=0)


def test_another_commissions_member_has_no_vote() -> None:
    sitting = build.decided_sitting()
    motion = Motion.objects.create(
        item=AgendaItem.objects.get(), number=9, outcome="does_not_conform", category="none",
        is_proposal=False, put_at=clock.now(),
    )  # fmt: skip
    stranger = build.seats(build.commission())[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.create(motion=motion, member=stranger, choice="for", cast_at=clock.now())
    assert sitting.pk


@pytest.mark.parametrize(
    ("first", "category", "now"),
    [
        ("conforms_declared", "moderator", "conforms_to_declared"),
        ("conforms_present", "none", "conforms_to_present"),
        ("not_declared", "none", "does_not_conform"),
        ("not_declared", "teacher", "lower_than_declared"),
    ],
)
def test_the_first_codes_of_outcomes_are_renamed(first: str, category: str, now: str) -> None:
    build.decided_sitting()
    migration = import_module("commissions.migrations.0003_codes_of_outcomes").Migration
    item = AgendaItem.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table, trigger in (
            ("commissions_motion", "closed_motion_kept"),
            ("commissions_agendaitem", "decision_kept"),
        ):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
            cursor.execute(f"UPDATE {table} SET outcome = %s, category = %s", [first, category])
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")
        for operation in migration.operations:
            cursor.execute(operation.sql)
    item.refresh_from_db()
    assert (item.outcome, item.motions.get().outcome) == (now, now)
    assert Outcome(first).label
    assert (
        refusal(
            "portal_owner", "UPDATE commissions_agendaitem SET outcome = 'conforms_to_declared_'"
        )
        is not None
    )
