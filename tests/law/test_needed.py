"""«What would I need?»: the question in the address, the answer on the page."""

import re
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.base import clock
from law.asking import Question
from law.forms import QuestionForm
from law.words import spoken

pytestmark = pytest.mark.django_db
# A physics teacher of a district school: модератор whose term ends in the school year.
TEACHER = {
    "post": "teacher",
    "organisation": "secondary",
    "subordination": "district",
    "held": "moderator",
    "granted": "2021-08-15",
    "valid_until": "2026-08-15",
    "wanted": "expert",
    "degree": "higher",
    "pedagogical": "yes",
    "in_profile": "yes",
    "tenure": "7",
    "consent": "yes",
    "essay": "270",
    "applied": "no",
    "day": "2026-03-20",
}
BOTH = pytest.mark.parametrize("language", ["kk", "ru"])


def ask(language: str = "ru", page: str = "law:needed", **asked: str) -> HttpResponse:
    """The page's answer to somebody without an account."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client.get(reverse(page), asked)


def text_of(answer: HttpResponse) -> str:
    """The words of a page without its tags, however they are broken into lines."""
    assert answer.status_code == 200
    body = answer.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).replace("&nbsp;", " ").split())


@BOTH
def test_without_a_question_there_is_the_form_alone(language: str) -> None:
    answer = ask(language)
    assert answer.context["answer"] is None
    assert {"kk": "Сұрағыңыз", "ru": "Ваш вопрос"}[language] in text_of(answer)


ANSWERED = {
    "kk": [
        "Өтініш беруге болады",
        "педагог-сарапшы",
        "комиссиясы",
        "Балл, кемінде 84",
        "ПББ, кемінде 70 %",
        "Педагогикалық өтілі – 7 жыл, кемінде 3 жыл қажет.",
        "2024 ж. № 153 бұйрық, 31-тармақтың 3) тармақшасы",
        "2026 жылғы 20 наурыз",
        "Қазақстан Республикасы, 2025 жылдан бастап",
        "«Ұстаз»",
        "эссе (250–300 сөз)",
    ],
    "ru": [
        "Можно подавать заявление",
        "педагог-эксперт",
        "комиссия органа управления образованием района",
        "Баллов, не менее 84",
        "ОЗП, не менее 70 %",
        "Педагогический стаж в полных годах – 7, нужно не менее 3.",
        "приказ № 153 от 20.06.2024, подпункт 3) пункта 31",
        "20 марта 2026 года",
        "Республика Казахстан, с 2025 года",
        "«Ұстаз»",
        "эссе (250–300 слов)",
    ],
}


@BOTH
def test_the_answer_says_what_is_needed_with_its_clauses(language: str) -> None:
    page = text_of(ask(language, **TEACHER))
    assert [words for words in ANSWERED[language] if words not in page] == []


@BOTH
def test_a_condition_that_is_not_met_stands_first_with_the_day_it_can_be(language: str) -> None:
    answer = ask(language, **TEACHER | {"valid_until": "2030-08-15", "granted": "2025-08-15"})
    first = answer.context["answer"].conditions[0]
    assert (first.finding.code, first.finding.status) == ("term", "not_met")
    page = text_of(answer)
    assert {"kk": "Әзірге өтініш беруге болмайды", "ru": "Пока подавать заявление нельзя"}[
        language
    ] in page
    assert {"kk": "орындалмаған", "ru": "не выполнено"}[language] in page
    # The school year in which the category ends begins on 1 September 2029.
    assert {"kk": "2029 жылғы 1 қыркүйек", "ru": "1 сентября 2029 года"}[language] in page


@BOTH
def test_what_is_left_empty_is_unknown_and_said_to_be(language: str) -> None:
    answer = ask(language, post="teacher", held="moderator", wanted="expert", day="2026-03-20")
    states = {one.finding.code: one.finding.status for one in answer.context["answer"].conditions}
    assert states["tenure"] == states["education"] == states["consent"] == "unknown"
    assert {"kk": "Әзірге нақты айту", "ru": "Точно сказать пока"}[language] in text_of(answer)


def test_bad_input_is_said_beside_its_field_and_nothing_is_lost() -> None:
    answer = ask(**TEACHER | {"tenure": "семь", "row_4_1_hours": "80"})
    page = answer.content.decode()
    assert answer.context["answer"] is None
    assert list(answer.context["form"].errors) == ["tenure"]
    assert 'id="id_tenure_error"' in page
    assert 'value="семь"' in page
    assert 'name="row_4_1_hours" value="80"' in page
    assert '<details class="at-more" id="group-education" open>' in page


def test_bad_input_of_a_row_is_said_beside_it() -> None:
    answer = ask(**TEACHER | {"row_1_2_totals": "75, много"})
    assert answer.context["answer"] is None
    assert 'id="id_row_1_2_totals_error"' in answer.content.decode()
    assert "75, много" in answer.content.decode()


def test_a_day_without_rules_asks_to_choose_them() -> None:
    asked = TEACHER | {"day": "2025-02-01"}
    assert list(ask(**asked).context["form"].errors) == ["rules"]
    assert ask(**asked, rules="kz-2025").context["answer"].ruleset.id == "kz-2025"


def test_a_violation_without_its_day_asks_for_it() -> None:
    asked = TEACHER | {"sanction": "test_breach"}
    assert list(ask(**asked).context["form"].errors) == ["sanction_day"]
    barred = ask(**asked, sanction_day="2025-05-01").context["answer"]
    assert barred.found.eligible is False


@BOTH
def test_a_draft_answers_and_says_that_it_is_one(language: str) -> None:
    page = text_of(ask(language, **TEACHER, rules="kz-2026-draft"))
    assert {"kk": "жоба, қолданыста емес", "ru": "проект и не действуют"}[language] in page


def test_the_address_holds_no_empty_fields() -> None:
    answer = ask(post="teacher", wanted="expert", held="", tenure="", day="2026-03-20")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/law/needed/?post=teacher&wanted=expert&day=2026-03-20"


def test_the_link_shares_the_question_and_the_day_it_was_asked_on() -> None:
    moment = datetime(2026, 3, 20, 6, tzinfo=UTC)
    with clock.set_to(moment):
        answer = ask(post="teacher", wanted="expert")
    assert answer.context["link"].endswith("?post=teacher&wanted=expert&day=2026-03-20")


def test_the_question_asks_for_nothing_that_names_a_person() -> None:
    asked = set(QuestionForm.base_fields)
    assert asked.isdisjoint({"name", "surname", "iin", "born", "email", "phone"})


POINTS = {
    "row_1_1_dynamics": "growth",  # growth of 2 %: 3 points
    "row_1_1_percent": "2",
    "row_1_2_totals": "75, 80, 82, 70, 77",  # the mean of ten sheets: 75,8
    "row_1_2_totals_before": "76 75 74 75 74",
    "row_2_1_district_alone": "2",  # two kinds of 2 points and a winner: 5
    "row_2_1_winner": "on",
    "row_4_1_hours": "80",
}


def test_what_is_said_of_the_portfolio_is_counted() -> None:
    answer = ask(**TEACHER, **POINTS, test_percent="72").context["answer"]
    points = {row.number: str(row.points.ru) for row in answer.rows}
    assert (points["1.1"], points["1.2"], points["2.1"]) == ("3", "75,8", "5")
    assert answer.portfolio_told
    assert answer.found.outcome.code == "conforms_to_declared"


@BOTH
def test_an_untold_portfolio_is_not_called_empty(language: str) -> None:
    answer = ask(language, **TEACHER)
    codes = {one.finding.code for one in answer.context["answer"].conditions}
    assert codes.isdisjoint({"threshold", "observations", "observers"})
    assert {"kk": "кемінде 84 балл", "ru": "не менее 84 баллов"}[language] in text_of(answer)


def test_works_with_co_authors_count_as_such() -> None:
    asked = TEACHER | {"held": "expert", "wanted": "researcher", "row_3_3_altynsarin_shared": "1"}
    rows = {row.number: row.score.points for row in ask(**asked).context["answer"].rows}
    assert rows["3.3"] == 2


@pytest.mark.parametrize(
    ("kind", "wanted", "ground"),
    [
        ("early", "expert", "expert_contest_prize"),
        ("early", "moderator", None),
        ("without_procedure", "moderator", "celta"),
    ],
)
def test_grounds_are_those_of_the_claim(kind: str, wanted: str, ground: str | None) -> None:
    form = ask(post="teacher", wanted=wanted, kind=kind).context["form"]
    codes = [code for code, _name in form.fields["ground"].choices]
    if ground is None:
        assert codes == []
    else:
        assert ground in codes


@BOTH
def test_a_claim_on_a_ground_is_not_said_to_be_open_without_one(language: str) -> None:
    asked = {"post": "teacher", "wanted": "expert", "held": "expert", "kind": "retention"}
    asked |= {"valid_until": "2027-08-15", "day": "2026-03-20"}
    page = text_of(ask(language, **asked))
    opened = {"kk": "Өтініш беруге болады", "ru": "Можно подавать заявление"}[language]
    assert opened not in page
    assert 'id="group-grounds" open' in ask(language, **asked).content.decode()
    assert opened in text_of(ask(language, **asked, ground="illness"))


def test_a_ground_ticked_for_another_claim_is_not_an_error() -> None:
    question = Question(QueryDict("post=teacher&wanted=expert&kind=early"))
    early = question.form.fields["ground"].choices[0][0]
    other = Question(QueryDict(f"post=teacher&wanted=expert&kind=regular&ground={early}"))
    assert other.form.is_valid()


def test_the_page_asks_the_database_once_for_the_calendar() -> None:
    ask(**TEACHER)
    with CaptureQueriesContext(connection) as seen:
        ask(**TEACHER, **POINTS)
    assert len(seen) == 1, [query["sql"] for query in seen]


@BOTH
def test_two_rulesets_stand_side_by_side_with_what_differs_first(language: str) -> None:
    asked = TEACHER | {"held": "researcher", "wanted": "master", "tenure": "5"}
    asked |= {"before": "kz-2025", "after": "kz-2026-draft"}
    answer = ask(language, "law:compared", **asked)
    lines = answer.context["lines"]
    assert [line.differs for line in lines] == sorted(
        (line.differs for line in lines), reverse=True
    )
    tenure = next(line for line in lines if spoken(line.title, "ru") == "педагогический стаж")
    # Six years until now, five by the draft.
    assert (tenure.before.state.kind, tenure.after.state.kind) == ("gold", "green")
    assert {"kk": "өзгеше", "ru": "различается"}[language] in text_of(answer)


def test_two_rulesets_without_a_person_show_the_form() -> None:
    answer = ask("ru", "law:compared", before="kz-2025", after="kz-2026-draft")
    assert answer.context["lines"] == []
    assert 'name="before"' in answer.content.decode()
