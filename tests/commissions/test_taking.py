"""The commission takes portfolios: the secretary many at once, the chair in certain cases."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attestation.models import Application, HandOver
from attestation.services import accept_application, hand_over_portfolio
from attestation.states import State
from commissions import services
from commissions.models import Commission
from commissions.selectors import cases_of, to_take_for_user
from foundation.accounts.models import User
from foundation.base.errors import Refused
from foundation.base.models import StoredFile
from registry.models import Person
from registry.states import Role
from tests.commissions import builders as build
from tests.portfolio.builders import certify_and_confirm, evidence
from tests.queries import MOST_OF_A_PORTFOLIO, asked
from tests.registry import builders as registry
from tests.stores import rewrite

pytestmark = pytest.mark.django_db
LIST = "/commission/portfolios/"


@pytest.fixture
def commission() -> Commission:
    found = build.commission()
    registry.officer(found.organisation)
    return found


def accepted(of: Commission, who: Person) -> Application:
    """An application with one piece of evidence, certified and confirmed."""
    where = of.organisation
    build.cycle()
    application = build.sent(who)
    accept_application(application=application, by=intake_of(of))
    evidence(who, build.officer_of(where, Role.DATA_ENTRY))
    certify_and_confirm(who, build.officer_of(where, Role.HEAD))
    return application


def intake_of(of: Commission) -> UUID:
    """The school's officer, not the secretary who may be one besides."""
    found = User.objects.filter(
        grants__organisation=of.organisation, grants__role=Role.INTAKE_OFFICER
    )
    return found.exclude(pk=build.secretary(of).pk).get().pk


def give(of: Commission, who: Person | None = None, by: UUID | None = None) -> HandOver:
    application = accepted(of, who or registry.teacher(of.organisation))
    return hand_over_portfolio(application=application, by=by or intake_of(of))


def chair_of(of: Commission) -> User:
    user = build.seats(of)[0].person.user
    assert user is not None
    return user


def state(given: HandOver) -> str:
    return Application.objects.get(pk=given.application_id).state


def desk(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def send(client: Client, *given: HandOver) -> object:
    form = {"form_token": uuid4(), "given": [one.pk for one in given]}
    return client.post(LIST, form)


def test_the_secretary_takes_all_with_one_press(commission: Commission, client: Client) -> None:
    given = [give(commission) for _ in range(3)]
    secretary = desk(client, build.secretary(commission))
    page = secretary.get(LIST)
    assert page.content.decode().count('name="given"') == 3
    send(secretary, *given)
    assert {state(one) for one in given} == {State.IN_COMMISSION}
    assert cases_of([commission.pk]).count() == 3
    answer = given[0].__class__.objects.get(pk=given[0].pk).answer
    assert answer.taker["name"] == commission.secretary.full_name
    assert answer.taker["body"] == commission.name
    assert answer.taker["post"]["kk"] == "Комиссия хатшысы"


def test_one_that_does_not_agree_stays_and_is_named(commission: Commission, client: Client) -> None:
    sound, harmed = give(commission), give(commission)
    rewrite(StoredFile.objects.get(pk=harmed.files[0]["id"]))
    secretary = desk(client, build.secretary(commission))
    send(secretary, sound, harmed)
    assert (state(sound), state(harmed)) == (State.IN_COMMISSION, State.HANDED_OVER)
    page = secretary.get(LIST).content.decode()
    assert harmed.files[0]["name"] in page
    assert harmed.application.person.full_name in page
    one = secretary.get(reverse("commissions:portfolio", args=[harmed.pk]))
    assert one.context["found"]


def test_a_second_press_takes_nothing_more(commission: Commission, client: Client) -> None:
    given = give(commission)
    secretary = desk(client, build.secretary(commission))
    form = {"form_token": uuid4(), "given": [given.pk]}
    first, second = secretary.post(LIST, form), secretary.post(LIST, form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert state(given) == State.IN_COMMISSION


def test_nothing_chosen_is_said(commission: Commission, client: Client) -> None:
    give(commission)
    page = send(desk(client, build.secretary(commission)))
    assert page.status_code == 200
    assert page.context["form"].errors


def test_returned_with_what_does_not_agree(commission: Commission, client: Client) -> None:
    given = give(commission)
    secretary = desk(client, build.secretary(commission))
    address = reverse("commissions:return_portfolio", args=[given.pk])
    empty = secretary.post(address, {"form_token": uuid4(), "discrepancies": " "})
    assert empty.status_code == 200
    lines = "2.1-жол: файл басқа адамдікі\r\n\r\n4.1-жол: сертификат жоқ"
    secretary.post(address, {"form_token": uuid4(), "discrepancies": lines})
    assert state(given) == State.ACCEPTED
    answer = HandOver.objects.get(pk=given.pk).answer
    assert answer.discrepancies == ["2.1-жол: файл басқа адамдікі", "4.1-жол: сертификат жоқ"]


def test_the_chair_takes_what_the_secretary_gave(commission: Commission) -> None:
    """In a school's own commission the secretary may be the officer who accepts and gives."""
    secretary, chair = build.secretary(commission), chair_of(commission)
    registry.appoint(Role.INTAKE_OFFICER, commission.organisation, secretary)
    own = give(commission, by=secretary.pk)
    other = give(commission, by=build.officer_of(commission.organisation, Role.HEAD).pk)
    assert to_take_for_user(secretary) == [other]
    assert to_take_for_user(chair) == [own]
    with pytest.raises(Refused, match="not_taker"):
        services.take_portfolios(given=[own], by=secretary.pk)
    with pytest.raises(Refused, match="not_taker"):
        services.take_portfolios(given=[other], by=chair.pk)
    services.take_portfolios(given=[own], by=chair.pk)
    assert state(own) == State.IN_COMMISSION
    assert HandOver.objects.get(pk=own.pk).answer.taker["post"]["ru"] == "Председатель комиссии"


def test_the_secretary_s_own_portfolio_is_taken_by_the_chair(commission: Commission) -> None:
    person = commission.secretary
    registry.employ(person, commission.organisation)
    given = give(commission, person)
    secretary, chair = build.secretary(commission), chair_of(commission)
    assert to_take_for_user(secretary) == []
    with pytest.raises(Refused, match="not_taker"):
        services.take_portfolios(given=[given], by=secretary.pk)
    assert to_take_for_user(chair) == [given]


def a_member(of: Commission) -> User:
    user = build.seats(of)[1].person.user
    assert user is not None
    return user


def a_head(of: Commission) -> User:
    return build.officer_of(of.organisation, Role.HEAD)


def another_secretary(_of: Commission) -> User:
    return build.secretary(build.commission())


@pytest.mark.parametrize("whom", [a_member, a_head, another_secretary])
def test_nobody_else_takes(
    commission: Commission, client: Client, whom: Callable[[Commission], User]
) -> None:
    given, user = give(commission), whom(commission)
    for action in (
        lambda: services.take_portfolios(given=[given], by=user.pk),
        lambda: services.return_portfolio(given=given, discrepancies=["жоқ"], by=user.pk),
    ):
        with pytest.raises(Refused, match="not_taker"):
            action()
    address = reverse("commissions:portfolio", args=[given.pk])
    assert desk(client, user).get(address).status_code == 404


def test_a_file_opens_for_who_compares_it(commission: Commission, client: Client) -> None:
    given = give(commission)
    secretary = desk(client, build.secretary(commission))
    address = reverse("commissions:given_file", args=[given.pk, given.files[0]["id"]])
    assert secretary.get(address).headers["Content-Disposition"].startswith("attachment")
    foreign = reverse("commissions:given_file", args=[given.pk, uuid4()])
    assert secretary.get(foreign).status_code == 404


def test_a_change_at_the_school_is_told_and_changes_no_copy(
    commission: Commission, client: Client
) -> None:
    given = give(commission)
    services.take_portfolios(given=[given], by=build.secretary(commission).pk)
    member = desk(client, a_member(commission))
    address = reverse("commissions:case", args=[given.application_id])
    assert not member.get(address).context["given"].was_changed
    evidence(
        given.application.person, build.officer_of(commission.organisation, Role.DATA_ENTRY), "2.2"
    )
    act = member.get(address).context["given"]
    assert act.was_changed
    frozen = Application.objects.get(pk=given.application_id).frozenportfolio
    assert frozen.content == act.content == given.content


def questions(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return asked(seen)


@pytest.mark.parametrize("address", [LIST, "/"])
def test_the_list_asks_the_same_of_one_and_of_many(
    commission: Commission, client: Client, address: str
) -> None:
    give(commission)
    secretary = desk(client, build.secretary(commission))
    one = questions(secretary, address)
    for _ in range(4):
        give(commission)
    assert questions(secretary, address) == one <= MOST_OF_A_PORTFOLIO


def test_the_officer_s_home_asks_the_same_of_one_and_of_many(
    commission: Commission, client: Client
) -> None:
    accepted(commission, registry.teacher(commission.organisation))
    head = desk(client, a_head(commission))
    one = questions(head, "/")
    for _ in range(4):
        accepted(commission, registry.teacher(commission.organisation))
    assert questions(head, "/") == one <= MOST_OF_A_PORTFOLIO
