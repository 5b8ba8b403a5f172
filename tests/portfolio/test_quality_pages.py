"""The pages of the quality of knowledge: the table, the chart, what is told, who sees them."""

from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from foundation.accounts.models import User
from portfolio.models import QualityYear
from portfolio.services import withdraw_quality_year
from registry.models import Person
from tests.portfolio.builders import evidence
from tests.portfolio.counted import figures, present_year, quality_year, three_years
from tests.registry.builders import officer, organisation, teacher, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Person:
    return teacher(organisation())


@pytest.fixture
def by(who: Person, client: Client) -> User:
    entering = officer(who.employments.get().organisation)
    client.force_login(entering)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    return entering


def page(who: Person) -> str:
    return f"/portfolio/{who.pk}/quality/"


def add_page(who: Person, division: str = "quarters") -> str:
    return f"{page(who)}add/?division={division}"


def filled(client: Client, who: Person, **changes: str) -> dict[str, str]:
    form = client.get(add_page(who)).context["form"]
    typed = {
        "form_token": str(form["form_token"].value()),
        "lines": "4",
        "subject": "Алгебра",
        "year": str(present_year() - 1),
        "is_summative": "yes",
        "conclusions": "Сапа өсті.",
        "recommendations": "Саралауды жалғастыру.",
        "class_group-1": "9 «Б»",
        "learners-1": "25",
        "start-1": "50",
        "end-1": "52,5",
    }
    return {**typed, **{name.replace("__", "-"): value for name, value in changes.items()}}


class TestEntering:
    @pytest.mark.parametrize("typed", ["54.5", "54,5", " 54,50 % ", "54,5%"])
    def test_a_percent_is_taken_as_people_write_it(
        self, client: Client, who: Person, by: User, typed: str
    ) -> None:
        answer = client.post(add_page(who), filled(client, who, end__1=typed))
        assert answer.status_code == 302
        assert Decimal(QualityYear.objects.get().classes[0]["end"]) == Decimal("54.5")

    def test_a_second_press_enters_nothing_more(
        self, client: Client, who: Person, by: User
    ) -> None:
        sent = filled(client, who)
        first, second = (client.post(add_page(who), sent) for _ in range(2))
        assert first.headers["Location"] == second.headers["Location"] == page(who)
        assert QualityYear.objects.count() == 1

    def test_empty_lines_are_left_out_and_several_classes_kept(
        self, client: Client, who: Person, by: User
    ) -> None:
        more = {"class_group__3": "10 «А»", "learners__3": "20", "start__3": "40", "end__3": "41"}
        client.post(add_page(who), filled(client, who, **more))
        kept = QualityYear.objects.get().classes
        assert [line["class_group"] for line in kept] == ["9 «Б»", "10 «А»"]

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"end__1": "101"}, "end-1"),
            ({"end__1": "5,555"}, "end-1"),
            ({"end__1": "көп"}, "end-1"),
            ({"learners__1": ""}, "learners-1"),
            ({"class_group__1": ""}, "class_group-1"),
            ({"start__1": "", "end__1": ""}, "start-1"),
            ({"class_group__2": "9 «В»"}, "learners-2"),
            ({"subject": ""}, "subject"),
            ({"conclusions": ""}, "conclusions"),
            ({"year": "1999"}, "year"),
        ],
    )
    def test_what_is_wrong_is_told_beside_it_and_nothing_typed_is_lost(
        self, client: Client, who: Person, by: User, changes: dict[str, str], field: str
    ) -> None:
        sent = filled(client, who, recommendations="Ерекше ұсыным", **changes)
        answer = client.post(add_page(who), sent)
        assert answer.status_code == 200
        assert field in answer.context["form"].errors
        assert "Ерекше ұсыным" in answer.content.decode()
        assert not QualityYear.objects.exists()

    def test_a_refusal_of_the_service_stands_in_the_form(
        self, client: Client, who: Person, by: User
    ) -> None:
        quality_year(who, by)
        answer = client.post(add_page(who), filled(client, who))
        assert "subject" in answer.context["form"].errors

    def test_more_lines_keep_what_was_typed(self, client: Client, who: Person, by: User) -> None:
        answer = client.post(add_page(who), filled(client, who, more="yes", end__1="52,5"))
        shown = answer.content.decode()
        assert 'name="class_group-8"' in shown
        assert 'value="52,5"' in shown
        assert "govuk-error-summary" not in shown
        assert not QualityYear.objects.exists()

    @pytest.mark.parametrize(
        ("division", "columns"), [("quarters", 6), ("halves", 4), ("year", 3), ("other", 6)]
    )
    def test_the_division_tells_the_columns(
        self, client: Client, who: Person, by: User, division: str, columns: int
    ) -> None:
        assert len(client.get(add_page(who, division)).context["columns"]) == columns


class TestPage:
    def test_the_chart_and_the_table_tell_the_same(
        self, client: Client, who: Person, by: User
    ) -> None:
        three_years(who, by, "1.5", "2", "2.5")
        shown = client.get(page(who)).content.decode()
        assert shown.count('<svg class="at-chart"') == 1
        assert "50, 51,5" in shown  # in the words of the drawing
        for end in ("51,5", "52", "52,5"):
            assert f"<span>{end}</span>" in shown
        assert "(1,5 + 2 + 2,5) / 3 = 2" in shown

    @pytest.mark.parametrize(
        ("language", "words"),
        [("kk", ("Бұл – өсу", "3.2-тармақ")), ("ru", ("Это рост", "пункт 3.2"))],
        ids=["kk", "ru"],
    )
    def test_the_arithmetic_has_its_clause_in_both_languages(
        self, client: Client, who: Person, by: User, language: str, words: tuple[str, ...]
    ) -> None:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        three_years(who, by, "1", "1", "1")
        shown = client.get(page(who)).content.decode()
        assert [word for word in words if word not in shown] == []

    def test_it_says_which_counts(self, client: Client, who: Person, by: User) -> None:
        evidence(who, by, "1.1", level="stable", title="Мониторинг")
        assert "считается документ" in client.get(page(who)).content.decode()
        three_years(who, by, "1", "1", "1")
        assert "считаются они, а не документ" in client.get(page(who)).content.decode()

    def test_a_subject_without_summative_assessment_is_told_of(
        self, client: Client, who: Person, by: User
    ) -> None:
        quality_year(who, by)
        told = "по которым не проводится суммативное оценивание, не выставляются баллы"
        assert told not in client.get(page(who)).content.decode()
        quality_year(who, by, subject="Көркем еңбек", is_summative=False)
        assert told in client.get(page(who)).content.decode()

    def test_figures_of_the_start_alone_are_drawn(
        self, client: Client, who: Person, by: User
    ) -> None:
        quality_year(who, by, present_year(), classes=[figures("50", None)])
        assert client.get(page(who)).status_code == 200

    def test_withdrawn_figures_stand_below_with_their_reason(
        self, client: Client, who: Person, by: User
    ) -> None:
        made = quality_year(who, by)
        token = client.get(f"/portfolio/quality/{made.pk}/withdraw/").context["form"]
        sent = {"form_token": str(token["form_token"].value()), "reason": "Сан қате жазылған"}
        answer = client.post(f"/portfolio/quality/{made.pk}/withdraw/", sent)
        assert answer.headers["Location"] == page(who)
        assert "Сан қате жазылған" in client.get(page(who)).content.decode()

    def test_the_teacher_reads_and_changes_nothing(
        self, client: Client, who: Person, by: User
    ) -> None:
        three_years(who, by, "1", "1", "1")
        assert who.user is not None
        client.force_login(who.user)
        assert "withdraw" not in client.get(page(who)).content.decode()
        assert client.get(add_page(who)).status_code == 403

    def test_nobody_of_another_school_finds_it(self, client: Client, who: Person, by: User) -> None:
        made = quality_year(who, by)
        paths = [page(who), add_page(who), f"/portfolio/quality/{made.pk}/withdraw/"]
        for stranger in (officer(organisation()), user()):
            client.force_login(stranger)
            assert [client.get(path).status_code for path in paths] == [404] * 3

    def test_the_portfolio_leads_there(self, client: Client, who: Person, by: User) -> None:
        assert page(who) in client.get(f"/portfolio/{who.pk}/").content.decode()


def test_what_was_withdrawn_may_be_entered_anew(client: Client, who: Person, by: User) -> None:
    made: Any = quality_year(who, by)
    withdraw_quality_year(report=made, reason="Қате", by=by.pk)
    assert client.post(add_page(who), filled(client, who)).status_code == 302
