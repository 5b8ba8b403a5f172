"""A scanner for all hostile files, and a portal without one for those who ask for it."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from tests.programs import scanner


@pytest.fixture(scope="session")
def scanner_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    address = f"unix://{tmp_path_factory.mktemp('s') / 'clamd'}"
    with scanner(address):
        yield address


@pytest.fixture
def scanned(scanner_address: str, settings: LazySettings) -> None:
    settings.FILE_SCANNER = scanner_address
