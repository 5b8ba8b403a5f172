import shutil
from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.test import RequestFactory
from django.utils import translation

LANGUAGES = ["kk", "ru"]


@pytest.fixture(autouse=True)
def _without_rooms(settings):
    """The frame alone: its own addresses, and no room that fills it from a database."""
    settings.ROOT_URLCONF = "tests.look.urls"
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].remove("cabinet.context.page")
    settings.TEMPLATES = templates


@pytest.fixture(params=LANGUAGES)
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def page_request():
    """A request of somebody who is logged in, without a database."""
    request = RequestFactory().get("/components/", {"region": "1"})
    request.user = SimpleNamespace(is_authenticated=True, get_username=lambda: "aigul@example.kz")
    return request


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The computer's own Chromium."""
    chromium = shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": chromium, "args": ["--no-sandbox"]}
