"""The portal's main job, told once through its pages: from an application to a certificate."""

from collections.abc import Callable

import pytest

from tests.browser.eye import Eye
from tests.browser.portal import Portal
from tests.browser.steps import (
    anyone,
    commission,
    data_entry,
    head,
    ministry,
    school,
    teacher,
    testing_centre,
)
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Come = Callable[..., Visitor]


def test_from_an_application_to_a_certificate(come: Come, eye: Eye, portal: Portal) -> None:
    number = _apply(come("teacher"))
    name, iin = _accept(come("intake"), number)
    teacher.finds_notice(come("teacher"))
    _another_school_sees_nothing(come("stranger"), come("intake").page.url)

    data_entry.open_portfolio(come("entry"), name)
    data_entry.enter_evidence(come("entry"))
    data_entry.observe_lessons(come("entry"))
    testing_centre.import_result(come("testing"), iin)
    teacher.sees_portfolio(come("teacher"))
    _hand_over(come, name, number)

    _score(come, name)
    protocol = _sit(come, name)
    _sign(come, protocol)
    teacher.finds_extract(come("teacher"), protocol)

    head.draft_and_sign_order(come("head"), protocol)
    certificate = head.certificate_number(come("head"))
    papers = teacher.downloads_certificate(come("teacher"), certificate)
    _read_certificate(papers, name, certificate)

    address = anyone.address_on(papers["kk"])
    anyone.check(come(), address, name, certificate)
    anyone.guess(come(), address)

    table = ministry.find_decision(come("ministry"), certificate)
    assert any(name in row and certificate in row for row in ministry.rows_of(table))

    assert eye.found == []
    assert portal.complaints() == []


def _apply(applicant: Visitor) -> str:
    teacher.fill_application(applicant)
    return teacher.check_and_send_twice(applicant)


def _accept(officer: Visitor, number: str) -> tuple[str, str]:
    """Answers the teacher's name and number, as the officer sees them."""
    school.find_in_queue(officer, number)
    school.accept(officer)
    main = officer.page.locator("main")
    return main.locator("h1").inner_text(), main.locator("#form .at-mono").inner_text()


def _another_school_sees_nothing(stranger: Visitor, address: str) -> None:
    with stranger.refused():
        answer = stranger.open(address)
    assert answer is not None
    assert answer.status == 404
    stranger.look("not-found")


def _hand_over(come: Come, name: str, number: str) -> None:
    """Complete, certified, confirmed; then given by the school and taken by the secretary."""
    school.cannot_hand_over(come("intake"), number)
    data_entry.offer(come("entry"), name)
    head.certify(come("head"), name)
    teacher.confirms_portfolio(come("teacher"))
    school.hand_over(come("intake"), number)
    commission.take(come("entry"), name)
    teacher.finds_act(come("teacher"))


def _score(come: Come, name: str) -> None:
    """Seven sheets, filled by the engine; one member changes a row, with a reason."""
    changing, *others = commission.MEMBERS
    commission.change_a_row_and_send(come(changing), name)
    for member in others:
        commission.send_sheet(come(member), name)


def _sit(come: Come, name: str) -> str:
    """With four of seven nothing can be voted; with six it can. Answers the protocol's number."""
    secretary, members = come("entry"), [come(one) for one in commission.MEMBERS]
    sitting = commission.plan_sitting(secretary, name)
    commission.open_sitting(secretary)
    commission.mark_presence(secretary, absent=members[4:])
    commission.cannot_vote(secretary, name)
    commission.mark_presence(secretary, absent=members[6:])
    commission.put_to_the_vote(secretary, name)
    commission.vote_against(members[1], sitting)
    commission.vote_for_by_keyboard(members[0], sitting)
    for member in members[2:6]:
        commission.vote_for(member, sitting)
    commission.close_vote(secretary, name)
    return commission.close_sitting(secretary, sitting)


def _sign(come: Come, protocol: str) -> None:
    """Each member who was present, then the secretary, who cannot sign before them."""
    commission.cannot_sign_yet(come("entry"), protocol)
    for member in commission.MEMBERS[:6]:
        commission.sign_protocol(come(member), protocol)
    commission.sign_protocol(come("entry"), protocol)
    commission.papers_are_made(come("entry"))


def _read_certificate(papers: dict[str, object], name: str, certificate: str) -> None:
    titles = {"kk": "КУӘЛІК", "ru": "УДОСТОВЕРЕНИЕ"}
    for language, paper in papers.items():
        words = anyone.read_pdf(paper)
        assert titles[language] in words.replace(" ", "")
        assert name in words
        assert certificate in words
