"""Sittings and votes: quorum, proposal first, majority, the chair on a tie."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from attestation.models import Application
from commissions import services
from commissions.cases import given_by_members, proposal
from commissions.models import AgendaItem, Commission, Sitting
from commissions.pages.item import ItemPage
from commissions.services import Given, close_sitting, recount
from commissions.services.votes import tally_as_data
from foundation.base.errors import Refused
from tests.commissions import builders as build

pytestmark = pytest.mark.django_db


@pytest.fixture
def commission() -> Commission:
    return build.commission()


@pytest.fixture
def application(commission: Commission) -> Application:
    return build.case(commission.organisation)


@pytest.fixture
def sitting(commission: Commission, application: Application) -> Sitting:
    build.send_all_sheets(application, commission)
    return build.open_sitting(commission, [application])


def refused(action: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        action()
    return refusal.value.code


def test_the_first_motion_is_what_the_facts_propose(sitting: Sitting) -> None:
    item = build.item(sitting)
    asked = {"outcome": "does_not_conform", "category": "none"}
    assert refused(lambda: build.put(item, **asked)) == "proposal_first"
    motion = build.put(item)
    assert (motion.outcome, motion.category) == ("conforms_to_declared", "moderator")
    assert motion.is_proposal


def test_the_proposal_rests_on_the_median_of_the_members(
    commission: Commission, application: Application
) -> None:
    low = Given(Fraction(0), "дәлел жоқ")
    for place, member in enumerate(build.seats(commission)):
        build.send_sheet(application, member, **({"row_2_1": low} if place < 4 else {}))
    sitting = build.open_sitting(commission, [application])
    motion = build.put(build.item(sitting))  # 67, 67, 67, 67, 68, 68, 68
    assert (motion.outcome, motion.category) == ("lower_than_declared", "teacher")


def test_without_sheets_or_a_test_nothing_is_proposed(
    commission: Commission, application: Application
) -> None:
    untested = build.case(commission.organisation, "Сынақсызов", test=0)
    sitting = build.open_sitting(commission, [application, untested])
    assert refused(lambda: build.put(build.item(sitting, 1))) == "no_sheets"
    build.send_all_sheets(untested, commission)
    assert refused(lambda: build.put(build.item(sitting, 2))) == "test_missing"


@pytest.mark.parametrize(("present", "lawful"), [(4, False), (5, True)])
def test_two_thirds_of_the_full_list_are_needed(
    sitting: Sitting, present: int, lawful: bool
) -> None:
    build.mark(sitting, present)
    if lawful:
        assert build.put(build.item(sitting)).pk
    else:
        assert refused(lambda: build.put(build.item(sitting))) == "no_quorum"


def test_a_majority_of_the_votes_decides_and_a_recount_agrees(sitting: Sitting) -> None:
    motion = build.put(build.item(sitting))
    build.vote_all(motion, votes_for=4)
    motion = build.close(motion)
    assert motion.adopted
    assert (motion.tally["for"], motion.tally["against"]) == (4, 3)
    assert tally_as_data(recount(motion)) == motion.tally
    item = build.item(sitting)
    assert (item.outcome, item.category) == ("conforms_to_declared", "moderator")
    assert "68" in item.reason["kk"]


@pytest.mark.parametrize("chair", ["for", "against"])
def test_on_a_tie_the_chair_decides(sitting: Sitting, chair: str) -> None:
    build.mark(sitting, present=6)
    motion = build.put(build.item(sitting))
    first, *others = build.seats(sitting.commission)
    build.vote(motion, first, chair)
    for place, member in enumerate(others[:5]):
        same = place < 2
        other = "against" if chair == "for" else "for"
        build.vote(motion, member, chair if same else other)
    motion = build.close(motion)
    assert motion.tally["chair_decided"]
    assert motion.adopted == (chair == "for")


def test_a_tie_without_the_chair_is_not_closed(sitting: Sitting) -> None:
    motion = build.put(build.item(sitting))
    _, second, third, *_ = build.seats(sitting.commission)
    assert refused(lambda: build.close(motion)) == "no_votes"
    build.vote(motion, second, "for")
    build.vote(motion, third, "against")
    assert refused(lambda: build.close(motion)) == "chair_first"


def test_another_outcome_is_put_after_the_proposal_was_rejected(sitting: Sitting) -> None:
    item = build.item(sitting)
    motion = build.put(item)
    build.vote_all(motion, votes_for=1)
    assert not build.close(motion).adopted
    again = {"outcome": "conforms_to_declared", "category": "moderator"}
    assert refused(lambda: build.put(item, **again)) == "not_allowed"
    other = build.put(item, outcome="lower_than_declared", category="teacher")
    build.vote_all(other)
    build.close(other)
    item.refresh_from_db()
    assert (item.outcome, item.category) == ("lower_than_declared", "teacher")
    assert "келіспеймін" in item.reason["kk"]


def test_a_vote_against_the_proposal_says_why(sitting: Sitting) -> None:
    motion = build.put(build.item(sitting))
    member = build.seats(sitting.commission)[0]
    assert refused(lambda: build.vote(motion, member, "against", " ")) == "reason_missing"


def test_the_absent_have_no_vote_and_presence_stands_still_while_a_vote_is_open(
    sitting: Sitting,
) -> None:
    build.mark(sitting, present=6)
    motion = build.put(build.item(sitting))
    last = build.seats(sitting.commission)[-1]
    assert refused(lambda: build.vote(motion, last)) == "no_vote"
    assert refused(lambda: build.mark(sitting)) == "vote_open"


def test_a_late_vote_is_refused_with_the_time(sitting: Sitting) -> None:
    motion = build.put(build.item(sitting))
    *early, late = build.seats(sitting.commission)
    for member in early:
        build.vote(motion, member)
    motion = build.close(motion)
    with pytest.raises(Refused) as refusal:
        build.vote(motion, late)
    assert refusal.value.code == "vote_closed"
    assert refused(lambda: build.close(motion)) == "item_decided"


def test_a_member_takes_no_part_in_the_own_case_and_counts_as_absent(
    commission: Commission,
) -> None:
    member = build.seats(commission)[6]
    application = build.case(commission.organisation)
    Application.objects.filter(pk=application.pk).update(person=member.person)
    application.refresh_from_db()
    build.send_all_sheets(application, commission)
    sitting = build.open_sitting(commission, [application], present=7)
    build.registry_test(member.person, 70)
    motion = build.put(build.item(sitting))
    assert refused(lambda: build.vote(motion, member)) == "no_vote"
    for other in build.seats(commission)[:6]:
        build.vote(motion, other)
    assert str(member.pk) not in build.close(motion).present


def test_a_case_put_off_comes_back_to_another_sitting(
    sitting: Sitting, application: Application
) -> None:
    by = build.secretary(sitting.commission).pk
    services.postpone_item(item=build.item(sitting), reason="Құжат күтілуде", by=by)
    close_sitting(sitting=sitting, by=by)
    again = build.sitting(sitting.commission, [application])
    assert [item.application for item in again.items.all()] == [application]
    assert AgendaItem.objects.count() == 2


def test_an_undecided_case_keeps_the_sitting_open(sitting: Sitting) -> None:
    by = build.secretary(sitting.commission).pk
    assert refused(lambda: close_sitting(sitting=sitting, by=by)) == "undecided"


def test_one_case_stands_on_one_agenda(sitting: Sitting, application: Application) -> None:
    assert refused(lambda: build.sitting(sitting.commission, [application])) == "not_waiting"


def test_one_sitting_at_a_time(sitting: Sitting, commission: Commission) -> None:
    other = build.case(commission.organisation, "Екіншиева")
    planned = build.sitting(commission, [other])
    by = build.secretary(commission).pk
    assert refused(lambda: services.open_sitting(sitting=planned, by=by)) == "another_open"


def test_the_agenda_is_put_in_another_order(
    commission: Commission, application: Application
) -> None:
    other = build.copies(application, 1)[0]
    planned = build.sitting(commission, [application, other])
    first, second = planned.items.order_by("position")
    services.order_agenda(
        sitting=planned, items=[second.pk, first.pk], by=build.secretary(commission).pk
    )
    assert list(planned.items.order_by("position")) == [second, first]


def test_the_reasons_say_each_thing_once(commission: Commission, application: Application) -> None:
    build.send_all_sheets(application, commission)
    item = build.item(build.open_sitting(commission, [application]))
    reasons = ItemPage(item, None).reasons
    assert len(reasons) == len(set(reasons)) == 3  # the total, the test, the rule of the outcome


def test_a_necessary_row_without_points_is_a_reason(
    commission: Commission, application: Application
) -> None:
    build.send_all_sheets(application, commission)
    application.category = "researcher"
    found = proposal(application, given_by_members(application))
    assert sum("3.3" in reason.kk for reason in found.reasons) == 1
