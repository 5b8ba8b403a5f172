"""The law as anybody reads it: every ruleset, every sheet, both languages."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

import scoring

pytestmark = pytest.mark.django_db
RULESETS = [found.id for found in (*scoring.rulesets(), *scoring.drafts())]


@pytest.fixture(params=["kk", "ru"])
def reader(request: pytest.FixtureRequest) -> Client:
    """Somebody without an account."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = request.param
    return client


def test_the_index_names_every_ruleset(reader: Client) -> None:
    page = reader.get(reverse("law:index")).content.decode()
    for ruleset_id in RULESETS:
        assert reverse("law:ruleset", args=[ruleset_id]) in page


@pytest.mark.parametrize("ruleset_id", RULESETS)
def test_a_ruleset_has_its_categories_terms_and_clauses(reader: Client, ruleset_id: str) -> None:
    answer = reader.get(reverse("law:ruleset", args=[ruleset_id]))
    assert answer.status_code == 200
    thresholds = [str(rule.threshold) for rule in answer.context["categories"]]
    assert thresholds
    assert all(number in answer.content.decode() for number in thresholds)


@pytest.mark.parametrize("ruleset_id", RULESETS)
def test_every_row_of_every_sheet_can_be_pointed_at(reader: Client, ruleset_id: str) -> None:
    for code, sheet in scoring.ruleset(ruleset_id).sheets.items():
        page = reader.get(reverse("law:sheet", args=[ruleset_id, code])).content.decode()
        assert [number for number in sheet.rows if f'id="row-{number}"' not in page] == []


@pytest.mark.parametrize("address", ["/law/kz-1999/", "/law/kz-2025/dancer/", "/law/kz-1999/x/"])
def test_what_is_not_law_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
