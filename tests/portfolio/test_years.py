"""A portfolio by the school years of its attestation period."""

from datetime import date

import pytest
from django.test import Client

from portfolio.selectors import assess, gathered_years
from portfolio.states import ObserverKind
from registry.models import Person
from registry.states import Category
from tests.portfolio.builders import evidence, observation, yesterday
from tests.registry.builders import hold, officer, organisation, teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Person:
    person = teacher(organisation())
    hold(person, Category.MODERATOR, date(2024, 1, 15), date(2029, 1, 14))
    return person


def test_every_school_year_of_the_period_stands_there(who: Person) -> None:
    by = officer(who.employments.get().organisation)
    item = evidence(who, by, day=date(2025, 8, 31))
    late = evidence(who, by, "4.1", day=date(2025, 9, 1))
    sheets = [
        observation(who, by, observer=kind, observed_on=date(2025, 9, 20))
        for kind in (*list(ObserverKind)[:4], ObserverKind.COMMISSION_MEMBER)
    ]
    found = assess(who)
    assert found is not None
    years = {year.begins: year for year in gathered_years(found)}
    assert sorted(years) == list(range(2023, max(years) + 1))
    assert years[2023].evidence == [] and years[2023].lacks == 5
    assert years[2024].evidence == [item]
    assert years[2025].evidence == [late]
    assert years[2025].observations == sheets
    assert years[2025].lacks == 0
    assert years[2025].observers == (ObserverKind.CABINET_METHODIST,)
    assert years[2024].observers == ("method_cabinet_methodist", "commission_member")


@pytest.mark.parametrize(
    ("language", "lacks", "clause"),
    [
        ("kk", "тағы 4 бақылау парағы", "2025 ж. Аттестаттау алгоритмі, 3.2-тармақ"),
        ("ru", "ещё 4 листа наблюдения", "Алгоритм аттестации 2025 года, пункт 3.2"),
    ],
)
def test_the_page_says_what_a_year_lacks_and_by_which_clause(
    client: Client, who: Person, language: str, lacks: str, clause: str
) -> None:
    by = officer(who.employments.get().organisation)
    item = evidence(who, by)
    observation(who, by, observed_on=yesterday())
    client.force_login(by)
    client.cookies["django_language"] = language
    page = client.get(f"/portfolio/{who.pk}/?view=years").content.decode()
    assert item.title in page
    assert f"{lacks} ({clause})" in page
    client.force_login(who.user)
    assert item.title in client.get("/portfolio/mine/?view=years").content.decode()
