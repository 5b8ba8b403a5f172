"""What a careful eye finds on every page that the tests pass: gathered, and judged at the end."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response

GRAVE = {"serious", "critical"}
# Codes of a table's columns stand in <code>: they are the same in every language.
TEXT = """() => {
  const codes = [...document.querySelectorAll("code")];
  codes.forEach((code) => { code.hidden = true; });
  const text = document.body.innerText;
  codes.forEach((code) => { code.hidden = false; });
  return text;
}"""
# A preview still on its way when the visitor goes on; a fault of the server is seen by its status.
CUT_OFF = ("htmx:sendAbort", "htmx:afterRequest")
WIDER = "document.scrollingElement.scrollWidth - window.innerWidth"
# What stands on a page in Latin letters by right: names of formats and keys, addresses, numerals.
LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}")
BY_RIGHT = re.compile(
    r"\S+@\S+|https?://\S+|\b(?:PDF|XLSX|CSV|JPEG|PNG|SHA-256|QR|CMS|URL|Tab|eGov|pdf|csv)\b|"
    r"\b(?:[IVX]+|[0-9a-fA-F]{6,})\b|[A-Z0-9]+-[A-Z0-9-]+"
)


class Eye:
    """`found` holds everything that is wrong, one line each, with the page it was seen on."""

    def __init__(self, pictures: Path | None) -> None:
        self.pictures = pictures
        self.found: list[str] = []
        self.looked: set[tuple[str, str]] = set()
        self.taken = 0
        self._refusal_expected = False
        self._axe = Axe()

    def watch(self, page: Page) -> None:
        """Every complaint of the browser, a broken content security policy among them."""
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.found.append(f"{page.url}: {error}"))
        page.on("response", self._answered)

    @contextmanager
    def expecting_refusal(self) -> Iterator[None]:
        self._refusal_expected = True
        try:
            yield
        finally:
            self._refusal_expected = False

    def look(self, page: Page, name: str, *, language: str, width: int) -> None:
        self._keep(page, name, f"{language}-{width}")
        seen = f"{language}-{width} {name}"
        wider = page.evaluate(WIDER)
        if wider > 0:
            self.found.append(f"{seen}: wider than the window by {wider} px")
        self._read(page, seen)
        if (name, language) not in self.looked:
            self.looked.add((name, language))
            self._measure(page, seen)

    def _keep(self, page: Page, name: str, folder: str) -> None:
        self.taken += 1
        if self.pictures:
            path = self.pictures / folder / f"{self.taken:02d}-{name}.png"
            page.screenshot(path=path, full_page=True, animations="disabled")

    def _read(self, page: Page, seen: str) -> None:
        """The text that people see, without what is Latin by right."""
        text = BY_RIGHT.sub(" ", page.evaluate(TEXT))
        foreign = sorted(set(LATIN.findall(text)))
        if foreign:
            self.found.append(f"{seen}: not translated: {', '.join(foreign)}")

    def _measure(self, page: Page, seen: str) -> None:
        report = self._axe.run(page).response
        for broken in report["violations"]:
            if broken["impact"] in GRAVE:
                where = "; ".join(str(node["target"]) for node in broken["nodes"][:3])
                self.found.append(f"{seen}: {broken['id']} ({broken['help']}) at {where}")

    def _heard(self, message: ConsoleMessage) -> None:
        refusal = "Failed to load resource" in message.text and self._refusal_expected
        if message.text.startswith(CUT_OFF):
            return
        if message.type in {"error", "warning"} and not refusal:
            self.found.append(f"{message.location.get('url')}: {message.text}")

    def _answered(self, answer: Response) -> None:
        if answer.status >= 500:
            self.found.append(f"{answer.url}: status {answer.status}")
