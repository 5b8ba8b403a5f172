"""The rules one by one: found by words, with source and history, and beside other rulesets."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import scoring
from law.history import compared, differences, versions
from law.key_names import CHAPTERS
from law.leaves import leaves
from law.words import spoken
from scoring.models.ruleset import Ruleset

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("language", ["kk", "ru"])
RULESETS = [found.id for found in (*scoring.rulesets(), *scoring.drafts())]
OF_EVERY_RULESET = pytest.mark.parametrize("ruleset_id", RULESETS)


def read(address: str, language: str = "ru", **asked: str) -> HttpResponse:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client.get(address, asked)


def text_of(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    body = answer.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def found(answer: HttpResponse) -> list[str]:
    return [leaf.key for leaf in answer.context["page"]]


def test_every_part_of_a_ruleset_is_a_chapter() -> None:
    assert set(Ruleset.model_fields) - set(CHAPTERS) == {"digest", "acts"}


@OF_EVERY_RULESET
@BOTH
def test_no_key_or_code_of_the_files_is_shown_to_people(ruleset_id: str, language: str) -> None:
    """Whoever adds a key to the rules gives it a name in law/key_names.py."""
    shown = {
        word
        for leaf in leaves(ruleset_id).values()
        for said in (
            leaf.name,
            *leaf.parents,
            *(part for line in leaf.lines for part in (*line.labels, *line.values)),
        )
        for word in spoken(said, language).split(", ")
    }
    assert {word for word in shown if re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", word)} == set()


@BOTH
def test_a_rule_is_found_by_a_part_of_a_word_in_either_language(language: str) -> None:
    for words in ("үштен екісі", "двух третей", "ДВУХ ТРЕТЕЙ"):
        answer = read(reverse("law:rules"), language, words=words)
        assert found(answer) == ["commission/quorum"]
    page = text_of(answer)
    text = {"kk": "оның құрамының кемінде үштен екісі", "ru": "не менее двух третей её состава"}
    assert text[language] in page
    assert {"kk": "2024 ж. № 153 бұйрық, 18-тармақ", "ru": "пункт 18"}[language] in page


def test_kazakh_letters_are_told_apart_from_russian_ones() -> None:
    assert found(read(reverse("law:rules"), words="уштен екiсi")) == []


def test_every_word_must_be_there() -> None:
    assert found(read(reverse("law:rules"), words="двух третей шебер")) == []


@BOTH
def test_nothing_found_is_said_and_the_words_stay(language: str) -> None:
    answer = read(reverse("law:rules"), language, words="единорог")
    said = {"kk": "Бұл сөздер ешбір ережеде жоқ", "ru": "Этих слов нет ни в одном правиле"}
    assert said[language] in text_of(answer)
    assert 'value="единорог"' in answer.content.decode()


@pytest.mark.parametrize("known", ["inferred", "public", "carried"])
def test_rules_are_narrowed_to_where_they_are_from(known: str) -> None:
    rules = leaves("kz-2025")
    keys = found(read(reverse("law:rules"), rules="kz-2025", known=known))
    assert keys
    for key in keys:
        leaf = rules[key]
        assert {"inferred": leaf.inferred, "public": leaf.public, "carried": leaf.carried_over}[
            known
        ]


def test_a_clause_leads_to_its_rules() -> None:
    clause = "order-153-2024;paragraph=18"
    answer = read(reverse("law:rules"), rules="kz-2025", clause=clause)
    assert set(found(answer)) >= {"commission/quorum", "commission/majority", "commission/tie"}
    assert "приказ № 153 от 20.06.2024, пункт 18" in text_of(answer)


@OF_EVERY_RULESET
def test_every_rule_has_a_page_of_its_own(ruleset_id: str) -> None:
    for key in list(leaves(ruleset_id))[::60]:
        assert read(reverse("law:rule", args=[ruleset_id, key])).status_code == 200


@BOTH
def test_a_rule_tells_its_source_and_what_it_was_before(language: str) -> None:
    page = text_of(read(reverse("law:rule", args=["kz-2025", "application/period"]), language))
    before = {"kk": "1 қыркүйегінен 31 желтоқсанына дейін", "ru": "с 1 сентября по 31 декабря"}
    now = {"kk": "уәкілетті органдар айқындаған мерзімдерде", "ru": "уполномоченными органами"}
    assert before[language] in page
    assert now[language] in page
    assert {"kk": "өзгерді", "ru": "изменилось"}[language] in page
    assert {"kk": "10.03.2025 бастап осылай", "ru": "так с 10.03.2025"}[language] in page


@BOTH
def test_a_figure_of_public_material_says_so(language: str) -> None:
    page = text_of(read(reverse("law:rule", args=["kz-2025", "test/thresholds"]), language))
    said = {"kk": "Бұл көрсеткіш ешбір актіде жоқ", "ru": "Этого показателя нет ни в одном акте"}
    assert said[language] in page


def test_a_carried_over_rule_is_as_old_as_the_act_that_states_it() -> None:
    leaf = leaves("kz-2025")["commission/quorum"]
    assert leaf.carried_over
    assert f"{leaf.since:%d.%m.%Y}" == "20.06.2024"
    assert [one.change for one in versions("commission/quorum")] == ["new", "same", "same"]


def test_a_rule_that_is_gone_is_told_as_gone() -> None:
    told = {one.ruleset.id: one.change for one in versions("ruleset/regions")}
    assert told == {"kz-2024-pilot": "new", "kz-2025": "gone"}


def test_the_same_words_of_another_clause_are_told_apart() -> None:
    old, new = leaves("kz-2024-pilot"), leaves("kz-2025")
    key = "application/refusal_grounds/untrue"
    assert compared(old[key], new[key]) == "clause"
    assert compared(old["commission/quorum"], new["commission/quorum"]) == "same"


def test_what_changes_with_the_draft_is_the_tenure_and_the_author_programme() -> None:
    pair = scoring.ruleset("kz-2025"), scoring.ruleset("kz-2026-draft")
    changed = {one.leaf.key for one in differences(*pair) if one.change == "changed"}
    assert {
        "categories/categories/researcher/tenure",
        "categories/categories/master/tenure",
        "sheets/teacher/rows/3.5",
        "sheets/teacher/thresholds/all",
    } <= changed


@BOTH
def test_two_rulesets_are_listed_rule_by_rule_with_their_clauses(language: str) -> None:
    asked = {"before": "kz-2024-pilot", "after": "kz-2025"}
    page = text_of(read(reverse("law:changes"), language, **asked))
    for words in {
        "kk": ["2024 ж. № 153 бұйрық, 31-тармақ", "2025 ж. Аттестаттау алгоритмі, 5-тармақ"],
        "ru": ["приказ № 153 от 20.06.2024, пункт 42", "Алгоритм аттестации 2025 года, пункт 5"],
    }[language]:
        assert words in page


@BOTH
def test_a_draft_is_marked_wherever_it_is_compared(language: str) -> None:
    asked = {"before": "kz-2025", "after": "kz-2026-draft"}
    page = text_of(read(reverse("law:changes"), language, **asked))
    assert {"kk": "Қолданыстағы құқық емес", "ru": "Это не действующее право"}[language] in page


def test_rulesets_alike_have_no_differences() -> None:
    answer = read(reverse("law:changes"), before="kz-2025", after="kz-2025")
    assert answer.context["chapters"] == []
    assert "не различаются" in text_of(answer)


@BOTH
def test_the_standard_has_its_ten_numbers_whole(language: str) -> None:
    answer = read(reverse("law:standard", args=["kz-2025"]), language)
    assert [row.number for row in answer.context["rows"]] == [str(n) for n in range(1, 11)]
    documents = answer.context["rows"][7].items
    assert len(documents) == 9
    page = text_of(answer)
    for words in {
        "kk": ["Жеке тұлғаларға тегін", "бір жұмыс күні", "эссе (250–300 сөз)", "8 800 080 77777"],
        "ru": ["Физическим лицам – бесплатно", "один рабочий день", "эссе (250–300 слов)", "1414"],
    }[language]:
        assert words in page


@BOTH
def test_notes_say_where_the_print_contradicts_itself(language: str) -> None:
    answer = read(reverse("law:notes", args=["kz-2025"]), language)
    page = text_of(answer)
    assert {"kk": "төрт кесте бар", "ru": "четыре таблицы"}[language] in page
    totals = {(one.printed, one.summed) for one in answer.context["totals"]}
    assert totals == {
        ("134 (148)", "134 (149)"),
        ("62 (65)", "62 (63)"),
        ("58 (61)", "58 (59)"),
        ("54 (57)", "54 (55)"),
        ("47", "48"),
        ("62 (67)", "64 (69)"),
        ("44", "45"),
        ("58 (67)", "60 (65)"),
    }


def test_pages_of_rules_ask_the_database_for_nothing() -> None:
    addresses = [
        reverse("law:rules"),
        reverse("law:changes"),
        *(reverse(f"law:{name}", args=["kz-2025"]) for name in ("standard", "notes", "ruleset")),
    ]
    with CaptureQueriesContext(connection) as seen:
        for address in addresses:
            read(address)
    assert len(seen) == 0


@pytest.mark.parametrize(
    "address",
    ["/law/kz-1999/standard/", "/law/kz-1999/notes/", "/law/kz-2025/rule/commission/dance/"],
)
def test_what_is_not_law_is_not_found(address: str) -> None:
    assert read(address).status_code == 404


def test_an_unknown_ruleset_in_a_question_means_that_of_today() -> None:
    answer = read(reverse("law:rules"), rules="kz-1999", words="кворум")
    assert answer.context["ruleset"].id == "kz-2025"
