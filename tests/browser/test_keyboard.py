"""Applying with Tab, Space and Enter alone, from the first page to the sending."""

from collections.abc import Callable

import pytest

from tests.browser.eye import Eye
from tests.browser.papers import essay
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
    teacher.tick_by_space(field("input[name=sought]").first)
    teacher.type_into(field("input[name=phone]"), "+7 701 555 12 34")
    teacher.tick_by_space(field("input[name=is_familiar]"))
    teacher.enter("Save and go on")


def _consent(teacher: Visitor) -> None:
    teacher.sees("Consent to the processing of personal data")
    teacher.tick_by_space(teacher.page.locator("input[name=agree]"))
    teacher.enter("Give the consent and go on")
    teacher.sees("Your consent is kept.")


def _essay(teacher: Visitor) -> None:
    field = teacher.page.locator
    teacher.tick_by_space(field("input[name=topic]:checked").or_(field("input[name=topic]")).first)
    teacher.type_into(field("textarea[name=text]"), essay("kk", ESSAY_WORDS))
    teacher.enter("Save and go on")
