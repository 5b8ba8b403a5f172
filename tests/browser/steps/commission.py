"""The commission: members' score sheets, the secretary's sitting, votes, the protocol."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from playwright.sync_api import Locator, expect

from foundation.base import clock
from tests.browser.visitor import Visitor

MEMBERS = ("chair", "member1", "member2", "member3", "member4", "member5", "member6")
WHY_LESS = "Дәлелдемеде өңірлік кезең расталмаған."
WHY_AGAINST = "Кәсіби құзыреттілік бойынша дәлелдемелер жеткіліксіз."
Come = Callable[[str], Visitor]


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
def plan_sitting(secretary: Visitor, name: str) -> None:
    """A sitting of its own for the case."""
    secretary.go("Commission")
    secretary.page.locator("main table a").first.click()
    secretary.look("commission")
    secretary.press("Plan a sitting")
    moment = clock.local(clock.now()) + timedelta(minutes=30)
    secretary.fill("held_at", f"{moment:%Y-%m-%dT%H:%M}")
    secretary.look("plan-sitting")
    secretary.press("Plan")
    secretary.sees("There is nothing on the agenda yet")
    put_on_agenda(secretary, name)


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


def mark_presence(secretary: Visitor, present: int) -> None:
    """The first of the list are there."""
    boxes = secretary.page.locator("#presence input[type=checkbox]").all()
    reasons = secretary.page.locator("#presence input[type=text]").all()
    for number, (box, reason) in enumerate(zip(boxes, reasons, strict=True)):
        box.set_checked(number < present, force=True)
        reason.fill("" if number < present else "іссапарда")
    secretary.press("Save presence")
    secretary.sees("Presence is marked.")


def cannot_vote(secretary: Visitor, name: str) -> None:
    """Without two thirds the page says so and offers no vote."""
    secretary.sees("No quorum")
    secretary.look("sitting-without-quorum")
    secretary.follow(name, within="#agenda")
    secretary.sees("No quorum", within="#quorum")
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


def vote_for(member: Visitor) -> None:
    open_vote(member)
    member.choose("vote", "for")
    member.press("Vote")
    member.reads(member.say("For"), within="#motion")


def vote_against(member: Visitor) -> None:
    open_vote(member)
    member.look("vote")
    member.choose("vote", "against")
    member.press("Vote")
    expect(member.page.locator("#motion")).to_contain_text("!")


def open_vote(member: Visitor) -> None:
    """From the list of sittings to the vote that is open."""
    member.go("Sittings")
    member.page.locator("main table a").first.click()
    member.press("Go to the vote")


# ---- the protocol --------------------------------------------------------------------------
def sign_protocol(signer: Visitor, number: str) -> None:
    signer.go("Protocols")
    signer.follow(number)
    signature_form(signer).get_by_role("button").click()
    signer.sees("Your signature is on the protocol.")


def signature_form(signer: Visitor) -> Locator:
    return signer.page.locator("form[data-sign]")


def everybody(come: Come, names: Sequence[str], act: Callable[[Visitor], None]) -> None:
    for name in names:
        act(come(name))
