"""The pages: what an officer fills, what a teacher reads, what others do not find."""

import io
import zipfile
from datetime import date
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from foundation.accounts.models import User
from foundation.base.files import read
from foundation.base.models import StoredFile
from portfolio.models import Evidence, Observation
from registry.models import Organisation, Person
from registry.result_import import import_test_results, keep_table
from registry.states import Role
from tests.events.builders import listed
from tests.portfolio.builders import (
    CONTESTS,
    LOWEST,
    PDF,
    evidence,
    levels,
    lowest_portfolio,
    observation,
    yesterday,
)
from tests.queries import MOST, MOST_OF_A_PORTFOLIO, asked
from tests.registry.builders import appoint, officer, organisation, teacher, user
from tests.registry.test_result_import import as_csv, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> Organisation:
    return organisation()


@pytest.fixture
def who(school: Organisation) -> Person:
    return teacher(school)


@pytest.fixture
def by(school: Organisation, client: Client) -> User:
    entering = officer(school)
    client.force_login(entering)
    return entering


def pdf(name: str = "диплом.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def add_page(who: Person, line: str = "2.1") -> str:
    return f"/portfolio/{who.pk}/rows/{line}/add/"


def filled(client: Client, who: Person, line: str = "2.1", **changes: Any) -> dict[str, Any]:
    form = client.get(add_page(who, line)).context["form"]
    data = {
        "form_token": str(form["form_token"].value()),
        "title": "Республикалық олимпиада",
        "day": yesterday().isoformat(),
        "source": "officer",
        "place": "participant",
        "authors": "1",
        **LOWEST.get(line, {}),
        **changes,
    }
    if line in CONTESTS and "event" not in data:
        data.setdefault("event", str(listed().pk))
    return {name: value for name, value in data.items() if name in form.fields}


class TestList:
    @pytest.mark.parametrize("teachers", [1, 12])
    def test_the_number_of_queries_does_not_grow(
        self, client: Client, school: Organisation, by: User, teachers: int
    ) -> None:
        for _ in range(teachers):
            who = teacher(school)
            evidence(who, by)
            observation(who, by)
        client.get("/portfolio/")
        with CaptureQueriesContext(connection) as queries:
            answer = client.get("/portfolio/")
        assert len(answer.context["lines"]) == teachers
        assert asked(queries) <= MOST

    def test_a_teacher_is_found_by_name_and_others_are_not_shown(
        self, client: Client, school: Organisation, by: User
    ) -> None:
        teacher(school, "Әбенова")
        teacher(school, "Омарова")
        teacher(organisation(), "Әбенова-Бөтен")
        shown = client.get("/portfolio/?name=әбен").content.decode()
        assert "Әбенова" in shown
        assert "Омарова" not in shown
        assert "Бөтен" not in shown

    @pytest.mark.parametrize("role", [Role.HEAD, Role.INTAKE_OFFICER])
    def test_head_and_intake_officer_read_but_do_not_enter(
        self, client: Client, school: Organisation, who: Person, role: str
    ) -> None:
        client.force_login(appoint(role, school).user)
        assert client.get("/portfolio/").status_code == 200
        assert add_page(who) not in client.get(f"/portfolio/{who.pk}/").content.decode()
        assert client.get(add_page(who)).status_code == 403

    def test_a_teacher_is_refused(self, client: Client, who: Person) -> None:
        client.force_login(who.user)
        assert client.get("/portfolio/").status_code == 403


class TestVisibility:
    def test_nobody_of_another_school_finds_anything(
        self, client: Client, who: Person, by: User
    ) -> None:
        item, sheet = evidence(who, by), observation(who, by)
        paths = [
            f"/portfolio/{who.pk}/",
            add_page(who),
            f"/portfolio/{who.pk}/observations/add/",
            f"/portfolio/evidence/{item.pk}/file/",
            f"/portfolio/evidence/{item.pk}/withdraw/",
            f"/portfolio/observations/{sheet.pk}/",
            f"/portfolio/observations/{sheet.pk}/withdraw/",
        ]
        elsewhere = organisation()
        for stranger in (officer(elsewhere), teacher(elsewhere).user, user()):
            client.force_login(stranger)
            assert [client.get(path).status_code for path in paths] == [404] * len(paths)

    def test_the_teacher_reads_the_own_portfolio_and_changes_nothing(
        self, client: Client, who: Person, by: User
    ) -> None:
        item, sheet = evidence(who, by), observation(who, by)
        client.force_login(who.user)
        page = client.get("/portfolio/mine/").content.decode()
        assert item.title in page
        assert "withdraw" not in page
        assert client.get(f"/portfolio/evidence/{item.pk}/file/").status_code == 200
        assert client.get(f"/portfolio/observations/{sheet.pk}/").status_code == 200
        assert client.get(f"/portfolio/evidence/{item.pk}/withdraw/").status_code == 403
        assert client.get(add_page(who)).status_code == 403

    def test_a_colleague_does_not_find_it(
        self, client: Client, school: Organisation, who: Person
    ) -> None:
        client.force_login(teacher(school).user)
        assert client.get(f"/portfolio/{who.pk}/").status_code == 404

    def test_who_does_not_teach_has_no_portfolio(self, client: Client) -> None:
        client.force_login(user())
        assert client.get("/portfolio/mine/").status_code == 200

    def test_an_unknown_category_is_not_found(self, client: Client, who: Person, by: User) -> None:
        assert client.get(f"/portfolio/{who.pk}/?category=emperor").status_code == 404
        assert client.get(f"/portfolio/{who.pk}/?category=master").status_code == 200


class TestScore:
    def test_68_is_shown_as_reached(self, client: Client, who: Person, by: User) -> None:
        lowest_portfolio(who, by)
        answer = client.get(f"/portfolio/{who.pk}/?category=moderator")
        assert answer.context["score"].total == 68
        assert answer.context["shortfalls"] == []

    @pytest.mark.parametrize("missing", LOWEST)
    def test_67_is_shown_with_the_row_and_the_clause(
        self, client: Client, who: Person, by: User, missing: str
    ) -> None:
        lowest_portfolio(who, by, without=missing)
        answer = client.get(f"/portfolio/{who.pk}/?category=moderator")
        assert answer.context["score"].total == 67
        (line,) = answer.context["shortfalls"]
        assert f"{missing}-жол" in line
        assert "8-қосымша" in line
        assert line in answer.content.decode().replace("&quot;", '"')

    def test_the_test_result_stands_beside_its_threshold(
        self, client: Client, who: Person, by: User
    ) -> None:
        centre = appoint(Role.TESTING_CENTRE, organisation()).user
        kept = keep_table(content=as_csv(row(who, points=36)), name="a.csv", by=centre.pk)
        import_test_results(file=kept, by=centre.pk)
        passed, words = client.get(f"/portfolio/{who.pk}/?category=moderator").context["test"]
        assert passed
        assert "60" in words
        assert client.get(f"/portfolio/{who.pk}/?category=expert").context["test"] is None

    def test_the_page_runs_a_fixed_number_of_queries(
        self, client: Client, who: Person, by: User
    ) -> None:
        lowest_portfolio(who, by)
        client.get(f"/portfolio/{who.pk}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/portfolio/{who.pk}/")
        assert asked(queries) <= MOST_OF_A_PORTFOLIO


class TestEvidence:
    @pytest.mark.parametrize("line", [*LOWEST, "3.1", "3.3", "4.4"])
    def test_each_row_takes_evidence_once(
        self, client: Client, who: Person, by: User, line: str
    ) -> None:
        extra = {"level": "region", "covered": "3"} if line == "3.1" else {}
        extra |= {"level": "altynsarin", "work": "Мақала"} if line == "3.3" else {}
        data = filled(client, who, line, **extra)
        for _ in range(2):
            answer = client.post(add_page(who, line), {**data, "file": pdf()})
            assert answer.status_code == 302, answer.context["form"].errors
        item = Evidence.objects.get()
        assert (item.row, item.file.name) == (line, "диплом.pdf")
        assert client.get(answer.url).status_code == 200

    def test_a_mistake_loses_neither_the_words_nor_the_file(
        self, client: Client, who: Person, by: User
    ) -> None:
        data = filled(client, who, day="2999-01-01")
        answer = client.post(add_page(who), {**data, "file": pdf()})
        page = answer.content.decode()
        assert answer.context["form"].errors["day"]
        assert "Республикалық олимпиада" in page
        assert "диплом.pdf" in page
        kept = answer.context["form"]["kept"].value()
        assert kept
        answer = client.post(add_page(who), {**data, "kept": kept, "day": yesterday().isoformat()})
        assert answer.status_code == 302
        assert str(Evidence.objects.get().file_id) == kept

    def test_a_file_of_another_officer_cannot_be_named(
        self, client: Client, school: Organisation, who: Person, by: User
    ) -> None:
        foreign = evidence(who, officer(school)).file
        answer = client.post(add_page(who), filled(client, who, kept=str(foreign.pk)))
        assert answer.context["form"].errors["file"]

    def test_neither_file_nor_link_is_said_beside_the_file(
        self, client: Client, who: Person, by: User
    ) -> None:
        answer = client.post(add_page(who), filled(client, who))
        assert answer.context["form"].errors["file"]
        assert (
            client.post(add_page(who), filled(client, who, link="https://example.kz")).status_code
            == 302
        )

    def test_an_unknown_row_is_not_found(self, client: Client, who: Person, by: User) -> None:
        assert client.get(add_page(who, "9.9")).status_code == 404
        assert client.get(add_page(who, "1.2")).status_code == 404

    def test_the_file_is_served_as_an_attachment(
        self, client: Client, who: Person, by: User
    ) -> None:
        item = evidence(who, by)
        assert item.file is not None
        answer = client.get(f"/portfolio/evidence/{item.pk}/file/")
        assert answer.content == read(item.file)
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert client.get(f"/portfolio/evidence/{uuid4()}/file/").status_code == 404

    def test_withdrawing_asks_for_a_reason(self, client: Client, who: Person, by: User) -> None:
        item = evidence(who, by)
        path = f"/portfolio/evidence/{item.pk}/withdraw/"
        token = str(client.get(path).context["form"]["form_token"].value())
        assert client.post(path, {"form_token": token}).context["form"].errors["reason"]
        assert client.post(path, {"form_token": token, "reason": "қате"}).status_code == 302
        page = client.get(f"/portfolio/{who.pk}/")
        assert page.context["withdrawn"] == [item]
        assert page.context["found"].evidence == []
        assert client.get(path).status_code == 403


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.pdf", PDF)
    return out.getvalue()


def with_script() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        made.Root.OpenAction = script
        made.save(out)
    return out.getvalue()


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(out, "JPEG")
    return out.getvalue()


HOSTILE = {
    "html": b"<html><script>alert(1)</script></html>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "pdf with a program": with_script(),
    "broken pdf": b"%PDF-1.7 nothing",
    "too large": PDF + b"\0" * (10 * 1024 * 1024),
    "zip": zipped(),
    "empty": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_upload_is_refused_at_the_file(
    client: Client, who: Person, by: User, name: str
) -> None:
    data = filled(client, who)
    answer = client.post(add_page(who), {**data, "file": pdf(content=HOSTILE[name])})
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert "Республикалық олимпиада" in answer.content.decode()
    assert not StoredFile.objects.exists()
    assert not Evidence.objects.exists()


def test_a_photograph_is_taken(client: Client, who: Person, by: User) -> None:
    sent = {**filled(client, who), "file": pdf("фото.jpg", photo())}
    assert client.post(add_page(who), sent).status_code == 302
    assert Evidence.objects.get().file.content_type == "image/jpeg"


class TestObservation:
    def sheet(self, client: Client, who: Person, **changes: Any) -> dict[str, Any]:
        form = client.get(f"/portfolio/{who.pk}/observations/add/").context["form"]
        return {
            "form_token": str(form["form_token"].value()),
            "observed_on": yesterday().isoformat(),
            "observer_name": "Ержанов Болат",
            "observer_kind": "head",
            "observer_post": "директор",
            "subject": "Алгебра",
            "class_group": "9 «Б»",
            "learning_aims": "9.2.2.1",
            "topic": "Квадрат теңдеулер",
            "conclusions": "Мақсатқа жетті.",
            "recommendations": "Саралауды күшейту.",
            **{f"level-{number}": level for number, level in levels(70).items()},
            **changes,
        }

    def test_a_sheet_is_entered_once_and_read(self, client: Client, who: Person, by: User) -> None:
        data = self.sheet(client, who)
        for _ in range(2):
            answer = client.post(f"/portfolio/{who.pk}/observations/add/", data)
            assert answer.status_code == 302
        sheet = Observation.objects.get()
        assert (sheet.total, sheet.observed_on) == (70, yesterday())
        page = client.get(f"/portfolio/observations/{sheet.pk}/").content.decode()
        assert "Саралауды күшейту." in page
        assert "учитель" not in page

    @pytest.mark.parametrize("name", ["level-7", "conclusions", "recommendations", "observed_on"])
    def test_what_is_missing_is_said_and_the_rest_stays(
        self, client: Client, who: Person, by: User, name: str
    ) -> None:
        data = self.sheet(client, who)
        del data[name]
        answer = client.post(f"/portfolio/{who.pk}/observations/add/", data)
        assert list(answer.context["form"].errors) == [name]
        page = answer.content.decode()
        assert page.count(" checked") == len([key for key in data if key.startswith("level")])
        assert "9 «Б»" in page
        assert not Observation.objects.exists()

    def test_a_sheet_is_withdrawn_with_a_reason(
        self, client: Client, who: Person, by: User
    ) -> None:
        sheet = observation(who, by)
        path = f"/portfolio/observations/{sheet.pk}/withdraw/"
        token = str(client.get(path).context["form"]["form_token"].value())
        sent = {"form_token": token, "reason": "Басқа сабақ"}
        assert client.post(path, sent).status_code == 302
        page = client.get(f"/portfolio/observations/{sheet.pk}/").content.decode()
        assert "Басқа сабақ" in page

    def test_school_years_are_counted(self, client: Client, who: Person, by: User) -> None:
        observation(who, by, observed_on=date(2025, 10, 1))
        observation(who, by)
        years = client.get(f"/portfolio/{who.pk}/").context["years"]
        assert [(year.title, year.count) for year in years][-1] == ("2025–2026", 1)
        assert all(year.count < year.needed for year in years)
