"""What every test may use."""

from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.core.management import call_command
from django.db import connection

from foundation.base.management.commands.grant_app_role import append_only_tables


def pytest_configure() -> None:
    """Pages need no collected assets."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES["staticfiles"] = plain
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """The application's role as in production; the test runner may empty append-only tables."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        call_command("grant_app_role")
        for table in append_only_tables():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_truncate")


@pytest.fixture(autouse=True)
def private_files(settings: LazySettings, tmp_path: Path) -> None:
    """Each test keeps its files in its own folder."""
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
