"""An observer's phone: fills a sheet as a thumb does, and lets one look into its stores."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.gate import Gate
from tests.browser.visitor import Visitor

LINES = 34
LONG = 40_000  # milliseconds: pauses between attempts grow
# Everything that the browser keeps for the portal, as text: rows of IndexedDB with their bytes read
# as letters, the answers in Cache Storage, localStorage and sessionStorage.
STORES = """async () => {
  const said = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  const letters = (_, value) => {
    const bytes = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
    if (value instanceof CryptoKey) return "⟨key⟩";
    return bytes ? new TextDecoder().decode(value) : value;
  };
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done) => {
      indexedDB.open(name).onsuccess = ({ target }) => done(target.result);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise((done) => {
        database.transaction(store).objectStore(store).getAll().onsuccess =
          ({ target }) => done(target.result);
      });
      for (const row of rows) said.push(`${store}: ${JSON.stringify(row, letters)}`);
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      const type = answer.headers.get("Content-Type") ?? "";
      said.push(request.url, /text|json|script/.test(type) ? await answer.text() : "");
    }
  }
  return said.join("\\n");
}"""


class Phone:
    def __init__(self, visitor: Visitor, gate: Gate) -> None:
        self.visitor, self.gate = visitor, gate
        self.page: Page = visitor.page

    # ---- the network -----------------------------------------------------------------------
    @contextmanager
    def without_network(self) -> Iterator[None]:
        """Chromium is told that it has none, and nothing comes through either."""
        with self.visitor.refused():
            self.gate.shut()
            self.visitor.context.set_offline(True)
            assert self.page.evaluate("fetch('/healthz').then(() => true, () => false)") is False
            yield
            self.gate.open()
            self.visitor.context.set_offline(False)

    # ---- a sheet ---------------------------------------------------------------------------
    def take_along(self) -> "Phone":
        """The list with a network: afterwards the phone has the page and every sheet."""
        self.visitor.open("/lessons/phone/")
        expect(self.page.locator("body[data-offline=ready]")).to_be_attached(timeout=LONG)
        expect(self.page.locator("[data-rows] a").first).to_be_visible()
        return self

    def sheets(self) -> list[str]:
        """Ids of the sheets on the list, the nearest lesson first."""
        links = self.page.locator("[data-rows] a").all()
        return [str(link.get_attribute("href")).strip("/").split("/")[-1] for link in links]

    def open(self, sheet: str) -> "Phone":
        self.visitor.open(f"/lessons/phone/{sheet}/")
        return self.sees_form()

    def sees_form(self) -> "Phone":
        expect(self.page.locator(".at-levels")).to_have_count(LINES)
        return self

    def reload(self) -> "Phone":
        self.page.reload()
        return self.sees_form()

    def mark(self, *lines: int, level: int = 2) -> None:
        for line in lines:
            self.level(line, level).locator("xpath=..").click()

    def level(self, line: int, level: int) -> Locator:
        return self.page.locator(f"input[name='levels.{line}'][value='{level}']")

    def marked(self) -> int:
        return self.page.locator(".at-levels input:checked").count()

    def write(self, field: str, text: str) -> None:
        control = self.page.locator(f"textarea[name='{field}']")
        if not control.is_visible():
            note = self.page.locator("details", has=control)
            note.locator("summary").click()
        control.fill(text)

    def written(self, field: str) -> str:
        return self.page.locator(f"textarea[name='{field}']").input_value()

    def fill_words(self, sentence: str) -> None:
        for field in ("header.learning_aims", "header.topic_and_aims", "conclusions"):
            self.write(field, f"{field}: {sentence}")
        self.write("recommendations", sentence)

    def is_kept(self) -> "Phone":
        """The last key is in the store: nothing else is waited for before a reload or a crash."""
        self.page.wait_for_function("() => document.body.dataset.kept === 'all'")
        return self

    def send(self) -> None:
        self.visitor.press("Send the sheet")
        self.visitor.press("Send now")

    def is_sent(self) -> None:
        title = self.page.locator("h1", has_text=self.visitor.say("The sheet is sent"))
        expect(title).to_be_visible(timeout=LONG)

    def is_on_portal(self) -> None:
        """The state line says so; its words end with the time."""
        words = self.visitor.say("Kept on the portal, {time}").split("{time}")[0]
        expect(self.page.locator("[data-state]")).to_contain_text(words, timeout=LONG)

    # ---- looking inside --------------------------------------------------------------------
    def stores(self) -> str:
        return str(self.page.evaluate(STORES))


class Book:
    """What the portal's own database holds of sheets."""

    def __init__(self, database: str) -> None:
        self.database = database

    def sheet(self, pk: str) -> dict[str, Any]:
        names = ("state", "version", "content", "device")
        row = self._ask(f"SELECT {', '.join(names)} FROM lessons_sheet WHERE id = %s", pk)[0]
        return dict(zip(names, row, strict=True))

    def sendings(self, pk: str) -> int:
        found = self._ask(
            "SELECT count(*) FROM journal_entry WHERE action = 'sheet.sent' AND object_id = %s", pk
        )
        return int(found[0][0])

    def teacher(self, pk: str) -> str:
        """Surname of the teacher observed."""
        found = self._ask(
            "SELECT surname FROM registry_person p JOIN lessons_visit v ON v.person_id = p.id"
            " JOIN lessons_sheet s ON s.visit_id = v.id WHERE s.id = %s",
            pk,
        )
        return str(found[0][0])

    def _ask(self, question: str, *facts: str) -> list[tuple[Any, ...]]:
        connection = psycopg2.connect(self.database)
        try:
            with connection.cursor() as cursor:
                cursor.execute(question, facts)
                return list(cursor.fetchall())
        finally:
            connection.close()


def posts_of(context: BrowserContext) -> list[str]:
    """Addresses that something is sent to from now on, by the page or its worker."""
    sent: list[str] = []
    context.on("request", lambda asked: asked.method == "POST" and sent.append(asked.url))
    return sent


def profile_has(folder: Path, words: str) -> list[str]:
    """Files of a browser's profile in which the words stand, in either of its encodings."""
    ways = [words.encode(), words.encode("utf-16-le"), json.dumps(words)[1:-1].encode()]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(way in path.read_bytes() for way in ways)]
