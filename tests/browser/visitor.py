"""Somebody at a browser: opens pages, reads them, types, presses.

Words are given as the source strings; they are looked for in the visitor's language, so one story
is told in Kazakh and in Russian alike.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.utils import translation
from playwright.sync_api import BrowserContext, Locator, Page, Response, expect

from tests.browser.eye import Eye

PASSWORD = "attestation-2026"
PATIENCE = 15_000  # milliseconds for a page; the worker's doings have a longer time of their own
WORKER_PATIENCE = 60
MOST_TABS = 60
HAS_FOCUS = "control => control === document.activeElement"
# A radio button and a checkbox are drawn by their label, so the mark may stand beside them.
SHOWS_FOCUS = """control => [control, control.nextElementSibling, control.parentElement]
  .filter(Boolean)
  .flatMap((part) => [getComputedStyle(part), getComputedStyle(part, "::before")])
  .some((style) => style.boxShadow !== "none" || !["none", ""].includes(style.outlineStyle))"""


class Visitor:
    def __init__(
        self,
        new_context: Callable[..., BrowserContext],
        address: str,
        eye: Eye,
        *,
        language: str = "kk",
        width: int = 1280,
        downloads: Path | None = None,
    ) -> None:
        self.address, self.eye, self.language, self.width = address, eye, language, width
        self.downloads = downloads
        self.context = new_context(
            base_url=address,
            viewport={"width": width, "height": 900 if width > 600 else 740},
            locale=f"{language}-KZ",
            timezone_id="Asia/Almaty",
        )
        self.context.set_default_timeout(PATIENCE)
        self.context.add_cookies([{"name": "django_language", "value": language, "url": address}])
        self.page = self.new_tab()

    def new_tab(self) -> Page:
        page = self.context.new_page()
        self.eye.watch(page)
        return page

    # ---- going -----------------------------------------------------------------------------
    def log_in(self, name: str) -> "Visitor":
        self.open("/login/")
        self.page.locator("#id_username").fill(f"{name}@example.kz")
        self.page.locator("#id_password").fill(PASSWORD)
        self.page.locator("#login").get_by_role("button", name=self.say("Log in")).click()
        expect(self.page.locator("#login")).to_have_count(0)
        return self

    def open(self, path: str) -> Response | None:
        return self.page.goto(path, wait_until="load")

    def go(self, words: str) -> None:
        """By the menu: below the page's head, or folded into it on a phone."""
        folded = self.page.locator("header details.at-menu")
        if folded.is_visible():
            folded.locator("summary").click()
        links = self.page.locator("header details.at-menu, nav.at-nav")
        self._follow(links.get_by_role("link", name=self.say(words)).filter(visible=True).first)

    def is_named_in(self, text: str) -> bool:
        """Whether the text begins with the name of who is logged in, as the page's head has it.

        Surname and initial: one surname may be the beginning of another.
        """
        name = self.page.locator(".at-user__name, .at-menu__who").first
        surname, initial = str(name.text_content()).split()[:2]
        words = text.split()
        return words[0] == surname and words[1].startswith(initial.rstrip("."))

    # ---- words -----------------------------------------------------------------------------
    def say(self, words: str, **facts: object) -> str:
        """The words in the visitor's language."""
        with translation.override(self.language):
            return translation.gettext(words) % facts if facts else translation.gettext(words)

    def say_many(self, words: str, number: int) -> str:
        """The words that agree with the number. The catalogue knows them by the singular."""
        with translation.override(self.language):
            said = translation.ngettext(words, words, number)
        return re.sub(r"%\(\w+\)[ds]", str(number), said)

    def day(self, day: date) -> str:
        return day.isoformat()

    # ---- doing -----------------------------------------------------------------------------
    def press(self, words: str, *, within: str | Locator = "main", **facts: object) -> None:
        self.button(words, within=within, **facts).click()

    def button(self, words: str, *, within: str | Locator = "main", **facts: object) -> Locator:
        place = self._place(within)
        name = re.compile(f"^\\s*{re.escape(self.say(words, **facts))}\\s*$")
        return (
            place.get_by_role("button", name=name).or_(place.get_by_role("link", name=name)).first
        )

    def follow(self, text: str, *, within: str | Locator = "main") -> None:
        """A link by words that are nobody's translation: a name, a number."""
        self._follow(self._place(within).get_by_role("link", name=text).first)

    def _follow(self, link: Locator) -> None:
        """The next page is there when this returns: the old one may have a link like the next."""
        with self.page.expect_navigation():
            link.click()

    def fill(self, field: str, value: str) -> None:
        self.page.locator(f"[name='{field}']").fill(value)

    def choose(self, field: str, value: str) -> None:
        """A radio button; its label covers it, as on every page."""
        self.page.locator(f"input[name='{field}'][value='{value}']").check(force=True)

    def tick(self, field: str) -> None:
        self.page.locator(f"input[name='{field}']").check(force=True)

    def row_of(self, text: str) -> Locator:
        """The row of a table that holds the text."""
        return self.page.locator("main tr", has_text=text)

    def _place(self, within: str | Locator) -> Locator:
        return self.page.locator(within).first if isinstance(within, str) else within

    # ---- by keyboard alone -----------------------------------------------------------------
    def tab_to(self, target: Locator) -> None:
        """Press Tab until the control has the focus, and see that the focus shows."""
        for _ in range(MOST_TABS):
            if target.evaluate(HAS_FOCUS):
                assert target.evaluate(SHOWS_FOCUS), f"the focus does not show on {target}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {target}")

    def enter(self, words: str, *, within: str | Locator = "main") -> None:
        """A button or a link by its words, reached with Tab and pressed with Enter."""
        self.tab_to(self.button(words, within=within))
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()

    def tick_by_space(self, box: Locator) -> None:
        self.tab_to(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def type_into(self, field: Locator, text: str) -> None:
        self.tab_to(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    # ---- seeing ----------------------------------------------------------------------------
    def sees(self, words: str, *, within: str | Locator = "main", **facts: object) -> None:
        self.reads(self.say(words, **facts), within=within)

    def reads(self, text: str, *, within: str | Locator = "main") -> None:
        """The very text stands on the page, whatever the spaces between its words."""
        expect(self._place(within)).to_contain_text(text)

    def sees_some(self, words: str, *, within: str | Locator = "main") -> None:
        """Words with a number in them, whatever the number is."""
        with translation.override(self.language):
            said = translation.ngettext(words, words, 1)
        parts = re.split(r"%\(\w+\)[ds]", said)
        pattern = re.compile(r"\d+".join(re.escape(part) for part in parts))
        expect(self._place(within)).to_contain_text(pattern)

    def does_not_read(self, text: str, *, within: str | Locator = "main") -> None:
        expect(self._place(within)).not_to_contain_text(text)

    def reads_after_the_worker(self, text: str, *, within: str | Locator = "main") -> None:
        """The worker makes it: the page is asked again until it is there."""
        for _ in range(WORKER_PATIENCE):
            place = self._place(within)
            if place.count() and text in (place.text_content() or ""):
                return
            self.page.wait_for_timeout(1000)
            self.page.reload()
        self.reads(text, within=within)

    def downloads_from(self, press: Locator, name: str) -> Path:
        """Press, and keep what comes."""
        assert self.downloads is not None
        with self.page.expect_download() as coming:
            press.click()
        path = self.downloads / name
        coming.value.save_as(path)
        return path

    def look(self, name: str) -> None:
        """Look at the page as it stands: broken layout, barriers, foreign words, a picture."""
        self.page.wait_for_load_state()
        self.eye.look(self.page, name, language=self.language, width=self.width)

    @contextmanager
    def refused(self) -> Iterator[None]:
        """Inside this block the browser may complain of an answer that is meant to be a refusal."""
        with self.eye.expecting_refusal():
            yield
