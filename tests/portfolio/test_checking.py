"""Somebody else holds a piece against its proof."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from portfolio.models import Evidence
from portfolio.selectors import to_check_for_user
from portfolio.services import check_evidence, withdraw_evidence
from registry.models import Organisation, Person
from registry.states import Category, Role
from tests.portfolio.builders import evidence
from tests.registry.builders import appoint, employ, hold, officer, organisation, teacher

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


@pytest.mark.parametrize("role", [Role.DATA_ENTRY, Role.HEAD])
def test_another_officer_or_the_head_checks(
    school: Organisation, who: Person, by: User, role: str
) -> None:
    checker = appoint(role, school).user
    item = check_evidence(evidence=evidence(who, by), by=checker.pk)
    assert item.checked_by_id == checker.pk
    assert item.checked_at is not None
    entry = Entry.objects.order_by("number").last()
    assert entry is not None
    assert (entry.action, entry.actor_id) == ("evidence.checked", checker.pk)


def nobody(item: Evidence, school: Organisation) -> User:
    return officer(organisation())


def intake(item: Evidence, school: Organisation) -> User:
    return appoint(Role.INTAKE_OFFICER, school).user


def the_one_who_entered(item: Evidence, school: Organisation) -> User:
    return User.objects.get(pk=item.entered_by_id)


def the_teacher_who_is_an_officer_too(item: Evidence, school: Organisation) -> User:
    return appoint(Role.DATA_ENTRY, school, item.person.user).user


@pytest.mark.parametrize(
    "checker", [nobody, intake, the_one_who_entered, the_teacher_who_is_an_officer_too]
)
def test_others_do_not_check(
    school: Organisation,
    who: Person,
    by: User,
    checker: Callable[[Evidence, Organisation], User],
) -> None:
    item = evidence(who, by)
    with pytest.raises(Refused, match="not_allowed"):
        check_evidence(evidence=item, by=checker(item, school).pk)
    item.refresh_from_db()
    assert item.checked_at is None


def test_it_is_checked_once_and_not_after_it_was_withdrawn(
    school: Organisation, who: Person, by: User
) -> None:
    head = appoint(Role.HEAD, school).user
    first, second = evidence(who, by), evidence(who, by, "4.1")
    check_evidence(evidence=first, by=head.pk)
    withdraw_evidence(evidence=second, reason="қате", by=by.pk)
    for item in (first, second):
        with pytest.raises(Refused, match="not_allowed"):
            check_evidence(evidence=item, by=head.pk)


def test_the_database_lets_nobody_check_the_own_entry(who: Person, by: User) -> None:
    item = evidence(who, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=item.pk).update(checked_at=clock.now(), checked_by_id=by.pk)


def test_what_waits_is_what_others_entered_for_the_own_school(
    school: Organisation, who: Person, by: User
) -> None:
    other = officer(school)
    employ(teacher(organisation()), school)
    mine, theirs = evidence(who, by), evidence(who, other, "4.1")
    evidence(teacher(foreign := organisation()), officer(foreign))
    assert list(to_check_for_user(by)) == [theirs]
    assert list(to_check_for_user(other)) == [mine]
    check_evidence(evidence=mine, by=other.pk)
    assert list(to_check_for_user(other)) == []


def test_what_is_older_than_the_present_category_does_not_wait(
    school: Organisation, who: Person, by: User
) -> None:
    other = officer(school)
    old, new = evidence(who, other, day=date(2026, 6, 1)), evidence(who, other, "4.1")
    assert list(to_check_for_user(by)) == [old, new]
    hold(who, Category.MODERATOR, date(2026, 9, 1), date(2031, 8, 31))
    assert list(to_check_for_user(by)) == [new]


def test_the_row_shows_who_entered_under_which_order_and_who_checked(
    client: Client, school: Organisation, who: Person, by: User
) -> None:
    head = appoint(Role.HEAD, school).user
    item = evidence(who, by, issuer="Білім бөлімі", number="КД-17")
    client.force_login(head)
    client.cookies["django_language"] = "ru"
    page = client.get(f"/portfolio/{who.pk}/").content.decode()
    assert f"{by.name} по приказу № 12-қ от 01.01.2020" in page
    assert "не проверено" in page
    assert "Білім бөлімі · № КД-17" in page
    path = f"/portfolio/evidence/{item.pk}/check/"
    assert path in page
    form = client.get(path).context["form"]
    token = str(form["form_token"].value())
    for _ in range(2):
        answer = client.post(path, {"form_token": token})
        assert answer.status_code in (302, 403)
    page = client.get(f"/portfolio/{who.pk}/").content.decode()
    assert f"Проверено: {head.name}" in page
    assert "не проверено" not in page


def test_the_list_of_what_waits(
    client: Client, school: Organisation, who: Person, by: User
) -> None:
    item = evidence(who, by)
    client.force_login(appoint(Role.HEAD, school).user)
    assert item.title in client.get("/portfolio/to-check/").content.decode()
    client.force_login(by)
    assert item.title not in client.get("/portfolio/to-check/").content.decode()
    client.force_login(who.user)
    assert client.get("/portfolio/to-check/").status_code == 403
