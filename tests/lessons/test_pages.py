"""The pages: planning, one's own visits, signing, answering, and what the commission sees."""

import base64
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from commissions.pages.score import ScorePage
from foundation.accounts.models import User
from lessons.models import Sheet, Visit
from lessons.services import object_to_sheet
from lessons.services.signing import sheet_content
from lessons.states import State
from portfolio.models import Observation
from portfolio.states import ObserverKind
from registry.models import Person
from registry.states import PostKind
from tests.commissions import builders as commissions
from tests.lessons.visiting import (
    School,
    given,
    given_to,
    plan,
    send,
    sheet_of,
    sign,
    signed,
    user_id,
    working_day,
)
from tests.portfolio.builders import lowest_portfolio
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return School()


def browser(user: User | None) -> Client:
    client = Client()
    assert user is not None
    client.force_login(user)
    return client


def typed(school: School, **facts: Any) -> dict[str, Any]:
    return {
        "form_token": str(uuid4()),
        "day": working_day().isoformat(),
        "time": "10:00",
        "minutes": "45",
        "subject": "Алгебра",
        "class_group": "9 «Б»",
        "observer": f"{ObserverKind.HEAD}:{school.head.pk}",
        **facts,
    }


class TestPlanning:
    def address(self, school: School) -> str:
        return reverse("lessons:plan", args=[school.teacher.pk])

    def test_a_pressed_button_plans_once(self, school: School) -> None:
        client, sent = browser(school.entry), typed(school)
        for _press in range(2):
            answer = client.post(self.address(school), sent)
            assert answer.status_code == 302
        assert Visit.objects.count() == 1

    def test_observers_stand_by_their_capacity_without_the_teacher(self, school: School) -> None:
        page = browser(school.entry).get(self.address(school)).content.decode()
        for kind, person in school.observers.items():
            assert f"{kind}:{person.pk}" in page
        assert f"{ObserverKind.TEACHER}:{school.teacher.pk}" not in page

    def test_a_refusal_keeps_what_was_typed(self, school: School) -> None:
        second = f"{ObserverKind.DEPUTY}:{school.deputy.pk}"
        sent = typed(school, observer_2=second, subject="Геометрия")
        page = browser(school.entry).post(self.address(school), sent)
        assert page.context["form"].errors["is_shared"]
        assert "Геометрия" in page.content.decode()
        assert Visit.objects.count() == 0

    def test_an_observer_of_nobody_s_choice_is_refused(self, school: School) -> None:
        sent = typed(school, observer=f"{ObserverKind.HEAD}:{school.colleague.pk}")
        page = browser(school.entry).post(self.address(school), sent)
        assert page.context["form"].errors["observer"]

    def test_the_request_is_asked_for_at_penitentiary_institutions_only(
        self, school: School
    ) -> None:
        client = browser(school.entry)
        assert "prior_request" not in client.get(self.address(school)).context["form"].fields
        school.organisation.at_penitentiary = True
        school.organisation.save()
        page = client.post(self.address(school), typed(school))
        assert page.context["form"].errors["prior_request"]
        client.post(self.address(school), typed(school, prior_request="№ 12"))
        assert Visit.objects.get().prior_request == "№ 12"


class TestTheCalendar:
    @pytest.mark.parametrize("view", ["week", "list"])
    def test_shows_the_visit_with_its_observer(self, school: School, view: str) -> None:
        plan(school)
        query = {"view": view, "day": working_day().isoformat()}
        page = browser(school.entry).get(reverse("lessons:calendar"), query).content.decode()
        assert school.teacher.surname in page and school.head.short_name in page

    def test_a_day_that_is_none_shows_this_week(self, school: School) -> None:
        page = browser(school.entry).get(reverse("lessons:calendar"), {"day": "кеше"})
        assert page.status_code == 200


class TestMine:
    def test_an_observer_finds_the_way_to_the_sheet(self, school: School) -> None:
        sheet = plan(school).sheets.get()
        client = browser(school.head.user)
        assert reverse("lessons:phone_sheet", args=[sheet.pk]) in text(client, "lessons:mine")
        opened = client.get(reverse("lessons:sheet", args=[sheet.pk]))
        assert opened.headers["Location"] == reverse("lessons:phone_sheet", args=[sheet.pk])

    def test_duties_say_what_waits(self, school: School) -> None:
        signed(school)
        (duty,) = browser(school.teacher.user).get(reverse("home")).context["duties"]
        assert (duty.url, duty.waiting) == (reverse("lessons:mine"), 1)

    def test_who_has_nothing_waiting_begins_as_before(self, school: School) -> None:
        signed(school)
        answer = browser(school.cabinet.user).get(reverse("home"))
        assert answer.headers["Location"] == reverse("attestation:my")


def text(client: Client, name: str, *args: Any) -> str:
    return client.get(reverse(name, args=args), follow=True).content.decode()


class TestSigning:
    def press(self, sheet: Sheet, who: Person) -> Any:
        client = browser(who.user)
        given_bytes = client.get(reverse("lessons:content", args=[sheet.pk])).json()["content"]
        content = base64.b64decode(given_bytes)
        cms = base64.b64encode(commissions.cms_of(who, content)).decode()
        sent = {"form_token": str(uuid4()), "cms": cms}
        return client.post(reverse("lessons:sign", args=[sheet.pk]), sent)

    def test_through_the_page(self, school: School) -> None:
        sheet = given(school).sheets.get()
        send(sheet)
        assert self.press(sheet, school.head).status_code == 302
        assert Observation.objects.get().person == school.teacher

    def test_the_page_signs_what_the_service_checks(self, school: School) -> None:
        sheet = given(school).sheets.get()
        send(sheet)
        sheet.refresh_from_db()
        client = browser(school.head.user)
        shown = client.get(reverse("lessons:content", args=[sheet.pk])).json()["content"]
        assert base64.b64decode(shown) == sheet_content(sheet)

    def test_while_another_fills_there_is_nothing_to_sign_with(self, school: School) -> None:
        pair = [(school.head, ObserverKind.HEAD), (school.deputy, ObserverKind.DEPUTY)]
        visit = given(school, pair)
        sheet = sheet_of(visit, school.head)
        send(sheet)
        assert 'id="signature"' not in text(browser(school.head.user), "lessons:sheet", sheet.pk)
        answer = self.press(sheet, school.head)
        assert answer.context["form"].non_field_errors()
        assert Observation.objects.count() == 0


class TestAnswering:
    def test_the_teacher_reads_and_acknowledges(self, school: School) -> None:
        sheet = signed(school)
        client = browser(school.teacher.user)
        assert 'id="answer"' in text(client, "lessons:sheet", sheet.pk)
        client.post(reverse("lessons:acknowledge", args=[sheet.pk]), {"form_token": str(uuid4())})
        sheet.refresh_from_db()
        assert sheet.state == State.ACKNOWLEDGED

    def test_an_objection_stands_beside_the_sheet(self, school: School) -> None:
        sheet = signed(school)
        sent = {"form_token": str(uuid4()), "reason": "Сабақ басқа еді."}
        browser(school.teacher.user).post(reverse("lessons:object", args=[sheet.pk]), sent)
        assert "Сабақ басқа еді." in text(browser(school.entry), "lessons:sheet", sheet.pk)


def test_the_commission_reads_the_objection_beside_the_sheet() -> None:
    where = commissions.school()
    application = commissions.case(where)
    page = ScorePage(application, None)
    assert not [proof for proof in page._proofs("1.2") if proof.objection]
    other = signed_of_case(where)
    page = ScorePage(other, None)
    found = [proof.objection for proof in page._proofs("1.2") if proof.objection]
    assert found == ["Сабақ басқа еді."]


def signed_of_case(where: Any) -> Any:
    """A case whose frozen portfolio has a signed sheet that the teacher objects to."""
    who = registry.teacher(where, "Қарсыбаева")
    officer = registry.officer(where)
    deputy = registry.teacher(where, "Орынбасар", post_kind=PostKind.DEPUTY)
    lowest_portfolio(who, officer)
    observed = given_to(who, [(deputy, ObserverKind.DEPUTY)], officer, days_ago=2)
    sheet = observed.sheets.get()
    send(sheet)
    sign(sheet)
    object_to_sheet(sheet=sheet, reason="Сабақ басқа еді.", by=user_id(who))
    commissions.registry_test(who, 70)
    return commissions.handed_over(who)
