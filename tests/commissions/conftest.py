"""An authority and keys of the tests' own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from demo import keys
from foundation.signatures.services import checker


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    keys.ensure_authority(folder)
    return folder


@pytest.fixture(autouse=True)
def authority(settings: LazySettings, key_folder: Path) -> Iterator[None]:
    """The portal believes this authority only."""
    settings.SIGNATURE_AUTHORITIES_DIR = key_folder / "authority"
    settings.DEMONSTRATION_KEYS_DIR = key_folder
    checker.cache_clear()
    yield
    checker.cache_clear()
