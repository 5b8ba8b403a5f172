"""A commission is formed only of those the law allows, and they get their rights."""

from datetime import timedelta

import pytest

from commissions.models import Commission
from commissions.services import CompositionRefused, NewMember
from foundation.base.errors import Refused
from registry.models import Grant
from registry.states import Role
from tests.commissions import builders as build
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db


def codes(refusal: pytest.ExceptionInfo[CompositionRefused]) -> set[str]:
    return {finding.code for finding in refusal.value.findings}


def test_members_chair_and_secretary_get_rights_for_a_year() -> None:
    commission = build.commission()
    grants = Grant.objects.filter(scope_id=commission.pk)
    assert {grant.role: 0 for grant in grants}.keys() == Role.commission()
    assert grants.filter(role=Role.COMMISSION_MEMBER).count() == 7
    assert {(grant.since, grant.until) for grant in grants} == {
        (build.order_date(), build.years_on(build.order_date(), 1))
    }
    assert {grant.order_number for grant in grants} == {"45-қ"}
    assert commission.ruleset_digest == commission.ruleset.digest


@pytest.mark.parametrize(
    ("members", "found"),
    [(5, {"too_few_members"}), (6, {"too_few_members", "even_members"}), (8, {"even_members"})],
)
def test_the_number_is_odd_and_at_least_seven(members: int, found: set[str]) -> None:
    with pytest.raises(CompositionRefused) as refusal:
        build.commission(members=members)
    assert codes(refusal) == found
    assert Commission.objects.count() == 0


def test_the_secretary_is_not_a_member() -> None:
    school = build.school()
    people = build.experts(school)
    with pytest.raises(CompositionRefused) as refusal:
        build.commission(school, people=people, secretary=people[3])
    assert codes(refusal) == {"secretary_is_member"}


def test_the_chair_is_a_member() -> None:
    school = build.school()
    with pytest.raises(CompositionRefused) as refusal:
        build.commission(school, chair=build.expert(school))
    assert codes(refusal) == {"chair_not_member"}


def test_one_whose_category_ends_within_the_term_may_not_sit() -> None:
    school = build.school()
    people = build.experts(school, 6)
    ending = registry.teacher(school, "Мерзімов")
    ends = build.order_date() + timedelta(days=200)
    registry.hold(ending, "expert", ends - timedelta(days=1826), ends)
    with pytest.raises(CompositionRefused) as refusal:
        build.commission(school, people=[*people, ending])
    assert codes(refusal) == {"to_be_attested"}


def test_a_teacher_without_the_category_may_not_sit_as_teacher_but_may_as_methodist() -> None:
    school = build.school()
    people = [*build.experts(school, 6), registry.teacher(school, "Жаңаев")]
    with pytest.raises(CompositionRefused) as refusal:
        build.commission(school, people=people)
    assert codes(refusal) == {"member_category"}
    members = [NewMember(person, "teacher") for person in people[:6]]
    members.append(NewMember(people[6], "methodist"))
    assert build.commission(school, people=people, members=members).members.count() == 7


def test_one_who_cannot_log_in_may_not_be_named() -> None:
    with pytest.raises(Refused) as refusal:
        build.commission(secretary=registry.person("Хатшыбаева", account=False))
    assert refusal.value.code == "no_account"
