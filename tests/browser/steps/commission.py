"""The commission: members' score sheets, the secretary's sitting, votes, the protocol."""

import re
from collections.abc import Sequence
from datetime import timedelta

from playwright.sync_api import Locator, expect

from foundation.base import clock
from tests.browser.visitor import Visitor

MEMBERS = ("chair", "member1", "member2", "member3", "member4", "member5", "member6")
WHY_LESS = "Дәлелдемеде өңірлік кезең расталмаған."
WHY_AGAINST = "Кәсіби құзыреттілік бойынша дәлелдемелер жеткіліксіз."


# ---- the portfolio -------------------------------------------------------------------------
def take(secretary: Visitor, name: str) -> None:
    """Compared with its list of files, and taken."""
    secretary.go("Portfolios to take")
    secretary.look("portfolios-to-take")
    secretary.follow(secretary.say("Compare"), within=secretary.row_of(name))
    secretary.sees("Everything agrees: the portfolio with its hash, every file with the list.")
    secretary.look("portfolio-given")
    secretary.press("Take the portfolio")
    secretary.sees_some("%(count)d portfolio is taken.", within="body")


# ---- score sheets --------------------------------------------------------------------------
def send_sheet(member: Visitor, name: str) -> None:
    """As proposed from the evidence."""
    open_sheet(member, name)
    _send(member)


def change_a_row_and_send(member: Visitor, name: str) -> None:
    """A row that differs without a reason is not sent; with a reason it is."""
    open_sheet(member, name)
    member.look("score-sheet")
    points = member.page.locator("[name=points_2_1]")
    expect(points).to_have_value("1")
    points.fill("0")
    points.press("Tab")
    asked = "Row %(number)s: write why your points differ from the proposed ones."
    member.sees(asked, within="#saved", number="2.1")
    member.press("Finish and send", within="#total")
    member.sees(asked, within=".govuk-error-summary", number="2.1")
    member.look("score-sheet-reason")
    member.fill("points_2_1-reason", WHY_LESS)
    member.page.locator("[name='points_2_1-reason']").press("Tab")
    member.reads(member.say_many("%(changed)s row changed", 1), within="#total")
    _send(member)


def open_sheet(member: Visitor, name: str) -> None:
    """The engine has filled it: each row with its points, its clause and its evidence."""
    member.go("Score sheets")
    member.follow(name)
    row = member.row_of("2.1-жол бойынша дәлелдеме")
    expect(row.locator("[name=points_2_1]")).to_have_value("1")
    expect(row.locator(".at-cl")).not_to_be_empty()


def _send(member: Visitor) -> None:
    member.press("Finish and send", within="#total")
    member.sees("Your score sheet is sent.")


# ---- the sitting ---------------------------------------------------------------------------
def plan_sitting(secretary: Visitor, name: str) -> str:
    """A sitting of its own for the case; answers the sitting's number."""
    secretary.go("Commission")
    secretary.page.locator("main table a").first.click()
    secretary.look("commission")
    secretary.press("Plan a sitting")
    moment = clock.local(clock.now()) + timedelta(minutes=30)
    secretary.fill("held_at", f"{moment:%Y-%m-%dT%H:%M}")
    secretary.look("plan-sitting")
    secretary.press("Plan")
    secretary.sees("The sitting is planned.")
    title = re.search(r"№\s*(\d+)", secretary.page.locator("main h1").inner_text())
    assert title
    secretary.sees("There is nothing on the agenda yet")
    put_on_agenda(secretary, name)
    return f"№\xa0{title[1]}"


def put_on_agenda(secretary: Visitor, name: str) -> None:
    secretary.press("Add cases")
    secretary.look("add-cases")
    for box in secretary.page.locator("[name=applications]").all():
        box.set_checked(False, force=True)
    secretary.row_of(name).locator("[name=applications]").check(force=True)
    secretary.press("Put on the agenda")
    secretary.reads(name, within="#agenda")


def open_sitting(secretary: Visitor) -> None:
    secretary.press("Open the sitting")
    secretary.sees("The sitting is in session.")


def mark_presence(secretary: Visitor, absent: Sequence[Visitor]) -> None:
    """Everybody is there but these; each absence has its reason."""
    for line in secretary.page.locator("#presence tbody tr").all():
        name = line.locator("label").first.inner_text()
        is_away = any(member.is_named_in(name) for member in absent)
        line.locator("input[type=checkbox]").set_checked(not is_away, force=True)
        if is_away:
            line.locator("input[type=text]").fill("іссапарда")
    secretary.press("Save presence")
    secretary.sees("Presence is marked.")


def cannot_vote(secretary: Visitor, name: str) -> None:
    """Without two thirds the page says so and offers no vote."""
    secretary.sees("No quorum")
    secretary.look("sitting-without-quorum")
    secretary.follow(name, within="#agenda")
    secretary.sees("Without a quorum nothing is put to the vote.", within="#quorum")
    expect(secretary.button("Put to the vote")).to_have_count(0)
    secretary.look("case-without-quorum")
    secretary.page.go_back()


def put_to_the_vote(secretary: Visitor, name: str) -> None:
    secretary.sees("There is a quorum")
    secretary.look("sitting-with-quorum")
    secretary.follow(name, within="#agenda")
    secretary.look("case-before-vote")
    secretary.press("Put to the vote")
    secretary.sees("Vote is open")


def vote_for(member: Visitor, sitting: str) -> None:
    open_vote(member, sitting)
    member.choose("vote", "for")
    member.press("Vote")
    member.sees("Your vote is taken.")


def vote_for_by_keyboard(member: Visitor, sitting: str) -> None:
    """Tab, Space and Enter are enough."""
    member.go("Sittings")
    link = member.page.locator("main").get_by_role("link", name=sitting).first
    member.tab_to(link)
    member.page.keyboard.press("Enter")
    member.sees("Go to the vote")
    member.enter("Go to the vote")
    member.tick_by_space(member.page.locator("input[name=vote][value=for]"))
    member.enter("Vote")
    member.sees("Your vote is taken.")


def vote_against(member: Visitor, sitting: str) -> None:
    """A vote against is heard with its reason only."""
    open_vote(member, sitting)
    member.look("vote")
    member.choose("vote", "against")
    member.press("Vote")
    expect(member.page.locator(".govuk-error-summary")).to_be_visible()
    member.look("vote-without-reason")
    member.fill("reason", WHY_AGAINST)
    member.press("Vote")
    member.sees("Your vote is taken.")


def open_vote(member: Visitor, sitting: str) -> None:
    """From the list of sittings to the vote that is open."""
    member.go("Sittings")
    member.follow(sitting)
    member.follow(member.say("Go to the vote"))


def close_vote(secretary: Visitor, name: str) -> None:
    """Five for and one against: adopted. How each voted is shown only now."""
    secretary.page.reload()
    secretary.does_not_read(WHY_AGAINST)
    secretary.look("vote-everybody-voted")
    secretary.press("Close the vote")
    secretary.sees("Adopted")
    expect(secretary.page.locator("main")).to_contain_text(re.compile(r"– 5, \S+ – 1:"))
    secretary.reads(WHY_AGAINST)
    secretary.look("case-decided")


def close_sitting(secretary: Visitor, sitting: str) -> str:
    """The protocol forms itself; answers its number."""
    secretary.go("Sittings")
    secretary.follow(sitting)
    secretary.press("Close the sitting")
    secretary.sees("The sitting is over and its protocol is formed. It waits for signatures.")
    secretary.look("sitting-closed")
    secretary.press("Read the protocol")
    secretary.look("protocol")
    number = re.search(r"\d+-\d+", secretary.page.locator("main h1").inner_text())
    assert number
    return number[0]


# ---- the protocol --------------------------------------------------------------------------
def sign_protocol(signer: Visitor, number: str) -> None:
    signer.go("Protocols")
    signer.follow(number)
    signature_form(signer).get_by_role("button").click()
    signer.sees("Your signature is on the protocol.")


def signature_form(signer: Visitor) -> Locator:
    return signer.page.locator("form[data-sign]")


def cannot_sign_yet(secretary: Visitor, number: str) -> None:
    """The secretary signs last."""
    secretary.go("Protocols")
    secretary.follow(number)
    expect(signature_form(secretary)).to_have_count(0)


def papers_are_made(secretary: Visitor) -> None:
    """The protocol as a PDF and the extract, by the worker."""
    secretary.reads_after_the_worker(".pdf", within="#papers")
    secretary.look("protocol-signed")
