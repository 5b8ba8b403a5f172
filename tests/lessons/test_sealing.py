"""What observers wrote stays sealed from everybody else until all of them have sent."""

import pytest
from django.test import Client
from django.urls import reverse

from foundation.accounts.models import User
from foundation.base.errors import Refused
from lessons.models import Visit
from lessons.selectors.sheets import sheets_for_user, sheets_to_sign
from lessons.services import correct_sheet
from portfolio.selectors import assess, portfolio_content
from portfolio.states import ObserverKind
from tests.lessons.visiting import School, given, send, sheet_of, sign, user_id, working_day

pytestmark = pytest.mark.django_db
SECRET = "Құпия қорытынды"
TOTAL = 37
PAIR = (ObserverKind.HEAD, ObserverKind.COMMISSION_MEMBER)


@pytest.fixture
def school() -> School:
    return School()


def shared(school: School) -> Visit:
    return given(school, [(school.observers[kind], kind) for kind in PAIR])


def half_sent(school: School) -> Visit:
    """The member of the commission has sent, the head has not."""
    visit = shared(school)
    send(sheet_of(visit, school.member), TOTAL, conclusions=SECRET, recommendations=SECRET)
    return visit


def others(school: School) -> dict[str, User]:
    found = {"head": school.head, "teacher": school.teacher, "colleague": school.colleague}
    users = {name: person.user for name, person in found.items()}
    return {**users, "entry": school.entry}  # type: ignore[dict-item]


PAGES = ("calendar", "list", "missing", "mine", "visit", "results", "portfolio", "home")


def address(name: str, school: School, visit: Visit) -> str:
    if name == "list":
        return reverse("lessons:calendar") + "?view=list"
    if name == "calendar":
        return reverse("lessons:calendar") + f"?day={working_day(-1)}"
    if name in ("results", "portfolio"):
        room = {"results": "lessons:results", "portfolio": "portfolio:teacher"}[name]
        return reverse(room, args=[school.teacher.pk])
    if name == "visit":
        return reverse("lessons:visit", args=[visit.pk])
    return reverse(name if name == "home" else f"lessons:{name}")


@pytest.mark.parametrize("where", PAGES)
@pytest.mark.parametrize("who", ["head", "teacher", "colleague", "entry"])
def test_no_page_tells_of_a_sealed_sheet(school: School, where: str, who: str) -> None:
    visit = half_sent(school)
    client = Client()
    client.force_login(others(school)[who])
    shown = client.get(address(where, school, visit), follow=True).content.decode()
    assert SECRET not in shown
    assert f"{TOTAL} /" not in shown and f">{TOTAL}<" not in shown


@pytest.mark.parametrize("name", ["sheet", "content", "photo", "sign", "object", "correct"])
@pytest.mark.parametrize("who", ["head", "teacher", "colleague", "entry"])
def test_a_sealed_sheet_is_as_if_it_were_not_there(school: School, name: str, who: str) -> None:
    sheet = sheet_of(half_sent(school), school.member)
    client = Client()
    client.force_login(others(school)[who])
    url = reverse(f"lessons:{name}", args=[sheet.pk])
    answer = client.post(url) if name == "sign" else client.get(url)
    assert answer.status_code == 404


def test_its_observer_reads_it(school: School) -> None:
    sheet = sheet_of(half_sent(school), school.member)
    client = Client()
    client.force_login(school.member.user)
    shown = client.get(reverse("lessons:sheet", args=[sheet.pk]))
    assert SECRET in shown.content.decode()


def test_the_portfolio_and_its_score_know_nothing_of_it(school: School) -> None:
    visit = half_sent(school)
    with pytest.raises(Refused) as refusal:
        sign(sheet_of(visit, school.member))
    assert refusal.value.code == "sealed"
    assert not sheets_to_sign(school.member.user).exists()  # type: ignore[arg-type]
    found = assess(school.teacher)
    assert found is not None and found.observations == []
    content = portfolio_content(school.teacher, found.since, found.day)
    assert content["observations"] == []


def test_when_all_have_sent_everybody_of_the_lesson_reads_all(school: School) -> None:
    visit = half_sent(school)
    send(sheet_of(visit, school.head), 60)
    for name, user in others(school).items():
        expected = 0 if name == "colleague" else 2
        assert sheets_for_user(user).filter(visit=visit).count() == expected, name


def test_the_spread_is_shown_when_all_have_sent(school: School) -> None:
    visit = half_sent(school)
    client = Client()
    client.force_login(school.entry)
    url = reverse("lessons:visit", args=[visit.pk])
    assert client.get(url).context["page"].spread is None
    send(sheet_of(visit, school.head), 60)
    spread = client.get(url).context["page"].spread
    assert sorted(spread.total.sums) == [TOTAL, 60]
    assert spread.total.apart == 60 - TOTAL
    assert [sum(line.sums) for line in spread.lines] != []
    assert sum(line.sums[0] for line in spread.lines) == spread.total.sums[0]


def test_a_correction_being_filled_is_its_observer_s_alone(school: School) -> None:
    visit = half_sent(school)
    head_s = sheet_of(visit, school.head)
    send(head_s, 60)
    sign(sheet_of(visit, school.member))
    member_s = sheet_of(visit, school.member)
    opened = correct_sheet(sheet=member_s, reason="қате", by=user_id(school.member))
    for user in others(school).values():
        assert not sheets_for_user(user).filter(pk=opened.pk).exists()
    assert sheets_for_user(school.entry).filter(visit=visit).count() == 2, "it seals nothing"


def test_nobody_of_another_school_sees_anything(school: School) -> None:
    visit = half_sent(school)
    send(sheet_of(visit, school.head), 60)
    elsewhere = School()
    for person in (elsewhere.head, elsewhere.teacher, elsewhere.member):
        assert not sheets_for_user(person.user).exists()  # type: ignore[arg-type]
