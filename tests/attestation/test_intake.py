import pytest

from attestation import services
from attestation.models import Application
from attestation.permissions import may_answer, may_edit, may_hand_over, may_withdraw
from attestation.selectors import (
    applications_for_user,
    cases_for_user,
    intake_queue_for_user,
    timeline,
)
from attestation.states import State
from foundation.accounts.models import User
from foundation.base.errors import Refused
from foundation.base.models import OutboxItem
from foundation.journal.models import Entry
from registry.models import Person
from registry.services import revoke_role
from registry.states import Role
from tests.attestation import builders
from tests.attestation.builders import by


def test_accepting_answers_and_promises_the_notice(accepted: Application, officer: User) -> None:
    assert accepted.state == State.ACCEPTED
    assert (accepted.answered_at, accepted.answered_by_id) == (builders.NOON, officer.pk)
    item = OutboxItem.objects.get(kind="attestation.notice")
    assert item.payload == {"application_id": str(accepted.pk)}


def test_refusing_keeps_the_ground_and_the_documents(submitted: Application, officer: User) -> None:
    refused = services.refuse_application(
        application=submitted,
        ground="not_conforming",
        documents=["  диплом   көшірмесі ", "", "эссе"],
        by=officer.pk,
    )
    assert refused.state == State.REFUSED
    assert refused.refused_documents == ["диплом көшірмесі", "эссе"]
    entry = Entry.objects.get(action="application.refused")
    assert entry.facts["ground"] == "not_conforming"
    assert "диплом" not in str(entry.facts)


@pytest.mark.parametrize(
    ("ground", "documents", "code"),
    [("other", ["a"], "ground"), ("untrue", [], "documents"), ("untrue", [" ", ""], "documents")],
)
def test_a_refusal_needs_a_ground_of_the_law_and_a_document(
    submitted: Application, officer: User, ground: str, documents: list[str], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        services.refuse_application(
            application=submitted, ground=ground, documents=documents, by=officer.pk
        )
    submitted.refresh_from_db()
    assert submitted.state == State.SUBMITTED


def test_nobody_decides_on_their_own_application(submitted: Application) -> None:
    me = by(submitted.person)
    builders.grant(submitted.person.user, submitted.organisation, Role.INTAKE_OFFICER)
    assert not may_answer(submitted.person.user, submitted)
    with pytest.raises(Refused, match="own_case"):
        services.accept_application(application=submitted, by=me)
    with pytest.raises(Refused, match="own_case"):
        services.refuse_application(application=submitted, ground="untrue", documents=["a"], by=me)


def test_an_answer_is_given_once(accepted: Application, officer: User) -> None:
    with pytest.raises(Refused, match="state"):
        services.accept_application(application=accepted, by=officer.pk)
    with pytest.raises(Refused, match="state"):
        services.withdraw_application(application=accepted, by=by(accepted.person))


@pytest.mark.parametrize("role", [Role.INTAKE_OFFICER, Role.HEAD])
def test_those_who_accept_see_what_was_sent_to_them(
    submitted: Application, town: builders.Town, role: str
) -> None:
    user = builders.officer(town.school, role)
    assert list(intake_queue_for_user(user)) == [submitted]
    assert may_answer(user, submitted)


@pytest.mark.parametrize(
    "role", [Role.DATA_ENTRY, Role.COMMISSION_MEMBER, Role.COMMISSION_SECRETARY]
)
def test_others_of_the_school_do_not_see_it_before_the_commission(
    submitted: Application, town: builders.Town, role: str
) -> None:
    user = builders.officer(town.school, role)
    assert not applications_for_user(user).exists()
    assert not may_answer(user, submitted)


def test_the_commission_sees_it_once_it_has_it(
    accepted: Application, officer: User, town: builders.Town
) -> None:
    member = builders.officer(town.school, Role.COMMISSION_MEMBER)
    assert not applications_for_user(member).exists()
    builders.handed_over(accepted, officer)
    assert list(applications_for_user(member)) == [accepted]
    assert not may_hand_over(member, accepted)


def test_a_department_sees_its_territory(submitted: Application, town: builders.Town) -> None:
    other = builders.town()
    seers = {
        Role.DISTRICT_STAFF: town.district_department,
        Role.REGION_STAFF: town.region_department,
        Role.MINISTRY_STAFF: town.ministry,
    }
    for role, body in seers.items():
        assert list(cases_for_user(builders.officer(body, role))) == [submitted]
    for role, body in {
        Role.DISTRICT_STAFF: other.district_department,
        Role.REGION_STAFF: other.region_department,
    }.items():
        assert not cases_for_user(builders.officer(body, role)).exists()


def test_a_draft_is_seen_by_its_teacher_only(
    draft: Application, officer: User, town: builders.Town
) -> None:
    staff = builders.officer(town.ministry, Role.MINISTRY_STAFF)
    assert not applications_for_user(officer).exists()
    assert not applications_for_user(staff).exists()
    assert list(applications_for_user(draft.person.user)) == [draft]


def test_a_revoked_right_ends_at_once(submitted: Application, officer: User) -> None:
    grant = officer.grants.get()
    revoke_role(grant=grant, by=officer.pk)
    assert not intake_queue_for_user(officer).exists()
    assert not may_answer(officer, submitted)


def test_another_teacher_may_do_nothing(submitted: Application, town: builders.Town) -> None:
    other: Person = builders.teacher(town.school)
    for predicate in (may_edit, may_withdraw, may_answer, may_hand_over):
        assert not predicate(other.user, submitted)


def test_the_way_of_a_case(accepted: Application, officer: User) -> None:
    assert [step.state for step in timeline(accepted)] == ["done", "done", "now", *["ahead"] * 3]
    builders.handed_over(accepted, officer)
    assert [step.state for step in timeline(accepted)] == [*["done"] * 3, "now", *["ahead"] * 2]


def test_the_way_of_a_refused_case_stops(submitted: Application, officer: User) -> None:
    services.refuse_application(
        application=submitted, ground="untrue", documents=["a"], by=officer.pk
    )
    assert [step.state for step in timeline(submitted)] == ["done", "failed"]
