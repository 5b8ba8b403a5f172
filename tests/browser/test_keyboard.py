"""Applying with Tab, Space and Enter alone, from the first page to the sending."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from tests.browser.eye import Eye
from tests.browser.papers import OTHER_SENTENCE, essay
from tests.browser.steps.teacher import ESSAY_WORDS
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def test_applying_by_keyboard(come: Callable[..., Visitor], eye: Eye) -> None:
    """A teacher who was refused applies again."""
    teacher = come("teacher.refused")
    teacher.open("/my/")
    teacher.enter("Begin a new application")
    teacher.sees("Parts of the application")
    teacher.enter("Details")
    _details(teacher)
    _consent(teacher)
    _essay(teacher)
    teacher.sees("Check the answers")
    teacher.enter("Send the application")
    teacher.sees("Your application is sent.")
    assert eye.found == []


def _details(teacher: Visitor) -> None:
    teacher.sees("From the registry")
    field = teacher.page.locator
    teacher.tick_by_space(_stop_of(teacher, "sought"))
    teacher.type_into(field("input[name=phone]"), "+7 701 555 12 34")
    teacher.tick_by_space(field("input[name=is_familiar]"))
    teacher.enter("Save and go on")


def _consent(teacher: Visitor) -> None:
    teacher.sees("Consent to the processing of personal data")
    teacher.tick_by_space(teacher.page.locator("input[name=agree]"))
    teacher.enter("Give the consent and go on")
    teacher.sees("Your consent is kept.")


def _essay(teacher: Visitor) -> None:
    teacher.tick_by_space(_stop_of(teacher, "topic"))
    teacher.type_into(
        teacher.page.locator("textarea[name=text]"), essay(OTHER_SENTENCE, ESSAY_WORDS)
    )
    teacher.enter("Save and go on")


def _stop_of(teacher: Visitor, name: str) -> Locator:
    """Where Tab stops in a group of radio buttons: at the chosen one, or else at the first."""
    group = teacher.page.locator(f"input[name={name}]")
    chosen = teacher.page.locator(f"input[name={name}]:checked")
    return chosen if chosen.count() else group.first
