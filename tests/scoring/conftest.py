"""The law needs no portal: neither its settings nor its files."""

import pytest

import scoring


@pytest.fixture(autouse=True)
def private_files() -> None:
    """Stands before the portal's fixture of the same name, which needs Django."""


@pytest.fixture(params=["kz-2024-pilot", "kz-2025"])
def law(request: pytest.FixtureRequest) -> scoring.Ruleset:
    """Every ruleset in turn."""
    return scoring.ruleset(request.param)


@pytest.fixture
def today() -> scoring.Ruleset:
    return scoring.ruleset("kz-2025")
