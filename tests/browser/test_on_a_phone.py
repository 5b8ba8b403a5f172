"""The same pages in Russian on a narrow phone: nothing runs out of the window, no foreign word."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.eye import Eye
from tests.browser.portal import Portal
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Come = Callable[..., Visitor]
PHONE = {"language": "ru", "width": 360}

# Who looks at which pages, by the words of the menu.
PAGES = {
    "teacher.certified": ("My attestation", "My portfolio", "My documents", "Messages"),
    "teacher.gathering": ("My attestation", "My portfolio"),
    "teacher.refused": ("My attestation",),
    "intake": ("Applications", "Portfolios", "Messages"),
    "entry": ("Portfolios", "Sittings", "Protocols", "Commission"),
    "chair": ("Score sheets", "Sittings", "Protocols"),
    "head": ("Applications", "Commission", "Orders", "Certificates", "Appointments"),
    "testing": ("Test results",),
    "ministry": ("Decisions",),
}
# Pages behind a link of a list: who, the list, which link of it.
BEHIND = (
    ("intake", "Applications", "main table a"),
    ("entry", "Portfolios", "main table a"),
    ("entry", "Sittings", "main table a"),
    ("entry", "Commission", "main table a"),
    ("entry", "Protocols", "main table a"),
    ("chair", "Score sheets", "main .govuk-task-list a"),
    ("head", "Orders", "main table a"),
    ("head", "Certificates", "main table a"),
)


@pytest.mark.parametrize("who", PAGES)
def test_every_page_of_the_menu(come: Come, eye: Eye, portal: Portal, who: str) -> None:
    visitor = come(who, **PHONE)
    visitor.look(f"{who}-home")
    for words in PAGES[who]:
        visitor.go(words)
        visitor.look(f"{who}-{words.lower().replace(' ', '-')}")
    assert eye.found == []
    assert portal.complaints() == []


@pytest.mark.parametrize(("who", "listed", "link"), BEHIND)
def test_a_page_behind_a_list(
    come: Come, eye: Eye, portal: Portal, who: str, listed: str, link: str
) -> None:
    visitor = come(who, **PHONE)
    visitor.go(listed)
    visitor.page.locator(link).first.click()
    visitor.page.wait_for_load_state()
    visitor.look(f"{who}-one-of-{listed.lower().replace(' ', '-')}")
    assert eye.found == []
    assert portal.complaints() == []


def test_forms(come: Come, eye: Eye) -> None:
    """An observation sheet, a piece of evidence, an appointment: the longest forms."""
    officer, head = come("entry", **PHONE), come("head", **PHONE)
    officer.go("Portfolios")
    officer.page.locator("main table a").first.click()
    portfolio = officer.page.url
    officer.follow(officer.say("Fill an observation sheet"))
    officer.look("observation")
    officer.open(portfolio)
    officer.follow(officer.say("Add evidence"), within="[id='row-2.1']")
    officer.look("evidence")
    officer.press("Save the evidence")
    officer.look("evidence-with-mistakes")
    head.go("Appointments")
    head.page.locator("main a[href*='/add/']").first.click()
    head.look("appoint")
    assert eye.found == []


def test_entry_and_language(come: Come, eye: Eye) -> None:
    """The entry page, and the switch of the language that stays."""
    anyone = come(**PHONE)
    anyone.open("/login/")
    anyone.look("login")
    anyone.page.get_by_role("button", name="Қазақша").click()
    expect(anyone.page.locator("html")).to_have_attribute("lang", "kk")
    anyone.language = "kk"
    anyone.look("login-kk")
    for path, name in (("/verify/", "verify"), ("/law/", "law"), ("/components/", "components")):
        anyone.open(path)
        anyone.look(name)
    assert eye.found == []
