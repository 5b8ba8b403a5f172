"""Certificates of foreign languages, every band of paragraphs 8 and 9 on both sides."""

from typing import Any

import pytest

from scoring import Ruleset
from scoring.knowledge_test import need
from scoring.languages import certificates
from scoring.models.knowledge import Band
from tests.scoring.claims import case_of

VALID = "2027-01-01"


def judged(law: Ruleset, certificate: dict[str, Any], subject: str, category: str, **person: Any):
    case = case_of(
        person={"subject": subject, **person},
        claim={"category": category},
        language_certificates=[{"valid_until": VALID, **certificate}],
    )
    found = certificates(case, law)
    return found[0].status if found else None


@pytest.mark.parametrize(
    ("category", "name", "enough", "short"),
    [
        ("moderator", "ielts", "6.5", "6"),
        ("expert", "ielts", "6.5", "6"),
        ("researcher", "ielts", 7, "6.5"),
        ("master", "ielts", "7.5", 7),
        ("moderator", "toefl_ibt", 79, 78),
        ("expert", "toefl_ibt", 85, 84),
        ("researcher", "toefl_ibt", 94, 93),
        ("master", "toefl_ibt", 102, 101),
        ("researcher", "tkt", 3, 2),
        ("master", "tkt", 3, 2),
    ],
)
def test_scores_of_english(
    category: str, name: str, enough: int | str, short: int | str, law: Ruleset
) -> None:
    for score, status in ((enough, "met"), (short, "not_met"), (None, "unknown")):
        assert judged(law, {"name": name, "score": score}, "english", category) == status


@pytest.mark.parametrize(
    ("subject", "name", "category", "enough", "short"),
    [
        ("french", "delf", "moderator", "b2", "b1"),
        ("french", "delf", "expert", "b2", "b1"),
        ("french", "delf", "researcher", "c1", "b2"),
        ("french", "dalf", "master", "c1", "b2"),
        ("german", "goethe", "moderator", "b2", "b1"),
        ("german", "goethe", "expert", "b2", "b1"),
        ("german", "goethe", "researcher", "c1", "b2"),
        ("german", "goethe", "master", "c1", "b2"),
        ("chinese", "hsk", "moderator", "b2", "b1"),
        ("chinese", "hsk", "expert", "c1", "b2"),
        ("turkish", "tys", "expert", "C2", "B2"),
        ("arabic", "alpt", "moderator", "B2", "A2"),
    ],
)
def test_levels(
    subject: str, name: str, category: str, enough: str, short: str, law: Ruleset
) -> None:
    for level, status in ((enough, "met"), (short, "not_met"), (None, "unknown")):
        assert judged(law, {"name": name, "level": level}, subject, category) == status


@pytest.mark.parametrize("name", ["tkt_clil", "tkt_yl"])
def test_certificates_that_free_by_themselves(name: str, law: Ruleset) -> None:
    for category, status in (("researcher", "met"), ("master", "met"), ("expert", "not_met")):
        assert judged(law, {"name": name}, "english", category) == status


@pytest.mark.parametrize(
    ("certificate", "category"),
    [
        ({"name": "toefl_ibt", "score": 120}, "master"),
        ({"name": "toefl_ibt", "score": 86}, "moderator"),
        ({"name": "IELTS", "score": 9}, "moderator"),
        ({"name": "tkt", "score": 4}, "researcher"),
    ],
)
def test_better_than_the_band_counts(
    certificate: dict[str, Any], category: str, law: Ruleset
) -> None:
    assert judged(law, certificate, "english", category) == "met"


@pytest.mark.parametrize("category", ["researcher", "master"])
def test_other_languages_free_up_to_expert(category: str, law: Ruleset) -> None:
    assert judged(law, {"name": "hsk", "level": "c2"}, "chinese", category) == "not_met"


@pytest.mark.parametrize(
    ("until", "status"),
    [("2026-03-20", "met"), ("2026-03-19", "not_met"), (None, "unknown")],
)
def test_a_certificate_is_valid_on_the_day(until: str | None, status: str, law: Ruleset) -> None:
    certificate = {"name": "ielts", "score": 8, "valid_until": until}
    assert judged(law, certificate, "english", "expert") == status


@pytest.mark.parametrize(
    ("subject", "person", "status"),
    [
        ("english", {}, "met"),
        ("german", {}, "not_met"),
        ("physics", {}, "not_met"),
        (None, {}, "unknown"),
        ("english", {"post": "methodist"}, "not_met"),
        ("english", {"post": None}, "unknown"),
    ],
)
def test_a_certificate_frees_a_teacher_of_that_language(
    subject: str, person: dict[str, Any], status: str, law: Ruleset
) -> None:
    found = judged(law, {"name": "ielts", "score": 7}, subject, "expert", **person)
    assert found == status


def test_what_is_known_to_fail_is_not_unknown(law: Ruleset) -> None:
    certificate = {"name": "ielts", "score": 6, "valid_until": None}
    assert judged(law, certificate, "english", "expert") == "not_met"


@pytest.mark.parametrize("category", ["teacher", "head3", "deputy1"])
def test_other_categories_know_no_certificates(category: str, law: Ruleset) -> None:
    assert judged(law, {"name": "ielts", "score": 9}, "english", category) is None


def test_one_of_several_certificates_is_enough(law: Ruleset) -> None:
    case = case_of(
        person={"subject": "english"},
        language_certificates=[
            {"name": "ielts", "score": 6, "valid_until": VALID},
            {"name": "toefl_ibt", "score": 85, "valid_until": VALID},
        ],
    )
    found = need(case, law)
    assert (found.required, found.status) == (False, "not_required")
    assert [(one.code, one.status) for one in found.findings] == [
        ("language_certificate", "not_met"),
        ("language_certificate", "met"),
    ]


def test_an_unknown_certificate_leaves_the_test_unknown(law: Ruleset) -> None:
    case = case_of(
        person={"subject": "english"}, language_certificates=[{"name": "ielts", "score": 7}]
    )
    assert need(case, law).required is None


def test_the_sentences_name_certificate_and_band(law: Ruleset) -> None:
    case = case_of(
        person={"subject": "english"},
        language_certificates=[
            {"name": "toefl", "score": 85, "valid_until": VALID},
            {"name": "ielts", "score": 6, "valid_until": VALID},
            {"name": "ielts"},
            {"name": "tkt_yl", "valid_until": VALID},
            {"name": "{telc}", "level": "b2", "valid_until": VALID},
        ],
    )
    frees, short, unknown, not_named, other = [one.text for one in certificates(case, law)]
    assert frees.ru == (
        "Сертификат «TOEFL iBT» освобождает от ОЗП для категории «педагог-эксперт», нужно – "
        "85–93 балла (приказ № 153 от 20.06.2024, подпункт 2) пункта 8)."
    )
    assert "действовать 20.03.2026 и иметь результат не ниже: 6,5 балла" in short.ru
    assert "неизвестно" in unknown.ru
    assert "тізімде ол жоқ" in not_named.kk
    assert "«{telc}»" in other.kk


def test_a_band_measures_one_thing(law: Ruleset) -> None:
    band = law.languages.certificates["ielts"].bands["expert"]
    with pytest.raises(ValueError, match="not both"):
        Band(score_from="6.5", level_from="b2", printed=band.printed, ref=band.ref)
