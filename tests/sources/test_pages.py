"""The pages of the registers: who sees what, pressing once, and a page that never waits long."""

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from foundation.accounts.models import User
from foundation.base.models import OutboxItem
from portfolio.models import Evidence
from registry.models import Organisation, Person
from registry.states import Role
from sources.models import Fact, Pull
from sources.states import State
from tests.portfolio.builders import evidence
from tests.registry import builders as registry
from tests.sources.builders import DOWN, answered, new_course, told
from tests.standins import facts
from tests.standins.registers import NAMES, StandIn


def browser(user: User | None, language: str = "ru") -> Client:
    assert user is not None
    client = Client(headers={"accept-language": language})
    client.cookies["django_language"] = language
    client.force_login(user)
    return client


def page_of(person: Person, by: User | None, language: str = "ru") -> str:
    address = reverse("sources:person", args=[person.pk])
    return browser(by, language).get(address).content.decode()


def post(by: User | None, name: str, *args: object, **data: str) -> HttpResponse:
    sent = {"form_token": str(uuid4()), **data}
    return browser(by).post(reverse(f"sources:{name}", args=args), sent, follow=True)


def test_the_officer_asks_and_sees_what_is_new(
    teacher: Person, officer: User, registers: StandIn
) -> None:
    registers.tell("courses", teacher.iin, facts.course())
    said = post(officer, "ask", teacher.pk).content.decode()
    assert "Критериалды бағалау" in said
    assert "Новое" in said
    assert "Взять" in said


def test_a_page_answers_with_every_register_silent(
    teacher: Person, officer: User, registers: StandIn
) -> None:
    registers.switch("slow", *NAMES)
    said = post(officer, "ask", teacher.pk)
    assert said.status_code == 200
    assert said.content.decode().count("не ответил вовремя") == len(NAMES)
    assert "Не подтверждено" in said.content.decode()


def test_the_same_form_sent_twice_takes_once(teacher: Person, officer: User) -> None:
    fact = new_course(teacher, officer)
    token = str(uuid4())
    for _ in range(2):
        said = post(officer, "take", fact.pk, form_token=token)
        assert "уже стоит" not in said.content.decode()
    assert Evidence.objects.filter(person=teacher).count() == 1


def test_a_refusal_is_told_on_the_page(teacher: Person, officer: User) -> None:
    fact = new_course(teacher, officer)
    post(officer, "take", fact.pk)
    assert "уже стоит" in post(officer, "take", fact.pk).content.decode()


def test_a_difference_shows_both_sides(teacher: Person, officer: User) -> None:
    work = teacher.employments.select_related("organisation").get()
    answered(teacher, officer, staff=told(facts.work(work, since="2016-03-04")))
    said = page_of(teacher, officer)
    assert "01.09.2015" in said
    assert "04.03.2016" in said


def test_keeping_asks_for_a_reason_and_loses_nothing(teacher: Person, officer: User) -> None:
    fact = new_course(teacher, officer)
    empty = post(officer, "keep", fact.pk)
    assert empty.context["form"].errors["reason"]
    post(officer, "keep", fact.pk, reason="Басқа адамның курсы")
    fact.refresh_from_db()
    assert fact.state == State.KEPT
    said = page_of(teacher, teacher.user)
    assert "Басқа адамның курсы" in said
    assert "школа оставляет своё" in said
    listed = browser(officer).get(reverse("sources:teachers")).content.decode()
    assert "Новое:" not in listed


def test_the_teacher_reads_and_has_nothing_to_press(teacher: Person, officer: User) -> None:
    fact = new_course(teacher, officer)
    said = page_of(teacher, teacher.user)
    assert "Критериалды бағалау" in said
    assert reverse("sources:take", args=[fact.pk]) not in said
    assert reverse("sources:ask", args=[teacher.pk]) not in said
    assert post(teacher.user, "take", fact.pk).status_code == 403
    assert post(teacher.user, "ask", teacher.pk).status_code == 403


@pytest.mark.parametrize("role", [Role.HEAD, Role.INTAKE_OFFICER])
def test_the_head_and_the_intake_officer_ask_and_do_not_decide(
    teacher: Person, officer: User, school: Organisation, role: str
) -> None:
    fact = new_course(teacher, officer)
    user = registry.appoint(role, school).user
    said = page_of(teacher, user)
    assert reverse("sources:ask", args=[teacher.pk]) in said
    assert reverse("sources:take", args=[fact.pk]) not in said
    assert post(user, "take", fact.pk).status_code == 403
    assert post(user, "ask", teacher.pk).status_code == 200


def test_another_school_sees_nothing(teacher: Person, officer: User) -> None:
    fact = new_course(teacher, officer)
    stranger = registry.officer(registry.organisation())
    asked = [("ask", teacher.pk), ("take", fact.pk), ("keep", fact.pk)]
    assert {post(stranger, name, pk).status_code for name, pk in asked} == {404}
    assert Pull.objects.count() == 1
    assert Fact.objects.get().state == State.WAITING


def test_nothing_is_kept_without_the_mark_of_a_form(
    teacher: Person, officer: User, registers: StandIn
) -> None:
    answer = browser(officer).post(reverse("sources:ask", args=[teacher.pk]))
    assert answer.status_code == 400
    assert not Pull.objects.exists()


def test_the_list_counts_what_asks_for_an_eye(
    teacher: Person, officer: User, school: Organisation
) -> None:
    silent = registry.teacher(school, "Ахметова")
    new_course(teacher, officer)
    answered(silent, officer, staff=DOWN)
    said = browser(officer).get(reverse("sources:teachers")).content.decode()
    assert "Новое: 1" in said
    assert "Не подтверждено: 1" in said


def test_the_whole_school_is_promised_to_the_worker(teacher: Person, officer: User) -> None:
    post(officer, "ask_all")
    assert OutboxItem.objects.filter(kind="sources.pull").count() == 1


def test_a_course_before_the_period_has_no_button(teacher: Person, officer: User) -> None:
    fact = new_course(teacher, officer, issued_on=facts.recently(days=365 * 6))
    said = page_of(teacher, officer)
    assert "до аттестационного периода" in said
    assert reverse("sources:take", args=[fact.pk]) not in said


def test_the_portfolio_leads_to_the_registers(teacher: Person, officer: User) -> None:
    evidence(teacher, officer)
    address = reverse("sources:person", args=[teacher.pk])
    for user, name, args in (
        (officer, "portfolio:teacher", [teacher.pk]),
        (teacher.user, "portfolio:mine", []),
    ):
        assert address in browser(user).get(reverse(name, args=args)).content.decode()
