"""A member's sheet: the engine's points, a reason for each change, sent once."""

from fractions import Fraction

import pytest

from attestation.models import Application
from commissions.models import Commission, ScoreSheet
from commissions.selectors import sheets_to_fill_for_user
from commissions.services import Given, change_points, open_score_sheet, send_score_sheet
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from tests.commissions import builders as build

pytestmark = pytest.mark.django_db


@pytest.fixture
def commission() -> Commission:
    return build.commission()


@pytest.fixture
def application(commission: Commission) -> Application:
    return build.case(commission.organisation)


@pytest.fixture
def sheet(commission: Commission, application: Application) -> ScoreSheet:
    member = build.seats(commission)[1]
    return open_score_sheet(application=application, member=member, by=member.person.user_id)


def change(sheet: ScoreSheet, row: str, points: int | Fraction, reason: str = "") -> None:
    given = {row: Given(Fraction(points), reason)}
    change_points(sheet=sheet, given=given, by=sheet.member.person.user_id)


def send(sheet: ScoreSheet) -> ScoreSheet:
    return send_score_sheet(sheet=sheet, by=sheet.member.person.user_id)


def test_a_sheet_opens_with_the_points_of_the_engine(sheet: ScoreSheet) -> None:
    rows = {row.row: row.given for row in sheet.rows.all()}
    assert rows["1.2"] == 61
    assert sum(rows.values()) == 68
    assert "3.1" not in rows  # brings a moderator nothing


def test_opening_again_gives_the_same_sheet(sheet: ScoreSheet) -> None:
    again = open_score_sheet(
        application=sheet.application, member=sheet.member, by=sheet.member.person.user_id
    )
    assert again == sheet


def test_a_change_says_why(sheet: ScoreSheet) -> None:
    with pytest.raises(Refused) as refusal:
        change(sheet, "2.1", 0)
    assert (refusal.value.code, refusal.value.field) == ("reason_missing", "2.1")
    change(sheet, "2.1", 0, "Құжат ескі")
    entry = Entry.objects.get(action="score.changed")
    assert (entry.facts["from"], entry.facts["to"]) == ("1", "0")
    assert "Құжат ескі" not in str(entry.facts)


def test_going_back_to_the_proposed_points_needs_no_reason(sheet: ScoreSheet) -> None:
    change(sheet, "2.1", 0, "Құжат ескі")
    change(sheet, "2.1", 1)
    assert sheet.rows.get(row="2.1").reason == ""


@pytest.mark.parametrize(("row", "points"), [("2.1", -1), ("2.1", 6), ("1.2", 103)])
def test_points_stay_within_the_row(sheet: ScoreSheet, row: str, points: int) -> None:
    with pytest.raises(Refused) as refusal:
        change(sheet, row, points, "себебі бар")
    assert refusal.value.code == "out_of_range"


def test_exact_points_are_kept_exactly(sheet: ScoreSheet) -> None:
    change(sheet, "1.2", Fraction(305, 7), "Қайта есептедім")
    assert send(sheet).total == 7 + Fraction(305, 7)
    assert ScoreSheet.objects.get().total == 7 + Fraction(305, 7)


def test_a_sent_sheet_does_not_change(sheet: ScoreSheet) -> None:
    send(sheet)
    for action in (lambda: send(sheet), lambda: change(sheet, "2.1", 0, "кеш")):
        with pytest.raises(Refused) as refusal:
            action()
        assert refusal.value.code == "sheet_sent"


def test_a_sheet_is_not_sent_once_the_case_is_put_to_the_vote(
    sheet: ScoreSheet, commission: Commission
) -> None:
    build.send_sheet(sheet.application, build.seats(commission)[2])
    sitting = build.open_sitting(commission, [sheet.application])
    build.put(build.item(sitting))
    with pytest.raises(Refused) as refusal:
        send(sheet)
    assert refusal.value.code == "voting_began"


def test_nobody_scores_their_own_case(commission: Commission, application: Application) -> None:
    member = build.seats(commission)[1]
    application.person = member.person
    with pytest.raises(Refused) as refusal:
        open_score_sheet(application=application, member=member, by=member.person.user_id)
    assert refusal.value.code == "own_case"


def test_a_sent_sheet_leaves_the_list_of_tasks(sheet: ScoreSheet) -> None:
    user = sheet.member.person.user
    assert list(sheets_to_fill_for_user(user)) == [sheet.application]
    send(sheet)
    assert not sheets_to_fill_for_user(user).exists()
