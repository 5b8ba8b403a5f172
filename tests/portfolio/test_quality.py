"""The quality of knowledge: what is entered, what it gives, what wins, what is frozen."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from foundation.accounts.models import User
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from portfolio.models import QualityYear
from portfolio.selectors import case_of, portfolio_content, thawed, thawed_quality
from portfolio.selectors.quality import last_year, quality_of
from portfolio.services import withdraw_quality_year
from registry.models import Person
from scoring.case import Claim, Indicator
from tests.portfolio.builders import evidence
from tests.portfolio.counted import (
    assessed,
    figures,
    present_year,
    quality_year,
    three_years,
)
from tests.registry.builders import officer, organisation, teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Person:
    return teacher(organisation())


@pytest.fixture
def by(who: Person) -> User:
    return officer(who.employments.get().organisation)


def indicator(who: Person) -> Indicator | None:
    return assessed(who).answer.case.indicators.get("1.1")


def points(who: Person, category: str = "master") -> Any:
    return assessed(who, category).score.row("1.1").points


class TestEntering:
    def test_a_report_is_kept_exactly_and_journalled_under_the_order(
        self, who: Person, by: User
    ) -> None:
        made = quality_year(who, by, classes=[figures("50", "52.55")])
        [line] = quality_of(who)[0].classes
        assert (line.start, line.end, line.learners) == (Decimal(50), Decimal("52.55"), 25)
        entry = Entry.objects.get(action="quality.added")
        assert entry.facts["order"] == made.entered_under.order_number
        assert made.conclusions not in str(entry.facts)

    @pytest.mark.parametrize(
        ("facts", "code"),
        [
            ({"year": 1999}, "year"),
            ({"classes": []}, "missing"),
            ({"classes": [figures("50", "60"), figures("40", "45", "9 «б» ")]}, "class_twice"),
            ({"classes": [figures("50", "100.01")]}, "figures"),
            ({"classes": [figures("-1", "50")]}, "figures"),
            ({"classes": [figures("50.001", "60")]}, "figures"),
            ({"classes": [figures("50", "60", learners=0)]}, "figures"),
            ({"classes": [figures(None, None)]}, "figures"),
            ({"subject": " "}, "missing"),
            ({"conclusions": " "}, "missing"),
            ({"recommendations": ""}, "missing"),
        ],
    )
    def test_what_cannot_be_counted_is_refused(
        self, who: Person, by: User, facts: dict[str, Any], code: str
    ) -> None:
        with pytest.raises(Refused) as refused:
            quality_year(who, by, **facts)
        assert refused.value.code == code
        assert not QualityYear.objects.exists()

    @pytest.mark.parametrize(("back", "accepted"), [(-1, False), (0, True), (3, True), (4, False)])
    def test_the_present_year_and_the_three_before_are_entered(
        self, who: Person, by: User, back: int, accepted: bool
    ) -> None:
        year = present_year() - back
        if accepted:
            assert quality_year(who, by, year).year == year
        else:
            with pytest.raises(Refused):
                quality_year(who, by, year)

    def test_a_subject_has_one_report_of_a_year_till_it_is_withdrawn(
        self, who: Person, by: User
    ) -> None:
        first = quality_year(who, by)
        with pytest.raises(Refused) as refused:
            quality_year(who, by, subject="алгебра")
        assert refused.value.code == "twice"
        withdraw_quality_year(report=first, reason="Сан қате", by=by.pk)
        assert quality_year(who, by).pk != first.pk

    def test_the_database_refuses_a_second_report_and_one_without_classes(
        self, who: Person, by: User
    ) -> None:
        made = quality_year(who, by)
        twice = {
            field.attname: getattr(made, field.attname)
            for field in QualityYear._meta.concrete_fields
            if field.name != "id"
        }
        with pytest.raises(IntegrityError, match="one_report"), transaction.atomic():
            QualityYear.objects.create(**twice)
        with pytest.raises(IntegrityError, match="has_classes"), transaction.atomic():
            QualityYear.objects.filter(pk=made.pk).update(classes=[])

    def test_nobody_but_the_school_s_officer_enters_or_withdraws(
        self, who: Person, by: User
    ) -> None:
        made = quality_year(who, by)
        assert who.user is not None
        for other in (who.user, officer(organisation())):
            with pytest.raises(Refused):
                quality_year(who, other, present_year() - 2)
            with pytest.raises(Refused):
                withdraw_quality_year(report=made, reason="себеп", by=other.pk)

    def test_withdrawing_needs_a_reason_and_happens_once(self, who: Person, by: User) -> None:
        made = quality_year(who, by)
        with pytest.raises(Refused):
            withdraw_quality_year(report=made, reason=" ", by=by.pk)
        withdraw_quality_year(report=made, reason="Сан қате", by=by.pk)
        with pytest.raises(Refused):
            withdraw_quality_year(report=made, reason="Тағы да", by=by.pk)
        assert quality_of(who) == []


class TestDynamics:
    @pytest.mark.parametrize(
        ("changes", "brought"),
        [
            (("0.99", "0.99", "0.99"), 2),
            (("1", "1", "1"), 3),
            (("3", "3", "2.97"), 3),
            (("3", "3", "3"), 4),
            (("2", "0", "0"), 1),
        ],
    )
    def test_the_figures_bring_the_points_of_the_row(
        self, who: Person, by: User, changes: tuple[str, ...], brought: int
    ) -> None:
        three_years(who, by, *changes)
        assert points(who) == brought

    def test_two_years_are_not_enough(self, who: Person, by: User) -> None:
        three_years(who, by, "5", "5")
        assert indicator(who) is None
        assert points(who) == 0

    def test_a_class_without_its_start_or_end_is_left_out(self, who: Person, by: User) -> None:
        first, *_others = three_years(who, by, "1", "1", "1")
        withdraw_quality_year(report=first, reason="Қайта енгізу", by=by.pk)
        classes = [figures("50", "51"), figures(None, "99", "10"), figures("10", None, "11")]
        quality_year(who, by, first.year, classes=classes)
        found = indicator(who)
        assert found is not None
        assert found.percent == 1

    def test_the_last_three_years_end_with_the_present_one_once_it_is_over(
        self, who: Person, by: User
    ) -> None:
        now = present_year()
        three_years(who, by, "1", "1", "1")
        going_on = quality_year(who, by, now, classes=[figures("50", None)])
        assert last_year(quality_of(who), now) == now - 1
        withdraw_quality_year(report=going_on, reason="Жыл бітті", by=by.pk)
        quality_year(who, by, now, classes=[figures("50", "57")])
        assert last_year(quality_of(Person.objects.get(pk=who.pk)), now) == now
        found = indicator(who)
        assert found is not None
        assert found.percent == 3  # (1 + 1 + 7) / 3

    def test_subjects_without_summative_assessment_bring_nothing(
        self, who: Person, by: User
    ) -> None:
        three_years(who, by, "5", "5", "5", subject="Көркем еңбек", is_summative=False)
        assert points(who) == 0
        three_years(who, by, "1", "1", "1")
        assert points(who) == 3

    def test_figures_stand_before_a_document_and_the_document_where_they_do_not_suffice(
        self, who: Person, by: User
    ) -> None:
        document = evidence(who, by, "1.1", level="growth:3")
        assert points(who) == 4
        three_years(who, by, "1", "1", "1")
        assert points(who) == 3
        withdraw_quality_year(report=QualityYear.objects.first(), reason="Қате", by=by.pk)
        assert points(who) == 4
        assert document.withdrawn_at is None


class TestFrozen:
    def test_the_copy_carries_the_figures_and_gives_the_same_answer(
        self, who: Person, by: User
    ) -> None:
        three_years(who, by, "1.25", "1", "2")
        found = assessed(who)
        content = portfolio_content(found.person, found.since, found.day)
        assert content["quality"][0]["classes"][0]["end"] == "51.25"
        for report in QualityYear.objects.all():
            withdraw_quality_year(report=report, reason="Кейін", by=by.pk)
        evidence, observations = thawed(content)
        case = case_of(
            found.ruleset,
            employment=found.employment,
            held=found.held,
            claim=Claim(category="moderator", kind="regular", purpose="assignment"),
            day=found.day,
            evidence=evidence,
            observations=observations,
            quality=thawed_quality(content),
        )
        assert case.indicators["1.1"] == Indicator.model_validate(
            {"dynamics": "growth", "percent": "1.41"}
        )

    def test_a_copy_of_before_has_none(self, who: Person) -> None:
        found = assessed(who)
        content = portfolio_content(who, found.since, found.day)
        del content["quality"]
        assert thawed_quality(content) == []
