"""The XLSX holds what the table holds, and nothing in it is a formula."""

from io import BytesIO

import pytest
from django.test import Client
from django.utils.translation import activate
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from foundation.journal.models import Entry
from registry.models import Person
from reports import selectors
from reports.columns import COLUMNS
from tests.reports.conftest import Country, decide

URL = "/reports/decisions/xlsx/"


def export(client: Client, person: Person, language: str = "kk", **chosen: str) -> Worksheet:
    client.force_login(person.user)
    client.cookies.load({"django_language": language})
    response = client.post(URL, chosen)
    assert response.status_code == 200
    return load_workbook(BytesIO(b"".join(response.streaming_content))).active


def test_it_equals_the_table(client: Client, country: Country) -> None:
    activate("kk")
    decide(country.schools["first"], "Асқар", "Әсел")
    decide(country.schools["city"], "Дана")
    rows = selectors.decisions(selectors.applications_for_user(country.ministry.user), "kk")
    expected = [tuple(column.text(row) for column in COLUMNS) for row in rows]
    sheet = export(client, country.ministry)
    assert list(sheet.iter_rows(min_row=2, values_only=True)) == expected
    assert len(expected) == 3


def test_it_follows_the_filter(client: Client, country: Country) -> None:
    decide(country.schools["first"], "Асқар")
    decide(country.schools["city"], "Дана")
    sheet = export(client, country.ministry, region="75")
    assert [row[0].value.split()[0] for row in sheet.iter_rows(min_row=2)] == ["Дана"]


def test_it_holds_the_own_territory_only(client: Client, country: Country) -> None:
    decide(country.schools["first"], "Асқар")
    decide(country.schools["city"], "Дана")
    sheet = export(client, country.district, region="75")
    assert sheet.max_row == 2
    assert sheet["A2"].value.startswith("Асқар")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t="])
def test_a_name_that_looks_like_a_formula_stays_a_name(
    client: Client, country: Country, sign: str
) -> None:
    name = f'{sign}HYPERLINK("http://example.kz","x")'
    decide(country.schools["first"], name)
    cell = export(client, country.ministry)["A2"]
    assert cell.data_type == "s"
    assert cell.value.startswith(name)
    assert cell.quotePrefix


def test_every_cell_is_text(client: Client, country: Country) -> None:
    decide(country.schools["first"], "Асқар")
    cells = [cell for row in export(client, country.ministry).iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}


def test_taking_it_away_is_written_down(client: Client, country: Country) -> None:
    decide(country.schools["first"], "Асқар")
    decide(country.schools["city"], "Дана")
    export(client, country.ministry, region="75", category="", page="3")
    entry = Entry.objects.get(action="report.exported")
    assert entry.actor_id == country.ministry.user_id
    assert entry.facts == {"report": "decisions", "filter": {"region": "75"}, "rows": 1}


def test_a_link_alone_takes_nothing(client: Client, country: Country) -> None:
    client.force_login(country.ministry.user)
    assert client.get(URL).status_code == 405
