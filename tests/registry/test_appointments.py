"""The head appoints officers by an order whose number and date are kept."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from registry.appointments import appoint_officer, end_appointment
from registry.models import Grant, Organisation
from registry.selectors import holds
from registry.states import Role
from tests.registry.builders import appoint, employ, organisation, person, teacher, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> Organisation:
    return organisation()


@pytest.fixture
def head(school: Organisation) -> User:
    return appoint(Role.HEAD, school).user


def given(school: Organisation, head: User, **changes: Any) -> Grant:
    order: dict[str, Any] = {
        "organisation": school,
        "role": Role.DATA_ENTRY,
        "order_number": "45-к",
        "order_date": date(2026, 9, 1),
        "since": date(2026, 9, 1),
        "by": head.pk,
        **changes,
    }
    order.setdefault("person", teacher(school))
    return appoint_officer(**order)


def test_the_right_holds_and_the_order_is_kept(school: Organisation, head: User) -> None:
    who = teacher(school)
    grant = given(school, head, person=who)
    assert who.user is not None
    assert holds(who.user, Role.DATA_ENTRY, school.pk)
    assert (grant.order_number, grant.order_date) == ("45-к", date(2026, 9, 1))
    entry = Entry.objects.filter(action="grant.given").latest("number")
    assert entry.facts["order"] == "45-к"


def test_an_ended_right_no_longer_holds_and_stays_in_the_list(
    school: Organisation, head: User
) -> None:
    grant = given(school, head)
    end_appointment(grant=grant, by=head.pk)
    assert not holds(grant.user, Role.DATA_ENTRY, school.pk)
    with pytest.raises(Refused):
        end_appointment(grant=grant, by=head.pk)


def test_a_right_that_ran_out_may_be_given_again(school: Organisation, head: User) -> None:
    who = teacher(school)
    day = clock.today() - timedelta(days=10)
    given(school, head, person=who, order_date=day, since=day, until=day)
    given(school, head, person=who)
    assert Grant.objects.filter(user=who.user, revoked_at=None).count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"role": Role.COMMISSION_CHAIR}, "role"),
        ({"role": Role.HEAD}, "role"),
        ({"order_date": date(2999, 1, 1)}, "order_date"),
        ({"since": date(2026, 8, 31)}, "since"),
        ({"until": date(2026, 8, 31)}, "until"),
    ],
)
def test_a_wrong_order_is_refused_at_its_field(
    school: Organisation, head: User, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        given(school, head, **changes)
    assert refused.value.field == field


def test_only_employees_with_an_account_are_appointed(school: Organisation, head: User) -> None:
    stranger, nameless = person(), person(account=False)
    employ(nameless, school)
    for who in (stranger, nameless):
        with pytest.raises(Refused) as refused:
            given(school, head, person=who)
        assert refused.value.field == "person"


def test_only_the_head_of_this_organisation_appoints(school: Organisation) -> None:
    for by in (
        user(),
        appoint(Role.HEAD, organisation()).user,
        appoint(Role.DATA_ENTRY, school).user,
    ):
        with pytest.raises(Refused) as refused:
            given(school, by)
        assert refused.value.code == "not_head"
        grant = appoint(Role.INTAKE_OFFICER, school)
        with pytest.raises(Refused):
            end_appointment(grant=grant, by=by.pk)


def test_a_head_does_not_end_a_right_of_the_commission(school: Organisation, head: User) -> None:
    with pytest.raises(Refused) as refused:
        end_appointment(grant=appoint(Role.COMMISSION_CHAIR, school), by=head.pk)
    assert refused.value.code == "other_role"


class TestPages:
    def order(self, client: Client, school: Organisation, **changes: Any) -> dict[str, Any]:
        form = client.get(f"/appointments/{school.pk}/add/").context["form"]
        return {
            "form_token": form["form_token"].value(),
            "role": Role.DATA_ENTRY,
            "order_number": "45-к",
            "order_date": "2026-09-01",
            "since": "2026-09-01",
            **changes,
        }

    def test_appoint_and_end(self, client: Client, school: Organisation, head: User) -> None:
        who = teacher(school)
        client.force_login(head)
        data = self.order(client, school, person=who.pk)
        for _ in range(2):
            assert client.post(f"/appointments/{school.pk}/add/", data).status_code == 302
        grant = Grant.objects.get(user=who.user)
        assert "45-к" in client.get("/appointments/").content.decode()
        form = client.get(f"/appointments/{grant.pk}/end/").context["form"]
        sent = {"form_token": form["form_token"].value()}
        assert client.post(f"/appointments/{grant.pk}/end/", sent).status_code == 302
        assert who.user is not None
        assert not holds(who.user, Role.DATA_ENTRY, school.pk)

    def test_only_a_right_of_today_is_said_to_be_in_force(
        self, client: Client, school: Organisation, head: User
    ) -> None:
        ago, today = clock.today() - timedelta(days=10), clock.today()
        given(school, head, person=teacher(school), order_date=ago, since=ago, until=ago)
        given(school, head, person=teacher(school), order_date=ago, since=today + timedelta(days=1))
        given(school, head, person=teacher(school), order_date=ago, since=ago, until=today)
        client.force_login(head)
        found = [standing for _, standing in client.get("/appointments/").context["grants"]]
        assert sorted(found) == ["ahead", "in_force", "run_out"]

    def test_a_refusal_keeps_what_was_typed(
        self, client: Client, school: Organisation, head: User
    ) -> None:
        client.force_login(head)
        data = self.order(client, school, person=teacher(school).pk, since="2026-08-31")
        answer = client.post(f"/appointments/{school.pk}/add/", data)
        assert answer.context["form"].errors["since"]
        assert 'value="45-к"' in answer.content.decode()

    def test_another_school_is_not_found(self, client: Client, school: Organisation) -> None:
        client.force_login(appoint(Role.HEAD, organisation()).user)
        assert client.get(f"/appointments/{school.pk}/add/").status_code == 404
        grant = appoint(Role.DATA_ENTRY, school)
        assert client.get(f"/appointments/{grant.pk}/end/").status_code == 404

    def test_a_teacher_is_refused(self, client: Client, school: Organisation) -> None:
        client.force_login(teacher(school).user)
        assert client.get("/appointments/").status_code == 403
