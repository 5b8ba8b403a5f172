"""The portal, the browser and the people for the tests that walk through the pages.

PORTAL_ADDRESS names a running demonstration to walk through, fresh from its seed, instead of one
made for the tests; PORTAL_DATABASE its database, for the tests that look there.
PORTAL_SCREENSHOTS names a folder for a picture of every step.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.eye import Eye
from tests.browser.portal import Portal, own_portal
from tests.browser.visitor import Visitor

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The computer's own Chromium, quiet."""
    chromium = shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": chromium, "args": CHROMIUM_ARGUMENTS}


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    given = os.environ.get("PORTAL_ADDRESS")
    if given:
        yield Portal(given.rstrip("/"), database=os.environ.get("PORTAL_DATABASE", ""))
    else:
        with own_portal(tmp_path_factory.mktemp("portal")) as made:
            yield made


@pytest.fixture
def eye() -> Eye:
    pictures = os.environ.get("PORTAL_SCREENSHOTS")
    return Eye(Path(pictures) if pictures else None)


@pytest.fixture
def come(
    new_context: Callable[..., BrowserContext], portal: Portal, eye: Eye, tmp_path: Path
) -> Callable[..., Visitor]:
    """Somebody comes to the portal: by a login of the cast, or as anyone without one.

    Who came before is at the browser still.
    """
    here: dict[str, Visitor] = {}

    def arrive(name: str = "anyone", **how: Any) -> Visitor:
        if name not in here:
            here[name] = Visitor(new_context, portal.address, eye, downloads=tmp_path, **how)
            if name != "anyone":
                here[name].log_in(name)
        return here[name]

    return arrive
