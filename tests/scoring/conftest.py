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


# These ask the whole law many times. Small tests go first: where thousands of small changes are
# tried one after another, a fault is seen sooner.
WHOLE_LAW = (
    "test_assess_properties.py",
    "test_sheet_properties.py",
    "test_admission_always.py",
    "test_command.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name in WHOLE_LAW)
