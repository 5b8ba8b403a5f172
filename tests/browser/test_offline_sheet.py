"""An observer's sheet in a classroom without a network: filled, kept, sent once, then gone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, expect

from tests.browser.eye import Eye
from tests.browser.gate import Gate
from tests.browser.phones import LINES, LONG, Book, Phone, posts_of, profile_has
from tests.browser.portal import Portal
from tests.browser.visitor import PASSWORD, Visitor

pytestmark = pytest.mark.browser
Phones = Callable[..., Phone]
SENTENCE = "Оқушылар жұпта жұмыс істеді, уақыт тиімді бөлінді."
OTHER = "Сұрақ қою тәсілін түрлендіру керек."


@pytest.fixture
def book(portal: Portal) -> Book:
    return Book(portal.database)


@pytest.fixture
def gates(portal: Portal) -> Iterator[Callable[[], Gate]]:
    made: list[Gate] = []

    def make() -> Gate:
        made.append(Gate(portal.address))
        return made[-1]

    yield make
    for gate in made:
        gate.close()


@pytest.fixture
def phone(
    new_context: Callable[..., BrowserContext], gates: Callable[[], Gate], eye: Eye
) -> Phones:
    """A phone with a network of its own, and the sheets of whoever logs in taken along."""

    def bring(name: str = "head", **how: Any) -> Phone:
        gate = gates()
        visitor = Visitor(new_context, gate.address, eye, **{"width": 360, **how})
        return Phone(visitor.log_in(name), gate).take_along()

    return bring


def fresh(phone: Phone, book: Book) -> str:
    """A sheet in which no test has written yet."""
    return next(sheet for sheet in phone.sheets() if book.sheet(sheet)["version"] == 0)


def test_a_sheet_is_filled_without_a_network_and_sent_once(
    phone: Phones, book: Book, eye: Eye
) -> None:
    here = phone()
    sheet, sent = fresh(here, book), posts_of(here.visitor.context)
    with here.without_network():
        here.open(sheet)
        here.mark(*range(1, 21))
        here.write("notes.1.1", SENTENCE)
        here.is_kept().reload()
        assert (here.marked(), here.written("notes.1.1")) == (20, SENTENCE)
        here.mark(*range(21, LINES + 1), level=3)
        here.fill_words(SENTENCE)
        here.send()
        here.visitor.sees("The sheet will be sent by itself as soon as there is a network.")
        here.is_kept()
        assert book.sheet(sheet)["version"] == 0
    here.is_sent()
    kept = book.sheet(sheet)
    levels = {str(line): 2 if line < 21 else 3 for line in range(1, LINES + 1)}
    assert (kept["state"], kept["version"], book.sendings(sheet)) == ("sent", 1, 1)
    assert kept["content"]["levels"] == levels
    assert kept["content"]["notes"] == {"1.1": SENTENCE}
    assert kept["content"]["recommendations"] == SENTENCE
    assert len([address for address in sent if address.endswith("/send/")]) == 1
    assert eye.found == []


def test_nothing_of_a_sent_sheet_is_left_on_the_phone(phone: Phones, book: Book) -> None:
    here = phone()
    sheet = fresh(here, book)
    teacher = book.teacher(sheet)
    here.open(sheet)
    here.mark(*range(1, LINES + 1))
    here.fill_words(SENTENCE)
    here.is_on_portal()
    before = here.stores()
    here.send()
    here.is_sent()
    after = here.stores()
    assert sheet in before
    assert "⟨key⟩" in before
    for words in (sheet, teacher, SENTENCE):
        assert words not in after, words
    assert SENTENCE not in here.page.content()
    with here.without_network():
        here.visitor.open(f"/lessons/phone/{sheet}/")
        here.visitor.sees("This sheet is not on this phone. Open it once while there is a network.")


def test_a_dead_battery_takes_nothing(
    portal: Portal,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    gates: Callable[[], Gate],
    eye: Eye,
    tmp_path: Path,
) -> None:
    """The browser is killed in the middle, as by a battery, and begun again without a network."""
    gate = gates()

    def switched_on(**how: Any) -> BrowserContext:
        facts = {**browser_type_launch_args, **how}
        return browser_type.launch_persistent_context(tmp_path, **facts)

    here = Phone(Visitor(switched_on, gate.address, eye, width=360).log_in("head"), gate)
    sheet = fresh(here.take_along(), Book(portal.database))
    here.open(sheet)
    gate.shut()
    with here.visitor.refused():
        here.mark(*range(1, 18))
        here.write("conclusions", SENTENCE)
        _die(here.is_kept())
    again = Phone(Visitor(switched_on, gate.address, eye, width=360), gate)
    with again.visitor.refused():
        again.open(sheet)
        assert (again.marked(), again.written("conclusions")) == (17, SENTENCE)
        # The browser may not have had the time to keep its session either.
        again.visitor.context.clear_cookies(name="sessionid")
        gate.open()
        _log_in_again(again)
        again.sees_form().is_on_portal()
    again.visitor.context.close()
    assert profile_has(tmp_path, SENTENCE) == []


def _die(phone: Phone) -> None:
    session = phone.visitor.context.new_cdp_session(phone.page)
    with pytest.raises(Exception, match=r"closed|crashed"):
        session.send("Browser.crash")


def test_an_answer_lost_on_its_way_is_asked_for_again(phone: Phones, book: Book) -> None:
    """The portal did what it was asked, the phone did not hear of it and asks again."""
    here = phone()
    sheet, sent = fresh(here, book), posts_of(here.visitor.context)
    here.open(sheet)
    with here.visitor.refused():
        here.gate.lose_answer_to(f"POST /lessons/phone/{sheet}/draft/")
        here.mark(*range(1, LINES + 1))
        assert here.gate.lost.wait(LONG / 1000)
        here.fill_words(SENTENCE)
        here.is_kept()
        here.gate.open()
        here.is_on_portal()
        expect(here.page.locator("[data-told] *")).to_have_count(0)
        version = book.sheet(sheet)["version"]
        here.gate.lose_answer_to(f"POST /lessons/phone/{sheet}/send/")
        here.send()
        assert here.gate.lost.wait(LONG / 1000)
        assert book.sheet(sheet)["state"] == "sent"
        here.gate.open()
        here.is_sent()
    assert len([address for address in sent if address.endswith("/send/")]) >= 2
    assert (book.sheet(sheet)["version"], book.sendings(sheet)) == (version, 1)


def test_two_devices_are_told_and_nothing_is_lost(phone: Phones, book: Book, eye: Eye) -> None:
    first, second = phone(), phone()
    sheet = fresh(first, book)
    first.open(sheet)
    second.open(sheet)
    with second.without_network():
        second.mark(1, 2, level=3)
        second.write("conclusions", OTHER)
        second.is_kept()
        first.mark(1, level=1)
        first.mark(5)
        first.write("conclusions", SENTENCE)
        first.is_on_portal()
    with second.visitor.refused():
        _is_told(second)
        assert book.sheet(sheet)["content"]["conclusions"] == SENTENCE
        second.reload()
        _is_told(second)
    second.visitor.look("observe-two-devices")
    _choose(second)
    second.is_on_portal()
    kept = book.sheet(sheet)["content"]
    assert kept["levels"] == {"1": 3, "2": 3, "5": 2}
    assert kept["conclusions"] == SENTENCE
    first.reload()
    expect(first.level(2, 3)).to_be_checked()
    assert eye.found == []


def _is_told(second: Phone) -> None:
    second.visitor.sees("The sheet was changed on two devices")
    second.visitor.reads(SENTENCE)
    assert second.written("conclusions") == OTHER


def _choose(second: Phone) -> None:
    """What one device alone changed is chosen already; of the rest nothing is chosen unasked."""
    second.visitor.press("Keep what is chosen")
    second.visitor.sees("Choose one of the two here.")
    for field, whose in (("levels.1", "mine"), ("conclusions", "theirs")):
        row = second.page.locator(f"[data-field='{field}']")
        expect(row.locator("input:checked")).to_have_count(0)
        row.locator(f"label[for$='_{whose}']").click()
    second.visitor.press("Keep what is chosen")


def test_another_account_on_the_same_phone_reads_nothing(phone: Phones, book: Book) -> None:
    here = phone()
    sheet = fresh(here, book)
    teacher = book.teacher(sheet)
    here.open(sheet)
    here.visitor.context.route("**/draft/", lambda route: route.abort())
    with here.visitor.refused():
        here.mark(1, 2, 3)
        here.write("conclusions", SENTENCE)
        here.is_kept()
        _log_out(here)
        here.visitor.log_in("chair")
        here.visitor.open(f"/lessons/phone/{sheet}/")
        here.visitor.sees("The portal has no such sheet for you.")
    stores = here.stores()
    assert "⟨key⟩" not in stores
    assert sheet in stores
    for words in (SENTENCE, teacher):
        assert words not in stores, words
    here.visitor.context.unroute("**/draft/")
    _log_out(here, asked=False)
    here.visitor.log_in("head")
    here.open(sheet)
    assert (here.marked(), here.written("conclusions")) == (3, SENTENCE)
    here.is_on_portal()
    assert book.sheet(sheet)["content"]["conclusions"] == SENTENCE


def _log_out(here: Phone, *, asked: bool = True) -> None:
    """From a page of another room, after the warning of what is not at the portal yet."""
    warned: list[str] = []
    here.page.once("dialog", lambda dialog: (warned.append(dialog.message), dialog.accept()))
    here.visitor.open("/messages/")
    here.page.locator("header details.at-menu summary").click()
    here.page.locator("form.at-logout button").filter(visible=True).click()
    expect(here.page.locator("#login")).to_be_visible()
    assert bool(warned) == asked


def test_without_a_session_what_is_written_waits_for_the_login(phone: Phones, book: Book) -> None:
    here = phone()
    sheet = fresh(here, book)
    here.open(sheet)
    here.page.wait_for_load_state("networkidle")  # no answer brings the session back
    here.visitor.context.clear_cookies(name="sessionid")
    here.mark(1)
    here.write("conclusions", SENTENCE)
    here.visitor.sees("You are logged out. What you wrote is kept: log in, and it goes on.")
    here.is_kept().reload()
    assert here.written("conclusions") == SENTENCE
    _log_in_again(here)
    here.sees_form().is_on_portal()
    assert book.sheet(sheet)["content"]["conclusions"] == SENTENCE


def _log_in_again(here: Phone) -> None:
    """By the link that the sheet shows; it leads back to the sheet."""
    here.visitor.press("Log in", within="[data-told]")
    here.page.locator("#id_username").fill("head@example.kz")
    here.page.locator("#id_password").fill(PASSWORD)
    here.page.locator("#login button[type=submit]").click()


def test_what_is_missing_is_named_before_sending(phone: Phones, book: Book) -> None:
    here = phone()
    here.open(fresh(here, book))
    here.mark(*range(1, LINES))
    here.visitor.press("Send the sheet")
    here.visitor.sees("Before sending, fill:")
    link = here.page.locator("[data-before-sending] a", has_text=f"{LINES}")
    link.click()
    expect(here.level(LINES, 0)).to_be_focused()
    here.page.keyboard.press("Space")
    assert here.marked() == LINES


@pytest.mark.parametrize(
    ("language", "width"), [("kk", 360), ("ru", 360), ("kk", 1280), ("ru", 1280)]
)
def test_the_pages_as_they_look(phone: Phones, eye: Eye, language: str, width: int) -> None:
    here = phone(language=language, width=width)
    here.visitor.look("observe-list")
    with here.without_network():
        here.open(here.sheets()[0])
        here.mark(*range(1, 15))
        here.write("notes.1.1", SENTENCE)
        here.is_kept()
        marked = here.marked()
        here.visitor.look("observe-sheet")
        other = {"kk": "ru", "ru": "kk"}[language]
        here.page.locator(f"button[data-language][value={other}]").click()
        assert (here.marked(), here.written("notes.1.1")) == (marked, SENTENCE)
    assert eye.found == []
