"""What the database refuses by itself, under both of its roles."""

import pytest

from lessons.models import Sheet
from portfolio.states import ObserverKind
from tests.lessons.visiting import School, given, objected, plan, send, sheet_of, signed
from tests.roles import refusal

pytestmark = pytest.mark.django_db
CHECK, EXCLUSION, UNIQUE = "23514", "23P01", "23505"
ROLES = ("portal_app", "portal_owner")


@pytest.fixture
def school() -> School:
    return School()


def update(sheet: Sheet, what: str) -> str:
    return f"UPDATE lessons_sheet SET {what} WHERE id = '{sheet.pk}'"


FORBIDDEN = [
    "content = '{}'",
    "version = 99",
    "observer_kind = 'deputy'",
    "replacement_reason = 'x'",
    "observation_id = NULL",
    "state = 'draft'",
    "state = 'sent'",
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_signed_sheet_stays(school: School, role: str, what: str) -> None:
    assert refusal(role, update(signed(school), what)) == CHECK


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("what", ["content = '{}'", "version = 99", "state = 'draft'"])
def test_a_sent_sheet_stays(school: School, role: str, what: str) -> None:
    sheet = given(school).sheets.get()
    send(sheet)
    assert refusal(role, update(sheet, what)) == CHECK


@pytest.mark.parametrize("role", ROLES)
def test_a_signed_sheet_is_not_deleted(school: School, role: str) -> None:
    sheet = signed(school)
    assert refusal(role, f"DELETE FROM lessons_sheet WHERE id = '{sheet.pk}'") == CHECK


@pytest.mark.parametrize("role", ROLES)
def test_an_objection_stays_as_it_was_made(school: School, role: str) -> None:
    assert refusal(role, update(objected(school), "objection = 'бәрі дұрыс'")) == CHECK


@pytest.mark.parametrize("role", ROLES)
def test_the_signed_entry_of_the_portfolio_stays(school: School, role: str) -> None:
    entry = signed(school).observation
    assert entry is not None
    for what in ("total = 102", "levels = '{}'", "recommendations = 'x'", "signed_at = NULL"):
        statement = f"UPDATE portfolio_observation SET {what} WHERE id = '{entry.pk}'"
        assert refusal(role, statement) == CHECK, what
    assert refusal(role, f"DELETE FROM portfolio_observation WHERE id = '{entry.pk}'") == CHECK


@pytest.mark.parametrize("role", ROLES)
def test_a_visit_stays_once_a_sheet_was_sent(school: School, role: str) -> None:
    visit = given(school)
    send(visit.sheets.get())
    for what in ("begins_at = begins_at + INTERVAL '1 day'", "subject = 'x'", "minutes = 10"):
        statement = f"UPDATE lessons_visit SET {what} WHERE id = '{visit.pk}'"
        assert refusal(role, statement) == CHECK, what


@pytest.mark.parametrize("role", ROLES)
def test_visits_to_one_teacher_do_not_overlap(school: School, role: str) -> None:
    first = plan(school)
    second = plan(school, begins_at=first.ends_at)
    earlier = "UPDATE lessons_visit SET begins_at = begins_at - INTERVAL '1 minute'"
    assert refusal(role, f"{earlier} WHERE id = '{second.pk}'") == EXCLUSION


@pytest.mark.parametrize("role", ROLES)
def test_an_observer_has_one_sheet_of_a_lesson(school: School, role: str) -> None:
    pair = [(school.head, ObserverKind.HEAD), (school.deputy, ObserverKind.DEPUTY)]
    visit = plan(school, pair, is_shared=True)
    sheet = sheet_of(visit, school.deputy)
    assert refusal(role, update(sheet, f"observer_id = '{school.head.pk}'")) == UNIQUE


@pytest.mark.parametrize("role", ROLES)
def test_control_a_draft_may_change_and_go(school: School, role: str) -> None:
    sheet = plan(school).sheets.get()
    assert refusal(role, update(sheet, "version = 1")) is None
    assert refusal(role, f"DELETE FROM lessons_sheet WHERE id = '{sheet.pk}'") is None
