"""A portfolio certified and confirmed as it stands: who may, of what, and until when it holds."""

from datetime import timedelta

import pytest

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from foundation.notifications.models import Message
from portfolio.models import Certification
from portfolio.selectors import portfolio_content, waiting_for_certification
from portfolio.selectors.certified import fingerprint, pieces_of
from portfolio.services import (
    certify_portfolio,
    confirm_portfolio,
    offer_portfolio,
    withdraw_evidence,
)
from portfolio.states import Act
from registry.models import Organisation, Person
from registry.states import PostKind, Role
from tests.portfolio.builders import (
    certify,
    certify_and_confirm,
    confirm,
    evidence,
    observation,
    state_of,
)
from tests.registry import builders as registry
from tests.threads import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> Organisation:
    return registry.organisation()


@pytest.fixture
def head(school: Organisation) -> User:
    return registry.appoint(Role.HEAD, school).user


@pytest.fixture
def entry(school: Organisation) -> User:
    return registry.officer(school)


@pytest.fixture
def who(school: Organisation, entry: User) -> Person:
    """A teacher with a piece of evidence and an observation sheet."""
    found = registry.teacher(school)
    evidence(found, entry)
    observation(found, entry)
    return found


def offer(who: Person, by: User) -> Certification:
    return offer_portfolio(person=who, sha256=state_of(who).sha256, by=by.pk)


def test_an_act_keeps_what_was_certified_and_by_whom(who: Person, head: User) -> None:
    act = certify(who, head)
    state = state_of(who)
    assert state.certified == act
    assert act.pieces == state.pieces
    assert len(act.pieces) == 2
    assert act.sha256 == fingerprint(who.pk, act.pieces)
    assert act.signer["body"] == act.organisation.name
    assert act.signer["post"]["ru"] == "Руководитель организации"
    entry = Entry.objects.get(action="portfolio.certified")
    assert entry.facts["sha256"] == act.sha256
    assert head.name not in str(entry.facts)


def test_officer_head_and_teacher_one_after_another(who: Person, head: User, entry: User) -> None:
    offer(who, entry)
    assert list(waiting_for_certification(head)) == [who]
    certify(who, head)
    assert not waiting_for_certification(head).exists()
    confirm(who)
    state = state_of(who)
    assert state.offered
    assert state.certified
    assert state.confirmed
    told = Message.objects.order_by("created_at").values_list("user_id", flat=True)
    assert list(told) == [head.pk, who.user_id]


def test_many_portfolios_that_wait_are_one_letter(
    who: Person, school: Organisation, head: User, entry: User
) -> None:
    other = registry.teacher(school, "Екіншібаева")
    evidence(other, entry)
    offer(who, entry)
    offer(other, entry)
    assert Message.objects.filter(user_id=head.pk).count() == 1
    assert waiting_for_certification(head).count() == 2


@pytest.mark.parametrize("edit", ["evidence", "observation", "withdrawal"])
def test_an_edit_voids_what_was_certified_and_confirmed(
    who: Person, head: User, entry: User, edit: str
) -> None:
    certify_and_confirm(who, head)
    if edit == "withdrawal":
        withdraw_evidence(evidence=who.evidence.get(), reason="қате", by=entry.pk)
    else:
        {"evidence": evidence, "observation": observation}[edit](who, entry)
    state = state_of(who)
    assert (state.certified, state.confirmed) == (None, None)
    assert state.voided == Certification.objects.get(act=Act.CERTIFIED)
    changes = state.changes
    kinds = {"evidence": (1, 0), "observation": (1, 0), "withdrawal": (0, 1)}
    assert (len(changes.added), len(changes.removed)) == kinds[edit]
    assert changes.altered == []


def test_taking_back_the_edit_makes_it_hold_again(who: Person, head: User, entry: User) -> None:
    """The hash is what counts: the portfolio is again the very one that was certified."""
    certify_and_confirm(who, head)
    added = evidence(who, entry, "2.2")
    assert state_of(who).certified is None
    withdraw_evidence(evidence=added, reason="қате", by=entry.pk)
    assert state_of(who).confirmed


def test_a_portfolio_voided_is_certified_anew(who: Person, head: User, entry: User) -> None:
    certify_and_confirm(who, head)
    evidence(who, entry, "2.2")
    certify_and_confirm(who, head)
    assert state_of(who).confirmed
    assert Certification.objects.filter(act=Act.CERTIFIED).count() == 2


def test_time_alone_voids_nothing(who: Person, head: User) -> None:
    certify_and_confirm(who, head)
    with clock.set_to(clock.now() + timedelta(days=30)):
        assert state_of(who).confirmed


def test_a_field_left_empty_says_nothing(who: Person) -> None:
    """So a question that a later portal asks besides voids no act of before."""
    content = portfolio_content(who, clock.today() - timedelta(days=9), clock.today())
    later = {**content, "evidence": [{**item, "asked": ""} for item in content["evidence"]]}
    told = {**content, "evidence": [{**item, "asked": "иә"} for item in content["evidence"]]}
    assert pieces_of(content) == pieces_of(later) != pieces_of(told)


def test_what_was_not_shown_is_not_certified(who: Person, head: User, entry: User) -> None:
    shown = state_of(who).sha256
    evidence(who, entry, "2.2")
    with pytest.raises(Refused, match="changed"):
        certify_portfolio(person=who, sha256=shown, by=head.pk)
    with pytest.raises(Refused, match="changed"):
        offer_portfolio(person=who, sha256=shown, by=entry.pk)
    assert not Certification.objects.exists()


def test_an_empty_portfolio_is_not_certified(school: Organisation, head: User) -> None:
    empty = registry.teacher(school)
    with pytest.raises(Refused, match="empty"):
        certify(empty, head)


def test_the_teacher_confirms_what_the_head_certified(who: Person, head: User) -> None:
    with pytest.raises(Refused, match="not_certified"):
        confirm(who)
    certify(who, head)
    with pytest.raises(Refused, match="not_own"):
        confirm_portfolio(person=who, sha256=state_of(who).sha256, by=head.pk)
    assert confirm(who).by_id == who.user_id


@pytest.mark.parametrize("role", [Role.INTAKE_OFFICER, Role.DATA_ENTRY])
def test_only_the_head_certifies(who: Person, school: Organisation, role: str) -> None:
    officer = registry.appoint(role, school).user
    with pytest.raises(Refused, match="not_head"):
        certify(who, officer)


def test_the_head_of_another_school_does_not(who: Person) -> None:
    other = registry.appoint(Role.HEAD, registry.organisation()).user
    with pytest.raises(Refused, match="not_head"):
        certify(who, other)


def test_only_an_entering_officer_offers(who: Person, head: User) -> None:
    with pytest.raises(Refused, match="not_officer"):
        offer(who, head)


def test_a_head_who_teaches_is_certified_by_the_deputy(
    who: Person, school: Organisation, entry: User
) -> None:
    assert who.user is not None
    registry.appoint(Role.HEAD, school, who.user)
    with pytest.raises(Refused, match="not_head"):
        certify(who, who.user)
    deputy = registry.appoint(Role.INTAKE_OFFICER, school).user
    assert certify(who, deputy).by_id == deputy.pk


def test_the_head_alone_is_enough(school: Organisation, head: User) -> None:
    """A small school: the head enters, certifies; nobody has to be asked first."""
    registry.appoint(Role.DATA_ENTRY, school, head)
    found = registry.teacher(school, post_kind=PostKind.TEACHER)
    evidence(found, head)
    certify_and_confirm(found, head)
    assert state_of(found).confirmed


def test_a_second_press_changes_nothing(who: Person, head: User, entry: User) -> None:
    assert offer(who, entry) == offer(who, entry)
    assert certify(who, head) == certify(who, head)
    assert confirm(who) == confirm(who)
    assert Certification.objects.count() == 3
    assert Message.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_certify_once(who: Person, head: User) -> None:
    sha256 = state_of(who).sha256

    def press() -> None:
        certify_portfolio(person=who, sha256=sha256, by=head.pk)

    assert at_once(press, press) == [None, None]
    assert Certification.objects.count() == 1
