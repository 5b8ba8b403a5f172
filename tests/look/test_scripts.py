"""The page's own scripts, in a real browser, with the pages and answers given by hand."""

import base64
import hashlib
from pathlib import Path

import pytest
from django.template import engines
from django_cotton.compiler_regex import CottonCompiler

from foundation.base.words import count_words

pytestmark = [
    pytest.mark.browser,
    # pytest-base-url, which pytest-playwright brings, is older than this warning of pytest
    pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance methods"),
]
STATIC = Path(__file__).parents[2] / "static"
HOST = "http://localhost:9"  # nothing listens there: every answer is ours
TEXTS = ["", "Бір", "Қазақ-орыс сөздігі", "д’Артаньян, O'Brien", "бір – екі", "½ 12 3,5 жол\nжаңа"]


@pytest.fixture
def draw(page_request):
    """Components as a page shows them."""

    def rendered(source):
        template = engines["django"].from_string(CottonCompiler().process(source))
        return template.render({}, page_request)

    return rendered


@pytest.fixture
def show(page):
    """Open a page made of the given parts with one script; other answers by path."""

    def open_page(body, script, answers=None):
        answers = answers or {}

        def answer(route):
            path = route.request.url.removeprefix(HOST)
            if path.startswith("/static/"):
                route.fulfill(path=STATIC / path.removeprefix("/static/"))
            elif path in answers:
                route.fulfill(**answers[path])
            else:
                route.fulfill(status=404)

        src = f'<script type="module" src="/static/js/{script}"></script>'
        answers["/"] = {
            "body": f"<!doctype html>{body}{src}",
            "content_type": "text/html; charset=utf-8",
        }
        page.route("**/*", answer)
        page.goto(f"{HOST}/")
        return page

    return open_page


@pytest.mark.parametrize("text", TEXTS)
def test_browser_counts_words_as_the_server_does(show, draw, text):
    counter = '<textarea id="t"></textarea><c-counter for="t" minimum="0" maximum="9" />'
    page = show(draw(counter), "word-count.js")
    page.fill("#t", text)
    shown = page.inner_text("[data-word-count] span")
    assert shown.endswith(f": {count_words(text)}")


def test_stepper_stops_at_the_highest_points_and_asks_why_they_differ(show, draw):
    stepper = '<c-stepper name="r" label="1" value="7" proposed="7" maximum="8" why="w" />'
    page = show(draw(f'{stepper}<p id="w">why</p>'), "stepper.js")
    assert page.is_hidden("#w")
    more = page.locator('[data-step="1"]')
    more.click()
    more.click()
    assert page.input_value("input") == "8"
    assert page.is_visible("#w")


def test_first_press_of_an_empty_stepper_takes_the_proposed_points(show, draw):
    stepper = '<c-stepper name="r" label="1" value="" proposed="5" maximum="8" />'
    page = show(draw(stepper), "stepper.js")
    page.click('[data-step="1"]')
    assert page.input_value("input") == "5"


CELLS = "".join(
    "<tr>" + "".join(f'<td><input id="c{line}{column}"></td>' for column in range(3)) + "</tr>"
    for line in range(3)
)
PASTE = """([id, text]) => {
    const given = new DataTransfer();
    given.setData("text", text);
    const told = { clipboardData: given, bubbles: true, cancelable: true };
    document.getElementById(id).dispatchEvent(new ClipboardEvent("paste", told));
}"""


@pytest.fixture
def table(show):
    return show(f"<div data-paste><table><tbody>{CELLS}</tbody></table></div>", "paste-table.js")


def values(page):
    return [page.input_value(f"#c{line}{column}") for line in range(3) for column in range(3)]


def test_lines_of_a_spreadsheet_fill_the_cells_from_where_they_are_pasted(table):
    table.evaluate(PASTE, ["c01", "25\t54,5\tбөтен\r\n26\t60\r\n"])
    assert values(table) == ["", "25", "54,5", "", "26", "60", "", "", ""]


def test_enter_goes_down_a_line_and_with_shift_up(table):
    table.focus("#c01")
    table.keyboard.press("Enter")
    assert table.evaluate("document.activeElement.id") == "c11"
    table.keyboard.press("Shift+Enter")
    assert table.evaluate("document.activeElement.id") == "c01"


def test_form_is_sent_once_however_often_the_button_is_pressed(show):
    body = '<form method="post" action="/sent"><button>ok</button></form>'
    page = show(body, "forms.js")
    sent = page.evaluate(
        """() => {
            const form = document.querySelector("form");
            let sent = 0;
            window.addEventListener("submit", (event) => {
                sent += !event.defaultPrevented;
                event.preventDefault();
            });
            form.requestSubmit();
            form.requestSubmit();
            return sent;
        }"""
    )
    assert sent == 1


def test_what_is_typed_while_a_draft_is_saved_is_still_guarded(show):
    body = (
        '<form method="post" data-guard data-autosave="/draft" data-saved="{time}" '
        'data-not-saved="no" data-saved-in="s"><input name="t"></form><p id="s"></p>'
    )
    page = show(body, "forms.js", {"/draft": {"json": {"saved_at": "14:32"}}})
    page.evaluate(
        """() => {
            const real = window.fetch;
            window.fetch = async (...asked) => {
                const answer = await real(...asked);
                await new Promise((go) => { window.answerNow = go; });
                return answer;
            };
        }"""
    )
    page.fill("[name=t]", "Бір")
    page.wait_for_function("() => Boolean(window.answerNow)")
    page.fill("[name=t]", "Бір, екі")
    page.evaluate("() => window.answerNow()")
    page.wait_for_selector("#s:has-text('14:32')")
    assert page.get_attribute("form", "data-changed") is not None


# ---- Signing ----------------------------------------------------------------
CONTENT = "Хаттама".encode()
SIGN = '<c-sign action="/signed" content_url="/content" signer_url="/signer">x</c-sign>'
SIGNER = {"json": {"cms": "Q01T"}}


def content(sha256):
    return {"json": {"content": base64.b64encode(CONTENT).decode(), "sha256": sha256}}


def test_signature_is_sent_with_the_form(show, draw):
    digest = hashlib.sha256(CONTENT).hexdigest()
    done = {"body": "done", "content_type": "text/html"}
    answers = {"/content": content(digest), "/signer": SIGNER, "/signed": done}
    page = show(draw(SIGN), "sign.js", answers)
    with page.expect_request(f"{HOST}/signed") as signed, page.expect_request("**/signer") as asked:
        page.click("button")
    assert "cms=Q01T" in signed.value.post_data
    assert asked.value.post_data_json == {"content": base64.b64encode(CONTENT).decode()}
    assert f"csrfmiddlewaretoken={asked.value.headers['x-csrftoken']}" in signed.value.post_data


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({}, "data-no-content"),
        ({"/content": content("0" * 64), "/signer": SIGNER}, "data-changed"),
        ({"/content": content(hashlib.sha256(CONTENT).hexdigest())}, "data-no-signer"),
    ],
    ids=["no content", "content changed on its way", "no signer"],
)
def test_nothing_is_sent_and_the_reason_said(show, draw, answers, reason):
    page = show(draw(SIGN), "sign.js", answers)
    page.click("button")
    words = page.get_attribute("form", reason)
    page.wait_for_selector(f".at-banner--error:has-text('{words}')")
    assert page.input_value("[name=cms]") == ""
    assert page.url == f"{HOST}/"
