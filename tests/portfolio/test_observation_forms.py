"""Which form a lesson is observed on, and the sheets a methodist filled."""

from typing import Any

import pytest
from django.test import Client

from foundation.accounts.models import User
from foundation.base.errors import Refused
from portfolio.models import Observation
from portfolio.selectors import assess, portfolio_content, progress_of, thawed
from registry.models import Person
from registry.states import OrganisationKind, PostKind
from tests.portfolio.builders import evidence, levels, observation, yesterday
from tests.registry.builders import officer, organisation, teacher

pytestmark = pytest.mark.django_db

OBSERVED = {"teacher_name": "Сейітов Дархан", "teacher_post_and_category": "мұғалім, модератор"}
SPECIAL = {"form_of_work": "топтық", "age": "6–7 жас"}


def employed(post: str, kind: str = OrganisationKind.SCHOOL) -> tuple[Person, User]:
    where = organisation(kind)
    return teacher(where, post_kind=post), officer(where)


@pytest.mark.parametrize(
    ("post", "kind", "form"),
    [
        (PostKind.TEACHER, OrganisationKind.SCHOOL, "secondary_tvet"),
        (PostKind.TEACHER, OrganisationKind.COLLEGE, "secondary_tvet"),
        (PostKind.PRESCHOOL_TEACHER, OrganisationKind.PRESCHOOL, "preschool"),
        (PostKind.PRESCHOOL_TEACHER, OrganisationKind.SCHOOL, "preschool"),
        (PostKind.TEACHER_PSYCHOLOGIST, OrganisationKind.PRESCHOOL, "preschool"),
        (PostKind.TEACHER, OrganisationKind.SPECIAL, "special"),
        (PostKind.SPECIAL_TEACHER, OrganisationKind.SCHOOL, "special"),
    ],
)
def test_the_post_and_the_place_choose_the_form(
    client: Client, post: str, kind: str, form: str
) -> None:
    who, by = employed(post, kind)
    client.force_login(by)
    shown = client.get(f"/portfolio/{who.pk}/observations/add/").context["form"]
    lines = sum(len(section.lines) for section in shown.sections())
    assert lines == (35 if form == "special" else 34)
    besides = SPECIAL if form == "special" else {}
    given = dict.fromkeys(range(1, lines + 1), 2)
    added = observation(who, by, levels=given, particulars=besides)
    assert (added.form, added.total, added.particulars) == (form, 2 * lines, besides)


def test_the_special_form_asks_for_all_of_its_header(client: Client) -> None:
    who, by = employed(PostKind.SPECIAL_TEACHER)
    with pytest.raises(Refused) as refusal:
        observation(who, by, levels=dict.fromkeys(range(1, 36), 1), particulars={"age": "6"})
    assert refusal.value.field == "header-form_of_work"
    client.force_login(by)
    address = f"/portfolio/{who.pk}/observations/add/"
    answer = client.post(address, page_of(client, address))
    sheet = Observation.objects.get()
    assert answer.status_code == 302
    assert set(sheet.particulars) == {"form_of_work", "age"}
    page = client.get(f"/portfolio/observations/{sheet.pk}/").content.decode()
    assert "form_of_work толтырылды" in page


def page_of(client: Client, address: str) -> dict[str, Any]:
    """The form filled: each text with its own name in it."""
    form = client.get(address).context["form"]
    data: dict[str, Any] = {
        name: f"{name.removeprefix('header-')} толтырылды" for name in form.fields
    }
    data |= {name: 2 for name in form.fields if name.startswith("level-")}
    data |= {"form_token": form["form_token"].value(), "observed_on": yesterday()}
    return {**data, "observer_kind": "head"} if "observer_kind" in form.fields else data


class TestMethodist:
    @pytest.fixture
    def who_and_by(self) -> tuple[Person, User]:
        return employed(PostKind.METHODIST)

    def sheets(self, who: Person, by: User, number: int) -> None:
        for _ in range(number):
            observation(who, by, observer="", observer_name="", particulars=OBSERVED)

    @pytest.mark.parametrize(("number", "points"), [(3, 0), (4, 3), (6, 6), (7, 9)])
    def test_the_sheets_filled_bring_the_points_of_the_first_row(
        self, who_and_by: tuple[Person, User], number: int, points: int
    ) -> None:
        self.sheets(*who_and_by, number)
        found = assess(who_and_by[0])
        assert found is not None
        assert found.score.sheet == "methodist"
        assert found.score.row("1.1").points == points

    @pytest.mark.parametrize(("category", "needed"), [("moderator", 4), ("master", 7)])
    def test_the_list_counts_them(
        self, who_and_by: tuple[Person, User], category: str, needed: int
    ) -> None:
        who, by = who_and_by
        self.sheets(who, by, 2)
        evidence(who, by, "2.2")
        found = assess(who, category=category)
        assert found is not None
        progress = progress_of(found)
        assert (progress.observations, progress.observations_needed) == (2, needed)
        assert progress.rows == 2

    def test_the_methodist_is_the_observer_and_names_the_teacher(
        self, client: Client, who_and_by: tuple[Person, User]
    ) -> None:
        who, by = who_and_by
        client.force_login(by)
        address = f"/portfolio/{who.pk}/observations/add/"
        assert "observer_name" not in client.get(address).context["form"].fields
        assert client.post(address, page_of(client, address)).status_code == 302
        sheet = Observation.objects.get()
        assert (sheet.observer_name, sheet.observer_kind) == (who.full_name, "methodist")
        page = client.get(f"/portfolio/observations/{sheet.pk}/").content.decode()
        assert "teacher_name толтырылды" in page

    def test_no_teacher_no_sheet(self, who_and_by: tuple[Person, User]) -> None:
        with pytest.raises(Refused) as refusal:
            observation(*who_and_by, particulars={})
        assert refusal.value.field == "header-teacher_name"

    @pytest.mark.parametrize(
        ("post", "kind", "observer"),
        [
            (PostKind.DEPARTMENT_HEAD, OrganisationKind.COLLEGE, "methodist"),
            (
                PostKind.CABINET_METHODIST,
                OrganisationKind.METHOD_CABINET,
                "method_cabinet_methodist",
            ),
        ],
    )
    def test_others_of_the_same_sheet(
        self, client: Client, post: str, kind: str, observer: str
    ) -> None:
        who, by = employed(post, kind)
        self.sheets(who, by, 4)
        assert {sheet.observer_kind for sheet in who.observations.all()} == {observer}
        client.force_login(by)
        assert client.get(f"/portfolio/{who.pk}/").status_code == 200


def test_a_teachers_sheet_needs_an_observer() -> None:
    with pytest.raises(Refused) as refusal:
        observation(*employed(PostKind.TEACHER), observer_name=" ")
    assert refusal.value.field == "observer_name"


def test_a_frozen_portfolio_of_the_first_codes_is_read_into_todays() -> None:
    who, by = employed(PostKind.TEACHER)
    evidence(who, by, "1.1")
    observation(who, by, levels=levels(61))
    content = portfolio_content(who, yesterday(), yesterday())
    content["evidence"][0]["level"] = "growth_1_2"
    content["observations"][0]["form"] = "secondary-tvet"
    del content["observations"][0]["particulars"]
    [item], [sheet] = thawed(content)
    assert (item.level, sheet.form, sheet.particulars) == ("growth:1", "secondary_tvet", {})
