"""The pages of transmission: steps, places, proofs with files, who sees them."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from foundation.accounts.models import User
from foundation.base.files import read
from foundation.base.models import StoredFile
from portfolio.models import TransmissionProof
from registry.models import Person
from tests.portfolio.builders import PDF, evidence, yesterday
from tests.portfolio.counted import district, proof, whole_place
from tests.registry.builders import officer, organisation, region, teacher, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Person:
    return teacher(organisation())


@pytest.fixture
def by(who: Person, client: Client) -> User:
    entering = officer(who.employments.get().organisation)
    client.force_login(entering)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    return entering


def page(who: Person, category: str = "researcher") -> str:
    return f"/portfolio/{who.pk}/transmission/{category}/"


def add_page(who: Person, step: str = "council", category: str = "researcher") -> str:
    return f"{page(who, category)}{step}/add/"


def filled(client: Client, address: str, **changes: object) -> dict[str, object]:
    form = client.get(address).context["form"]
    return {
        "form_token": str(form["form_token"].value()),
        "title": "Хаттамадан үзінді",
        "number": "7",
        "day": yesterday().isoformat(),
        "venue": "Әдістемелік орталық",
        "file": SimpleUploadedFile("үзінді.pdf", PDF),
        **changes,
    }


def test_a_proof_is_entered_with_its_file_and_read_back(
    client: Client, who: Person, by: User
) -> None:
    address = add_page(who)
    answer = client.post(address, filled(client, address))
    assert answer.headers["Location"] == page(who)
    made = TransmissionProof.objects.get()
    shown = client.get(page(who)).content.decode()
    assert "Хаттамадан үзінді" in shown
    assert "Әдістемелік орталық" in shown
    taken = client.get(f"/portfolio/transmission/{made.pk}/file/")
    assert made.file is not None
    assert taken.content == read(made.file)
    assert "attachment" in taken.headers["Content-Disposition"]


def test_a_second_press_enters_nothing_more(client: Client, who: Person, by: User) -> None:
    address = add_page(who)
    sent = filled(client, address, file="", link="https://example.kz/p")
    first, second = (client.post(address, sent) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert TransmissionProof.objects.count() == 1


def test_a_mistake_loses_neither_words_nor_the_file(client: Client, who: Person, by: User) -> None:
    address = add_page(who)
    answer = client.post(address, filled(client, address, day=""))
    form = answer.context["form"]
    kept = str(StoredFile.objects.get().pk)
    assert "day" in form.errors
    assert "Әдістемелік орталық" in answer.content.decode()
    again = filled(client, address, file="", kept=kept)
    assert client.post(address, again).status_code == 302
    assert str(TransmissionProof.objects.get().file_id) == kept


def test_a_step_of_each_place_asks_for_a_district_of_the_region(
    client: Client, who: Person, by: User
) -> None:
    near, far = district(who, "Көктал"), district(who, "Алыс")
    far.region = region("71")
    far.save()
    address = add_page(who, "event")
    offered = dict(client.get(address).context["form"].fields["at"].choices)
    assert str(near.pk) in offered
    assert str(far.pk) not in offered
    assert "at" in client.post(address, filled(client, address)).context["form"].errors
    assert client.post(address, filled(client, address, at=str(near.pk))).status_code == 302
    assert TransmissionProof.objects.get().district == near


def test_a_master_s_place_is_a_region(client: Client, who: Person, by: User) -> None:
    region("71")
    address = add_page(who, "event", "master")
    assert client.post(address, filled(client, address, at="71")).status_code == 302
    assert TransmissionProof.objects.get().region_id == "71"


def test_the_disagreement_of_the_print_is_told_where_it_matters(
    client: Client, who: Person, by: User
) -> None:
    shown = client.get(add_page(who, "materials")).content.decode()
    assert "Принимается заверение любого из трёх" in shown
    assert (
        len(client.get(add_page(who, "materials")).context["form"].fields["sealed_by"].choices) == 3
    )
    assert "любого из трёх" not in client.get(add_page(who, "materials", "master")).content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "тағы 3 аудан/қала"), ("ru", "ещё 3 района/города")],
    ids=["kk", "ru"],
)
def test_what_lacks_is_listed(
    client: Client, who: Person, by: User, language: str, words: str
) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert words in client.get(page(who)).content.decode()


def test_the_points_of_the_row_are_told_with_the_places(
    client: Client, who: Person, by: User
) -> None:
    for name in ("Бірінші", "Екінші", "Үшінші"):
        whole_place(who, by, district=district(who, name))
    shown = client.get(page(who))
    assert (shown.context["shown"].whole, shown.context["shown"].counts) == (3, True)
    assert "6 баллов" in shown.content.decode()
    portfolio = client.get(f"/portfolio/{who.pk}/?category=researcher").content.decode()
    assert page(who) in portfolio
    assert "6 баллов" in portfolio


@pytest.mark.parametrize(
    ("stated", "words"),
    [(2, "дважды не учитывается"), (3, "считаются документы")],
    ids=["steps", "documents"],
)
def test_it_says_which_counts(
    client: Client, who: Person, by: User, stated: int, words: str
) -> None:
    for name in ("Бірінші", "Екінші", "Үшінші"):
        whole_place(who, by, district=district(who, name))
    evidence(who, by, "3.1", level="region", covered=stated)
    assert words in client.get(page(who)).content.decode()


def test_a_proof_is_withdrawn_with_a_reason(client: Client, who: Person, by: User) -> None:
    made = proof(who, by)
    address = f"/portfolio/transmission/{made.pk}/withdraw/"
    token = str(client.get(address).context["form"]["form_token"].value())
    assert client.post(address, {"form_token": token, "reason": ""}).status_code == 200
    client.post(address, {"form_token": token, "reason": "Басқа хаттама"})
    made.refresh_from_db()
    assert made.withdrawal_reason == "Басқа хаттама"
    assert made.title not in client.get(page(who)).content.decode()


@pytest.mark.parametrize("path", ["expert/", "nobody/", "researcher/nothing/add/"])
def test_what_the_law_does_not_have_is_not_found(
    client: Client, who: Person, by: User, path: str
) -> None:
    assert client.get(f"/portfolio/{who.pk}/transmission/{path}").status_code == 404


def test_the_teacher_reads_and_changes_nothing(client: Client, who: Person, by: User) -> None:
    made = proof(who, by)
    assert who.user is not None
    client.force_login(who.user)
    assert "withdraw" not in client.get(page(who)).content.decode()
    assert client.get(f"/portfolio/transmission/{made.pk}/file/").status_code == 200
    assert client.get(add_page(who)).status_code == 403
    assert client.get(f"/portfolio/transmission/{made.pk}/withdraw/").status_code == 403


def test_nobody_of_another_school_finds_it(client: Client, who: Person, by: User) -> None:
    made = proof(who, by)
    paths = [page(who), add_page(who)]
    paths += [f"/portfolio/transmission/{made.pk}/{what}/" for what in ("file", "withdraw")]
    for stranger in (officer(organisation()), user()):
        client.force_login(stranger)
        assert [client.get(path).status_code for path in paths] == [404] * 4
