"""Education and tenure of each category, «педагог» by the test, breaks in work."""

from datetime import date
from typing import Any

import pytest

import scoring
from scoring import Ruleset
from scoring.case import Case
from tests.scoring.admission_cases import case_of, earliest, found, head_case, held, status

TODAY, PILOT = scoring.ruleset("kz-2025"), scoring.ruleset("kz-2024-pilot")
DRAFT = scoring.ruleset("kz-2026-draft")
NO = {"level": "higher", "pedagogical": False, "in_profile": False, "retraining": False}
BEFORE = {"teacher": "none", "moderator": "teacher", "expert": "moderator"}


def educated(claim: str, **facts: Any) -> Case:
    education = {**NO, **facts}
    category = {"code": BEFORE.get(claim, "expert")}
    return case_of(claim=claim, person={"education": education, "category": category})


@pytest.mark.parametrize(
    ("claim", "facts", "expected"),
    [
        ("teacher", {"pedagogical": True, "in_profile": True}, "met"),
        ("teacher", {"in_profile": True, "retraining": True}, "met"),
        ("teacher", {"in_profile": True}, "not_met"),
        ("teacher", {"pedagogical": True}, "not_met"),
        ("teacher", {"pedagogical": None, "in_profile": True}, "unknown"),
        ("moderator", {"in_profile": True}, "met"),
        ("moderator", {"retraining": True}, "met"),
        ("moderator", {"pedagogical": True}, "not_met"),
        ("moderator", {"in_profile": None}, "unknown"),
        ("moderator", {"in_profile": True, "retraining": None, "pedagogical": None}, "met"),
        ("moderator", {"in_profile": None, "retraining": True}, "met"),
        ("expert", {"level": "secondary_vocational", "in_profile": True}, "met"),
        ("expert", {"level": None, "in_profile": True}, "met"),
        ("expert", {}, "not_met"),
        ("researcher", {"level": "higher", "in_profile": True}, "met"),
        ("researcher", {"level": "postgraduate", "in_profile": True}, "met"),
        ("researcher", {"level": "secondary_vocational", "in_profile": True}, "not_met"),
        ("researcher", {"level": None, "in_profile": True}, "unknown"),
        ("researcher", {"level": None}, "not_met"),
        ("researcher", {"retraining": True}, "not_met"),
        ("master", {"pedagogical": True, "in_profile": True}, "met"),
        ("master", {"in_profile": True}, "not_met"),
        ("master", {"pedagogical": True}, "not_met"),
        ("master", {"pedagogical": None, "in_profile": True}, "unknown"),
    ],
)
def test_education(claim: str, facts: dict[str, Any], expected: str, law: Ruleset) -> None:
    assert status(educated(claim, **facts), law, "education") == expected


@pytest.mark.parametrize(
    ("post", "organisation", "expected"),
    [
        ("teacher", "secondary", "not_met"),
        ("teacher", "preschool", "met"),
        ("teacher", "special", "met"),
        ("teacher", "pmpk", "met"),
        ("teacher", None, "unknown"),
        ("methodist", "secondary", "met"),
        ("method_cabinet_methodist", "method_cabinet", "met"),
        ("department_head", "additional", "met"),
        ("production_master", "tvet", "not_met"),
        ("production_master", None, "not_met"),
        (None, "secondary", "unknown"),
    ],
)
def test_for_some_posts_the_profile_is_the_post_held(
    post: str | None, organisation: str | None, expected: str, law: Ruleset
) -> None:
    person = {"post": post, "organisation": organisation, "education": {**NO, "pedagogical": True}}
    assert status(case_of(person=person), law, "education") == expected


def test_the_clause_of_an_exception_is_cited(law: Ruleset) -> None:
    by_post = found(case_of(person={"post": "methodist", "education": NO}), law, "education")
    in_profile = found(case_of(person={"post": "methodist"}), law, "education")
    assert by_post is not None and by_post.ref.paragraph == "36"
    assert in_profile is not None and in_profile.ref.paragraph == "31"


@pytest.mark.parametrize(
    ("subject", "diploma", "expected"),
    [
        ("artistic_labour", "diploma_technology", "met"),
        ("artistic_labour", "diploma_fine_art", "met"),
        ("artistic_labour", "diploma_drawing", "met"),
        ("artistic_labour", "diploma_informatics", "not_met"),
        ("artistic_labour", "vocational_training", "met"),
        ("labour_training", "diploma_drawing", "met"),
        ("graphics_and_design", "diploma_informatics", "met"),
        ("graphics_and_design", "diploma_fine_art", "met"),
        ("graphics_and_design", "diploma_drawing", "met"),
        ("graphics_and_design", "diploma_technology", "not_met"),
        ("physics", "diploma_technology", "not_met"),
        (None, "diploma_technology", "not_met"),
    ],
)
def test_diplomas_that_count_for_a_subject(
    subject: str | None, diploma: str, expected: str, law: Ruleset
) -> None:
    case = case_of(person={"subject": subject, "education": NO}, grounds=[{"code": diploma}])
    assert status(case, law, "education") == expected


@pytest.mark.parametrize(
    ("claim", "before", "needed"),
    [
        ("teacher", "none", 1),
        ("moderator", "teacher", 2),
        ("expert", "moderator", 3),
        ("researcher", "expert", 5),
        ("master", "researcher", 6),
    ],
)
def test_tenure_from_its_years_on(claim: str, before: str, needed: int, law: Ruleset) -> None:
    def of(years: int | None) -> Case:
        return case_of(claim=claim, person={"tenure_years": years, "category": held(before)})

    assert status(of(needed), law, "tenure") == "met"
    assert status(of(needed - 1), law, "tenure") == "not_met"
    assert earliest(of(needed - 1), law, "tenure") == date(2027, 3, 20)
    assert status(of(None), law, "tenure") == "unknown"


@pytest.mark.parametrize(
    ("claim", "needed"),
    [("teacher", 0), ("moderator", 2), ("expert", 3), ("researcher", 4), ("master", 5)],
)
def test_tenure_of_the_draft(claim: str, needed: int) -> None:
    tenure = DRAFT.category(claim).tenure
    assert tenure is not None
    assert (tenure.years, tenure.source, tenure.confidence) == (needed, "public", "C")


def test_heads_are_asked_neither_for_education_nor_for_tenure(law: Ruleset) -> None:
    case = head_case(person={"tenure_years": 0, "education": NO})
    assert found(case, law, "education") is None
    assert found(case, law, "tenure") is None


def beginner(*grounds: dict[str, Any], **person: Any) -> Case:
    facts = {"tenure_years": 0, "category": {"code": "none"}, **person}
    return case_of(claim="teacher", person=facts, grounds=grounds)


def test_a_trainee_becomes_a_teacher_by_the_test_alone(law: Ruleset) -> None:
    assert status(beginner(category={"code": "trainee"}), law, "tenure") == "met"
    assert status(beginner(), law, "tenure") == "not_met"
    assert status(beginner(category=None), law, "tenure") == "unknown"


def test_a_trainee_shows_education_in_the_profile_or_retraining(law: Ruleset) -> None:
    trainee = {"code": "trainee"}
    professional = beginner(category=trainee, education={**NO, "in_profile": True})
    assert status(professional, law, "education") == "met"
    assert status(beginner(category=trainee, education=NO), law, "education") == "not_met"


@pytest.mark.parametrize("code", ["moved_to_teaching", "studied_abroad", "arrived_from_abroad"])
def test_who_comes_to_teaching_in_these_ways_needs_the_test_alone(code: str, law: Ruleset) -> None:
    assert status(beginner({"code": code}), law, "tenure") == "met"
    assert status(beginner({"code": code, "since": date(2026, 3, 21)}), law, "tenure") == "not_met"


@pytest.mark.parametrize(
    ("since", "expected"),
    [(date(2022, 1, 1), "met"), (date(2021, 12, 31), "not_met"), (None, "met")],
)
def test_hired_since_2022_without_a_category(
    since: date | None, expected: str, law: Ruleset
) -> None:
    assert status(beginner({"code": "hired_since_2022", "since": since}), law, "tenure") == expected


@pytest.mark.parametrize(
    ("since", "expected"),
    [(date(2021, 3, 20), "met"), (date(2021, 3, 21), "not_met"), (None, "met")],
)
def test_five_years_in_additional_education(
    since: date | None, expected: str, law: Ruleset
) -> None:
    ground = {"code": "additional_education_5_years", "since": since}
    assert status(beginner(ground), law, "tenure") == expected


def returned(since: date | None, until: date | None = date(2026, 3, 20), **person: Any) -> Case:
    ground = {"code": "work_resumed", "since": since, "until": until}
    return beginner(ground, **{"tenure_years": 1, **person})


@pytest.mark.parametrize("law", [PILOT, TODAY])
def test_a_break_of_exactly_five_years_still_leads_to_a_teacher(law: Ruleset) -> None:
    exactly = found(returned(date(2021, 3, 20)), law, "tenure")
    assert exactly is not None
    assert (exactly.status, exactly.ref.act) == (
        "met",
        "algorithm-2025" if law is TODAY else "order-153-2024",
    )


def test_after_a_longer_break_one_begins_anew_since_2025() -> None:
    longer = returned(date(2021, 3, 19), tenure_years=12)
    assert status(longer, TODAY, "tenure") == "not_met"
    assert status(longer, PILOT, "tenure") == "met"  # by the year of tenure alone


def test_a_trainee_is_not_held_to_the_break_again() -> None:
    assert (
        status(returned(date(2015, 1, 1), category={"code": "trainee"}), TODAY, "tenure") == "met"
    )


def test_a_break_of_unknown_length_leaves_it_open() -> None:
    assert status(returned(None), TODAY, "tenure") == "unknown"
    assert status(returned(None), PILOT, "tenure") == "met"
    assert status(returned(None, tenure_years=0), PILOT, "tenure") == "not_met"


def test_a_break_still_running_lasts_to_today() -> None:
    assert status(returned(date(2021, 3, 20), None), TODAY, "tenure") == "met"
    assert status(returned(date(2021, 3, 19), None), TODAY, "tenure") == "not_met"


def test_the_break_is_not_asked_of_other_categories() -> None:
    break_of_ten = [{"code": "work_resumed", "since": date(2010, 1, 1), "until": date(2020, 1, 1)}]
    assert status(case_of(grounds=break_of_ten), TODAY, "tenure") == "met"
