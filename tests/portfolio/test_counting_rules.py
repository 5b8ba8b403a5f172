"""Each rule by which pieces of evidence are counted, as an officer reads it while entering one.

The pieces are entered through the pages, the next one is counted before it is saved, and its
explanation is read in Kazakh and in Russian.
"""

import html
import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from foundation.accounts.models import User
from foundation.base.models import StoredFile
from portfolio.models import Evidence
from registry.models import Organisation, Person
from registry.states import OrganisationKind
from tests.events.builders import department, listed, ministry, regional, sector
from tests.portfolio.builders import yesterday
from tests.registry.builders import officer, organisation, region, teacher

pytestmark = pytest.mark.django_db
LINK = "https://example.kz/proof"


@dataclass(frozen=True)
class Rule:
    """A piece that is counted after others were entered; what its page must say.

    row: of the sheet. category: claimed. entered, counted: what is filled in. points: of the row
    before and after. kk, ru: sentences of the explanation, each with its clause.
    """

    row: str
    category: str
    counted: dict[str, Any]
    points: tuple[int, int]
    kk: tuple[str, ...]
    ru: tuple[str, ...]
    entered: tuple[dict[str, Any], ...] = field(default=())


DISTRICT = {"title": "Аудандық кезең", "work": "Физика олимпиадасы", "level": "district"}
NOTE_2 = ("түсініктеменің 2-тармағы", "пункт 2 пояснения")
NOTE_3 = ("түсініктеменің 3-тармағы", "пункт 3 пояснения")
P32 = ("Аттестаттау алгоритмі, 3.2-тармақ", "Алгоритм аттестации 2025 года, пункт 3.2")
ARTICLE = {"title": "Сабақты зерттеу", "work": "Мақала", "level": "altynsarin"}
BOOK = {"title": "Есептер жинағы", "work": "Жинақ", "level": "district"}
NO_LIST = {"event": "", "event_reason": "Ақылы интернет-байқау"}

RULES = {
    "the highest level of one kind of work": Rule(
        row="2.1",
        category="moderator",
        entered=(DISTRICT,),
        counted={**DISTRICT, "title": "Облыстық кезең", "level": "region"},
        points=(2, 3),
        kk=(
            "Облыстық кезең",
            "бір жұмыс түрі бойынша ең жоғары деңгей ғана ескеріледі",
            "олимпиадаға қатысқан жағдайда қатысудың ең жоғары бір деңгейі",
            NOTE_2[0],
        ),
        ru=(
            "по одному виду работы учитывается только наивысший уровень",
            "будет учитываться один наивысший уровень участия",
            NOTE_2[1],
        ),
    ),
    "different works add up": Rule(
        row="2.1",
        category="moderator",
        entered=({**DISTRICT, "level": "republic"},),
        counted={"title": "Жоба", "work": "Ғылыми жоба", "level": "republic"},
        points=(4, 8),
        kk=("Әртүрлі атаулар (жұмыс түрлері) бойынша балдар жинақталады", NOTE_2[0]),
        ru=("По разным наименованиям (видам работы) баллы суммируются", NOTE_2[1]),
    ),
    "different works of the exchange of experience add up": Rule(
        row="3.4",
        category="moderator",
        entered=({"title": "Бірінші топ", "work": "Топ 1", "level": "district"},),
        counted={"title": "Екінші топ", "work": "Топ 2", "level": "district"},
        points=(2, 4),
        kk=("2 түрлі топқа қатысқан жағдайда бір деңгейде әр жоба үшін балл", NOTE_3[0]),
        ru=("участия в 2 разных группах на одном уровне учитывается балл за каждый", NOTE_3[1]),
    ),
    "a winner adds a point": Rule(
        row="2.1",
        category="moderator",
        counted={**DISTRICT, "place": "winner"},
        points=(0, 3),
        kk=("жеңімпаз немесе жүлдегер, олардың санына қарамастан 1 балл қосылды", "2.1-жол"),
        ru=("победитель или призёр, независимо от их числа добавлено: 1 балл", "строка 2.1"),
    ),
    "a second winner adds none": Rule(
        row="2.1",
        category="moderator",
        entered=({**DISTRICT, "place": "winner"},),
        counted={"title": "Жоба", "work": "Жоба", "level": "district", "place": "prize"},
        points=(3, 5),
        kk=("егер жеңімпаз / жүлдегер болса, санына қарамастан 1 ұпай қосылады",),
        ru=("при наличии победителя/призера добавляется 1 балл независимо от количества",),
    ),
    "a publication of two authors": Rule(
        row="3.3",
        category="researcher",
        counted={**ARTICLE, "authors": "2"},
        points=(0, 2),
        kk=("бірлескен авторлық (авторлар саны – 2), 2 балл", NOTE_3[0]),
        ru=("соавторство (авторов – 2), 2 балла", NOTE_3[1]),
    ),
    "a publication of four authors": Rule(
        row="3.3",
        category="researcher",
        counted={**ARTICLE, "authors": "4"},
        points=(0, 0),
        kk=("авторлар саны – 4, рұқсат етілген ең көбі – 3", P32[0]),
        ru=("авторов – 4, допускается не более 3", P32[1]),
    ),
    "a material of two authors": Rule(
        row="3.5",
        category="expert",
        counted={**BOOK, "authors": "2"},
        points=(0, 1),
        kk=("бірлескен авторлық (авторлар саны – 2), 1 балл", NOTE_3[0]),
        ru=("соавторство (авторов – 2), 1 балл", NOTE_3[1]),
    ),
    "a material of four authors": Rule(
        row="3.5",
        category="expert",
        counted={**BOOK, "authors": "4"},
        points=(0, 0),
        kk=("авторлар саны – 4, рұқсат етілген ең көбі – 3", NOTE_3[0]),
        ru=("авторов – 4, допускается не более 3", NOTE_3[1]),
    ),
    "one work in two editions": Rule(
        row="3.3",
        category="researcher",
        entered=(ARTICLE,),
        counted={**ARTICLE, "work": "Басылым", "level": "ministry"},
        points=(5, 6),
        kk=("бір жұмыс бір рет қана ескеріледі", NOTE_3[0]),
        ru=("одна работа учитывается только один раз", NOTE_3[1]),
    ),
    "one work at two levels": Rule(
        row="3.5",
        category="expert",
        entered=(BOOK,),
        counted={**BOOK, "work": "Облыстық жинақ", "level": "organisation"},
        points=(2, 2),
        kk=("бір жұмыс бір рет қана ескеріледі", "Жолға балл қосылмайды", NOTE_3[0]),
        ru=("одна работа учитывается только один раз", "Баллов по строке не прибавляет", NOTE_3[1]),
    ),
    "hours of several courses": Rule(
        row="4.1",
        category="researcher",
        entered=({"title": "Бірінші курс", "hours": "40"},),
        counted={"title": "Екінші курс", "hours": "40"},
        points=(0, 3),
        kk=("Курстардың жалпы сағат саны – 80", "сағат саны жинақталады", NOTE_3[0]),
        ru=("Общее количество часов курсов – 80", "количество часов суммируется", NOTE_3[1]),
    ),
    "a council that the law names": Rule(
        row="3.5",
        category="researcher",
        counted={**BOOK, "level": "region"},
        points=(0, 3),
        kk=("Есептер жинағы", "3 балл", "3.5-жол"),
        ru=("Есептер жинағы", "3 балла", "строка 3.5"),
    ),
    "a material without a council's minutes": Rule(
        row="3.5",
        category="researcher",
        counted={**BOOK, "level": "other"},
        points=(0, 0),
        kk=("оқу-әдістемелік кеңестің хаттамасынан үзінді ғана дәлелдейді", P32[0]),
        ru=("доказывает только выписка из протокола учебно-методического совета", P32[1]),
    ),
    "an edition outside the list": Rule(
        row="3.3",
        category="researcher",
        counted={**ARTICLE, "level": "other", "issuer": "«Білім жаршысы» журналы"},
        points=(0, 0),
        kk=(
            "«Білім жаршысы» журналы» басылымы жолда аталған басылымдарға кірмейді",
            "Тізілімге кірмейтін басылымдардағы жарияланымдар есепке алынбайды",
            P32[0],
        ),
        ru=("не входит в названные в строке", "не входящих в перечень, не учитываются", P32[1]),
    ),
    "an event in no list": Rule(
        row="2.1",
        category="moderator",
        counted={**DISTRICT, "place": "winner", **NO_LIST},
        points=(0, 0),
        kk=("іс-шара бекітілген тізбелердің ешқайсысында жоқ", P32[0]),
        ru=("мероприятия нет ни в одном из утверждённых перечней", P32[1]),
    ),
    "a row that brings the category nothing": Rule(
        row="3.3",
        category="moderator",
        counted=ARTICLE,
        points=(0, 0),
        kk=("«педагог-модератор» санаты үшін бұл жол бойынша балл қойылмайды", "3.3-жол"),
        ru=("Для категории «педагог-модератор» баллы по этой строке не выставляются",),
    ),
}


@pytest.fixture
def who() -> Person:
    return teacher(organisation())


@pytest.fixture
def by(who: Person, client: Client) -> User:
    entering = officer(who.employments.get().organisation)
    client.force_login(entering)
    return entering


def address(who: Person, rule: Rule) -> str:
    path = reverse("portfolio:add_evidence", args=[who.pk, rule.row])
    return f"{path}?category={rule.category}"


def sent(client: Client, who: Person, rule: Rule, facts: dict[str, Any], do: str) -> Any:
    """The form filled in and sent by one of its buttons."""
    form = client.get(address(who, rule)).context["form"]
    data = {
        "form_token": str(form["form_token"].value()),
        "day": yesterday().isoformat(),
        "source": "officer",
        "place": "participant",
        "authors": "1",
        "link": LINK,
        **({"event": str(listed().pk)} if "event" in form.fields else {}),
        **facts,
    }
    data = {name: value for name, value in data.items() if name in form.fields}
    return client.post(address(who, rule), {**data, "do": do})


def explained(page: str) -> str:
    """The words of the part of the page that says what the piece would bring."""
    part = page.split('id="trial"', 1)[1].split("</section>", 1)[0]
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", part).split()))


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_page_explains_the_rule(
    client: Client, who: Person, by: User, name: str, language: str
) -> None:
    rule = RULES[name]
    client.cookies["django_language"] = language
    for facts in rule.entered:
        assert sent(client, who, rule, facts, "save").status_code == 302
    before = Evidence.objects.count()
    answer = sent(client, who, rule, rule.counted, "count")
    said = explained(answer.content.decode())
    trial = answer.context["trial"]
    assert (trial.before, trial.after) == rule.points
    for sentence in getattr(rule, language):
        assert sentence in said
    assert Evidence.objects.count() == before == len(rule.entered)


@pytest.mark.parametrize("name", RULES)
def test_what_was_explained_is_what_it_brings_once_saved(
    client: Client, who: Person, by: User, name: str
) -> None:
    rule = RULES[name]
    for facts in (*rule.entered, rule.counted):
        answer = sent(client, who, rule, facts, "save")
        assert answer.status_code == 302, answer.context["form"].errors
    found = client.get(answer.url).context["found"]
    assert found.score.row(rule.row).points == rule.points[1]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_branch_s_plan_counts_at_additional_education_alone(
    client: Client, language: str
) -> None:
    event = sector(ministry())
    facts = {**DISTRICT, "event": str(event.pk)}
    points, said = [], []
    for kind in (OrganisationKind.SCHOOL, OrganisationKind.ADDITIONAL):
        place: Organisation = organisation(kind)
        client.force_login(officer(place))
        client.cookies["django_language"] = language
        answer = sent(client, teacher(place), RULES["a winner adds a point"], facts, "count")
        points.append(answer.context["trial"].after)
        said.append(explained(answer.content.decode()))
    assert points == [0, 2]
    other = {"kk": "басқа ұйымдарға арналған", "ru": "для других организаций"}[language]
    assert other in said[0] and other not in said[1]


def test_an_event_is_offered_in_its_years_and_region_alone(
    client: Client, who: Person, by: User
) -> None:
    keeper, foreign = department("35"), department("71")
    held = regional(keeper, region("35"), first_year=2020)
    ended = regional(keeper, region("35"), name={"kk": "Ескі", "ru": "Старый"}, last_year=2021)
    elsewhere = regional(foreign, region("71"), name={"kk": "Бөтен", "ru": "Чужой"})
    rule = RULES["a winner adds a point"]
    offered = client.get(address(who, rule)).content.decode()
    assert str(held.pk) in offered
    assert str(ended.pk) not in offered and str(elsewhere.pk) not in offered
    for event in (ended, elsewhere):
        answer = sent(client, who, rule, {**DISTRICT, "event": str(event.pk)}, "save")
        assert answer.context["form"].errors["event"]
    assert not Evidence.objects.exists()


def test_finding_an_event_keeps_what_is_typed(client: Client, who: Person, by: User) -> None:
    regional(department("35"), region("35"), name={"kk": "Сарыарқа", "ru": "Сарыарка"})
    rule = RULES["a winner adds a point"]
    facts = {**DISTRICT, "event": "", "event_words": "сарыар"}
    answer = sent(client, who, rule, facts, "find")
    page = answer.content.decode()
    assert "Сарыарқа" in page
    assert 'value="Аудандық кезең"' in page
    assert answer.context["form"].errors == {}
    path = reverse("portfolio:find_events", args=[who.pk, "2.1"])
    assert "Сарыарқа" in client.get(path, {"event_words": "сарыар"}).content.decode()
    assert "Сарыарқа" not in client.get(path, {"event_words": "жоқ сөз"}).content.decode()


def test_the_preview_of_a_script_says_the_same_and_writes_nothing(
    client: Client, who: Person, by: User
) -> None:
    rule = RULES["an event in no list"]
    client.cookies["django_language"] = "ru"
    path = reverse("portfolio:preview_evidence", args=[who.pk, rule.row])
    answer = client.post(path, {**rule.counted})
    assert "ни в одном из утверждённых перечней" in explained(answer.content.decode())
    assert client.post(path, {}).status_code == 200
    assert not Evidence.objects.exists() and not StoredFile.objects.exists()


def test_a_day_outside_the_period_brings_nothing(client: Client, who: Person, by: User) -> None:
    rule = RULES["a winner adds a point"]
    client.cookies["django_language"] = "ru"
    answer = sent(client, who, rule, {**DISTRICT, "day": "2012-05-01"}, "count")
    assert answer.context["trial"].outside
    assert "вне аттестационного периода" in explained(answer.content.decode())
