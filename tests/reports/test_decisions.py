"""The report of decisions: who sees what, what is counted, what is shown."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from attestation.states import State
from commissions.states import Outcome
from foundation.base import clock
from registry.models import Person
from registry.states import Category, Role
from reports import selectors
from tests.certificates import builders
from tests.reports.conftest import Country, decide, wait

URL = "/reports/decisions/"


def page(client: Client, person: Person, query: str = "") -> str:
    client.force_login(person.user)
    client.cookies.load({"django_language": "kk"})
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def surnames(person: Person) -> list[str]:
    found = selectors.decisions(selectors.applications_for_user(person.user), "kk")
    return [row["surname"] for row in found]


def test_everybody_sees_the_own_territory(country: Country) -> None:
    for number, school in enumerate(country.schools.values(), start=1):
        decide(school, f"Мұғалім{number}")
    assert surnames(country.ministry) == ["Мұғалім1", "Мұғалім2", "Мұғалім3", "Мұғалім4"]
    assert surnames(country.region) == ["Мұғалім1", "Мұғалім2", "Мұғалім3"]
    assert surnames(country.district) == ["Мұғалім1", "Мұғалім2"]
    assert surnames(builders.make_head(country.schools["first"])) == []


@pytest.mark.parametrize("role", [Role.HEAD, Role.INTAKE_OFFICER, Role.COMMISSION_SECRETARY])
def test_others_do_not_read_reports(client: Client, country: Country, role: Role) -> None:
    person = builders.make_person()
    builders.give_role(person, country.schools["first"], role)
    client.force_login(person.user)
    assert client.get(URL).status_code == 403
    assert client.post(reverse("reports:export")).status_code == 403


def test_a_foreign_region_in_the_filter_opens_nothing(client: Client, country: Country) -> None:
    decide(country.schools["city"], "Құпиянов")
    assert "Құпиянов" not in page(client, country.region, "region=75")
    assert "Алматы қаласы" not in page(client, country.region)


def test_counts_say_how_far_applications_are(country: Country) -> None:
    school = country.schools["first"]
    decide(school, "А", "Ә")
    wait(school)
    wait(school, days_late=2)
    given = (State.HANDED_OVER, State.IN_COMMISSION)
    for state in (State.REFUSED, State.WITHDRAWN, State.DRAFT, *given):
        builders.make_application(school, state=state)
    mine = selectors.applications_for_user(country.district.user)
    counts = selectors.total(selectors.count_by_school(mine, clock.today(), "kk"))
    assert counts == selectors.Counts(sent=7, in_progress=4, overdue=1, refused=1, decided=2)
    assert str(counts.overdue_share) == "14.3"


def test_an_answer_is_overdue_from_the_day_after_its_last_day(country: Country) -> None:
    wait(country.schools["first"])
    mine = selectors.applications_for_user(country.ministry.user)
    today = clock.today()
    days = (today, today + timedelta(days=1))
    overdue = [selectors.count_by_region(mine, day, "kk")[0].counts.overdue for day in days]
    assert overdue == [0, 1]


def test_names_stand_in_the_order_of_the_kazakh_alphabet(country: Country) -> None:
    decide(country.schools["first"], "Яхин", "Ұлықбек", "Әлиев", "Үсенов", "Бек", "Айтбай", "Ілияс")
    expected = ["Айтбай", "Әлиев", "Бек", "Ұлықбек", "Үсенов", "Ілияс", "Яхин"]
    assert surnames(country.ministry) == expected


def test_places_are_counted_step_by_step(client: Client, country: Country) -> None:
    for school in country.schools.values():
        decide(school, "А")
    mine = selectors.applications_for_user(country.ministry.user)
    today = clock.today()
    regions = selectors.count_by_region(mine, today, "kk")
    assert [(area.name, area.counts.sent) for area in regions] == [
        ("Алматы қаласы", 1),
        ("Қостанай облысы", 3),
    ]
    inside = mine.filter(employment__organisation__region="39")
    districts = selectors.count_by_district(inside, today, "kk")
    assert [(area.name, area.counts.sent) for area in districts] == [
        ("Әулиекөл ауданы", 1),
        ("Рудный қаласы", 2),
    ]
    schools = {area.name for area in selectors.count_by_school(inside, today, "kk")}
    assert schools == {"Ауыл мектебі", "№ 1 мектеп", "№ 2 мектеп"}


FILTERS = [
    ("", {"Асқар", "Болат", "Ғани", "Дана"}),
    ("region=75", {"Дана"}),
    ("category=expert", {"Ғани"}),
    ("outcome=conforms_to_present", {"Болат"}),
    ("region=39&category=moderator", {"Асқар", "Болат"}),
    ("region=nonsense&district=1&category=x", {"Асқар", "Болат", "Ғани", "Дана"}),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS)
def test_filters_narrow_the_table(
    client: Client, country: Country, query: str, expected: set[str]
) -> None:
    decide(country.schools["first"], "Асқар")
    decide(country.schools["second"], "Болат", outcome=Outcome.CONFORMS_TO_PRESENT)
    decide(country.schools["rural"], "Ғани", category=Category.EXPERT)
    decide(country.schools["city"], "Дана")
    html = page(client, country.ministry, query)
    assert {name for name in ("Асқар", "Болат", "Ғани", "Дана") if name in html} == expected


def test_the_year_narrows_the_table(client: Client, country: Country) -> None:
    school = country.schools["first"]
    earlier = builders.make_application(
        school, person=builders.make_person("Былтырғы"), cycle=builders.make_cycle(2025)
    )
    builders.make_protocol(school, builders.Decision(earlier))
    decide(school, "Биылғы")
    html = page(client, country.ministry, f"cycle={builders.make_cycle(2025).pk}")
    assert "Былтырғы" in html
    assert "Биылғы" not in html


QUERIES = ("", "region=39&outcome=conforms_to_declared", "sort=-decided", "sort=region")


def test_the_number_of_queries_does_not_grow(
    client: Client, country: Country, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def cost(query: str) -> int:
        with django_assert_max_num_queries(20) as asked:
            assert client.get(f"{URL}?{query}").status_code == 200
        return len(asked)

    decide(country.schools["first"], "Бір")
    client.force_login(country.ministry.user)
    client.get(URL)
    few = [cost(query) for query in QUERIES]
    decide(country.schools["first"], *[f"Көп{number}" for number in range(55)])
    assert [cost(query) for query in QUERIES] == few


def test_points_and_iin_are_not_in_the_report(client: Client, country: Country) -> None:
    decide(country.schools["first"], "Асқар")
    html = page(client, country.ministry)
    assert Person.objects.get(surname="Асқар").iin not in html
