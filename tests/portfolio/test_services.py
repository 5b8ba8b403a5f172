"""Entering and withdrawing: who may, what is refused, what the journal keeps."""

from datetime import date, timedelta
from typing import Any

import pytest

from events.services import correct_event, end_event
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.canonical import plain
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from portfolio.models import Evidence, Observation
from portfolio.selectors import assess, evidence_in, observations_in, portfolio_content, thawed
from portfolio.selectors.case import list_of
from portfolio.services import withdraw_evidence, withdraw_observation
from registry.models import Organisation, Person
from registry.services import revoke_role
from registry.states import PostKind, Role
from tests.events.builders import ENTRY, listed, ministry, national
from tests.portfolio.builders import evidence, levels, observation, stored_pdf, yesterday
from tests.registry.builders import appoint, hold, officer, organisation, teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> Organisation:
    return organisation()


@pytest.fixture
def who(school: Organisation) -> Person:
    return teacher(school)


@pytest.fixture
def by(school: Organisation) -> User:
    return officer(school)


def test_evidence_keeps_the_order_it_was_entered_under(who: Person, by: User) -> None:
    added = evidence(who, by)
    assert (added.entered_under.order_number, added.entered_by_id) == ("12-қ", by.pk)
    entry = Entry.objects.get(action="evidence.added")
    assert entry.facts["row"] == "2.1"
    assert entry.facts["file"] == added.file.sha256
    assert added.title not in str(entry.facts)


def test_facts_a_row_does_not_ask_for_are_left_out(who: Person, by: User) -> None:
    added = evidence(who, by, "4.1", level="republic", work="x", place="winner", authors=4)
    assert (added.level, added.work, added.place, added.authors) == ("", "", "participant", 1)
    assert added.hours == 72


@pytest.mark.parametrize(
    ("row", "facts", "field"),
    [
        ("9.9", {}, "row"),
        ("1.2", {}, "row"),
        ("2.1", {"level": ""}, "level"),
        ("2.1", {"level": "galaxy"}, "level"),
        ("3.5", {"level": "international"}, "level"),
        ("2.1", {"work": " "}, "work"),
        ("4.1", {"hours": None}, "hours"),
        ("3.1", {"level": "region", "covered": None}, "covered"),
        ("2.1", {"day": date(2999, 1, 1)}, "day"),
        ("2.1", {"day": date(2010, 1, 1)}, "day"),
        ("2.1", {"file": None}, "file"),
    ],
)
def test_what_is_refused_names_its_field(
    who: Person, by: User, row: str, facts: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        evidence(who, by, row, **facts)
    assert refused.value.field == field
    assert not Evidence.objects.exists()


def test_a_link_or_the_state_register_is_proof_enough(who: Person, by: User) -> None:
    evidence(who, by, file=None, link="https://example.kz/d")
    evidence(who, by, file=None, source="register")
    assert Evidence.objects.count() == 2


def test_a_file_somebody_else_sent_is_refused(who: Person, by: User, school: Organisation) -> None:
    with pytest.raises(Refused) as refused:
        evidence(who, by, file=stored_pdf(officer(school)))
    assert refused.value.code == "foreign_file"


def test_only_the_officer_of_the_teachers_school_enters(who: Person, school: Organisation) -> None:
    strangers = [
        officer(organisation()),
        appoint(Role.HEAD, school).user,
        appoint(Role.INTAKE_OFFICER, school).user,
        who.user,
    ]
    for stranger in strangers:
        for enter in (evidence, observation):
            with pytest.raises(Refused) as refused:
                enter(who, stranger)
            assert refused.value.code == "not_officer"


def test_an_officer_does_not_enter_about_oneself(school: Organisation, who: Person) -> None:
    appoint(Role.DATA_ENTRY, school, who.user)
    with pytest.raises(Refused):
        evidence(who, who.user)


def test_an_ended_right_enters_nothing(who: Person, school: Organisation) -> None:
    grant = appoint(Role.DATA_ENTRY, school)
    revoke_role(grant=grant, by=grant.user.pk)
    with pytest.raises(Refused):
        evidence(who, grant.user)


def test_a_head_has_no_portfolio_on_the_teachers_sheet(school: Organisation, by: User) -> None:
    head = teacher(school, post_kind=PostKind.HEAD)
    assert assess(head) is None
    with pytest.raises(Refused):
        evidence(head, by)


def test_withdrawn_evidence_stays_and_does_not_count(who: Person, by: User) -> None:
    added = evidence(who, by)
    withdraw_evidence(evidence=added, reason="Басқа педагогтің дипломы", by=by.pk)
    added.refresh_from_db()
    assert added.withdrawal_reason == "Басқа педагогтің дипломы"
    assert evidence_in(who, date(2000, 1, 1), clock.today()) == []
    entry = Entry.objects.get(action="evidence.withdrawn")
    assert "Басқа" not in str(entry.facts)
    with pytest.raises(Refused):
        withdraw_evidence(evidence=added, reason="тағы", by=by.pk)


def test_a_withdrawal_needs_a_reason_and_an_officer(who: Person, by: User) -> None:
    added = evidence(who, by)
    with pytest.raises(Refused) as refused:
        withdraw_evidence(evidence=added, reason="  ", by=by.pk)
    assert refused.value.field == "reason"
    with pytest.raises(Refused):
        withdraw_evidence(evidence=added, reason="x", by=officer(organisation()).pk)


def test_the_period_begins_with_the_present_category(who: Person, by: User) -> None:
    given = clock.today() - timedelta(days=400)
    hold(who, "moderator", given, given + timedelta(days=5 * 365))
    with pytest.raises(Refused) as refused:
        evidence(who, by, day=given - timedelta(days=1))
    assert refused.value.code == "before_period"
    evidence(who, by, day=given)
    found = assess(who)
    assert found is not None
    assert (found.since, found.category) == (given, "expert")


def test_the_total_of_an_observation_is_counted_here(who: Person, by: User) -> None:
    added = observation(who, by, levels={number: number % 4 for number in range(1, 35)})
    assert added.total == sum(number % 4 for number in range(1, 35))
    assert added.ruleset_id == "kz-2025"
    assert added.teacher_post["ru"] == "учитель математики, без категории"
    assert Entry.objects.get(action="observation.added").facts["total"] == added.total


@pytest.mark.parametrize(
    "facts",
    [
        {"levels": dict.fromkeys(range(1, 34), 3)},
        {"levels": {**levels(61), 1: 4}},
        {"levels": {**levels(61), 35: 1}},
        {"conclusions": " "},
        {"recommendations": ""},
        {"observed_on": date(2999, 1, 1)},
    ],
)
def test_an_unfinished_observation_is_refused(who: Person, by: User, facts: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        observation(who, by, **facts)
    assert not Observation.objects.exists()


def test_a_withdrawn_observation_leaves_the_mean(who: Person, by: User) -> None:
    added = observation(who, by)
    withdraw_observation(observation=added, reason="Басқа сабақ", by=by.pk)
    assert observations_in(who, date(2000, 1, 1), clock.today()) == []


def test_four_sheets_bring_nothing_and_missing_observers_are_named(who: Person, by: User) -> None:
    for _ in range(4):
        observation(who, by, 102)
    found = assess(who, category="moderator")
    assert found is not None
    assert found.score.row("1.2").points == 0
    observation(who, by, 102)
    found = assess(Person.objects.get(pk=who.pk), category="moderator")
    assert found is not None
    assert found.score.row("1.2").points == 102
    observers = [one for one in found.answer.findings if one.code == "observers"]
    assert [one.status for one in observers] == ["not_met"]


class TestContests:
    @pytest.mark.parametrize("row", ["2.1", "2.2"])
    def test_a_contest_needs_its_event_or_the_reason_why_there_is_none(
        self, who: Person, by: User, row: str
    ) -> None:
        with pytest.raises(Refused, match="event_missing"):
            evidence(who, by, row, event=None)
        added = evidence(who, by, row, event_reason="Ақылы интернет-байқау")
        assert (added.event, added.event_reason) == (None, "Ақылы интернет-байқау")

    def test_a_trainer_and_a_register_name_no_event(self, who: Person, by: User) -> None:
        assert evidence(who, by, "2.2", event=None, level="trainer").event is None
        assert evidence(who, by, event=None, source="register").event is None

    def test_an_event_that_did_not_hold_that_year_is_refused(self, who: Person, by: User) -> None:
        ended = national(ministry(), last_year=2020)
        with pytest.raises(Refused, match="event_not_held") as refused:
            evidence(who, by, event=ended)
        assert refused.value.field == "event"

    def test_a_row_about_something_else_keeps_no_event(self, who: Person, by: User) -> None:
        assert evidence(who, by, "3.2", event=listed()).event is None

    def test_an_event_ended_later_counts_for_what_was_shown_before(
        self, who: Person, by: User
    ) -> None:
        keeper = ministry()
        event = national(keeper)
        evidence(who, by, event=event, day=date(2026, 3, 1))
        end_event(event=event, last_year=2025, by=keeper.pk)
        found = assess(who, category="moderator")
        assert found is not None
        assert found.score.row("2.1").points == 1

    def test_what_was_frozen_keeps_the_list_as_it_was(self, who: Person, by: User) -> None:
        keeper = ministry()
        event = national(keeper, first_year=2020)
        evidence(who, by, event=event)
        content = plain(portfolio_content(who, yesterday(), clock.today()))
        correct_event(event=event, by=keeper.pk, last_year=2021, **ENTRY)
        items, _ = thawed(content)
        found = assess(who, category="moderator")
        assert found is not None
        region = found.employment.organisation.region_id
        assert list_of(found.ruleset, items[0], region) == "national"
        assert found.score.row("2.1").points == 0
