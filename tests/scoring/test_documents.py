"""What is submitted and through which channel; the rules of courses."""

from datetime import date
from typing import Any

import pytest

from scoring import Ruleset, ruleset
from scoring.documents import channel_for, documents
from tests.scoring.claims import case_of


def asked(law: Ruleset, **parts: Any) -> dict[str, str]:
    """Documents with who brings them."""
    return {one.code: one.source for one in documents(case_of(**parts), law).items}


def channel(law: Ruleset, category: str, day: str) -> str | None:
    found = channel_for(case_of(date=day, claim={"category": category}), law)
    return found.code if found else None


@pytest.mark.parametrize(
    ("category", "day", "code"),
    [
        ("moderator", "2025-06-01", "ustaz"),
        ("expert", "2026-03-20", "ustaz"),
        ("researcher", "2025-12-31", "egov"),
        ("researcher", "2026-01-01", "ustaz"),
        ("master", "2025-12-31", "egov"),
        ("master", "2026-01-01", "ustaz"),
        ("head3", "2025-06-01", "egov"),
        ("head1", "2026-06-01", "egov"),
        ("deputy1", "2026-06-01", "egov"),
        ("teacher", "2026-06-01", None),
    ],
)
def test_the_channel_by_category_and_year(
    category: str, day: str, code: str | None, today: Ruleset
) -> None:
    assert channel(today, category, day) == code


@pytest.mark.parametrize("category", ["moderator", "master", "head1", "deputy3"])
def test_the_pilot_has_one_platform(category: str) -> None:
    assert channel(ruleset("kz-2024-pilot"), category, "2024-10-15") == "platform"


def test_a_channel_has_a_name_and_a_clause(today: Ruleset) -> None:
    found = channel_for(case_of(claim={"category": "researcher"}), today)
    assert found is not None
    assert "«Ұстаз»" in found.name.ru
    assert found.reference.label.ru == "Алгоритм аттестации 2025 года, пункт 1"
    assert found.note is not None


def test_the_nine_documents_of_2025(today: Ruleset) -> None:
    assert asked(today, person={"education": {"retraining": True}}) == {
        "application": "applicant",
        "education": "gateway",
        "retraining": "platform",
        "work": "gateway",
        "courses": "platform",
        "category": "platform",
        "achievements": "platform",
        "learners_achievements": "platform",
        "essay": "applicant",
    }


@pytest.mark.parametrize("category", ["researcher", "head3"])
def test_only_for_moderator_and_expert_the_platform_gathers(category: str, today: Ruleset) -> None:
    found = asked(today, claim={"category": category})
    assert found["courses"] == found["achievements"] == "applicant"
    assert found["work"] == "gateway"


def test_the_documents_of_the_pilot() -> None:
    found = asked(ruleset("kz-2024-pilot"), date="2024-10-15")
    assert found["identity"] == "gateway"
    assert found["courses"] == found["category"] == "platform"
    assert found["education"] == found["achievements"] == "applicant"


@pytest.mark.parametrize(
    ("person", "document", "is_asked"),
    [
        ({"education": {"retraining": False}}, "retraining", False),
        ({"education": {"retraining": None}}, "retraining", True),
        ({"category": {"code": "none"}}, "category", False),
        ({"category": {"code": "trainee"}}, "category", False),
        ({"category": {"code": "teacher"}}, "category", True),
        ({"category": None}, "category", True),
        ({"organisation": "pmpk"}, "learners_achievements", False),
        ({"post": "method_cabinet_methodist"}, "learners_achievements", False),
        ({"post": "methodist"}, "learners_achievements", True),
        ({"organisation": None}, "learners_achievements", True),
    ],
)
def test_what_is_not_asked_of_everybody(
    person: dict[str, Any], document: str, is_asked: bool, today: Ruleset
) -> None:
    assert (document in asked(today, person=person)) is is_asked


@pytest.mark.parametrize(
    ("person", "document", "details"),
    [
        ({}, "achievements", {"observation_sheets"}),
        ({}, "learners_achievements", {"quality_of_knowledge"}),
        ({"organisation": "tvet"}, "learners_achievements", {"quality_of_knowledge"}),
        ({"organisation": "preschool"}, "learners_achievements", {"preschool_skills"}),
        ({"organisation": "additional"}, "learners_achievements", {"additional_programme"}),
        ({"organisation": "special"}, "achievements", {"observation_sheets", "special_programme"}),
        ({"organisation": "pmpk"}, "achievements", set()),
        ({"post": "method_cabinet_methodist"}, "achievements", {"methodists"}),
        ({"post": "org_head"}, "learners_achievements", set()),
        ({"organisation": None}, "learners_achievements", set()),
    ],
)
def test_what_a_document_consists_of_by_the_older_list(
    person: dict[str, Any], document: str, details: set[str], today: Ruleset
) -> None:
    items = {one.code: one.details for one in documents(case_of(person=person), today).items}
    rules = today.application.details
    assert {code for code, rule in rules.items() if rule in items[document]} == details


@pytest.mark.parametrize("kind", ["without_procedure", "retention"])
def test_past_the_attestation_an_application_and_the_ground_are_enough(
    kind: str, law: Ruleset
) -> None:
    found = documents(case_of(claim={"category": "moderator", "kind": kind}), law)
    assert [one.code for one in found.items] == ["application", "ground"]
    assert found.channel is None


def test_the_grounds_of_refusal(law: Ruleset) -> None:
    found = documents(case_of(), law)
    assert set(found.refusal_grounds) == {"untrue", "not_conforming", "no_consent"}
    assert found.by.ref.row == "8"
    assert all(one.text.kk and one.text.ru for one in found.items)


def test_courses_for_preschool_organisations(today: Ruleset) -> None:
    courses = today.courses
    assert courses is not None
    assert (courses.hours["short"].hours_from, courses.hours["short"].hours_to) == (36, 108)
    assert (courses.hours["long"].hours_from, courses.hours["long"].hours_to) == (109, None)
    assert (courses.certificate.years, courses.attendance.percent) == (3, 80)
    assert (courses.final_test.percent, courses.trainers.percent) == (50, 40)
    assert (courses.reassessment.times, courses.terms["monitoring_form"].count) == (1, 5)
    days = {code: rule.before for code, rule in courses.yearly.items()}
    assert days == {
        "request_of_institute": "06-01",
        "plan_of_district": "07-01",
        "plan_of_region": "09-01",
    }
    assert ruleset("kz-2024-pilot").courses is None


def test_a_route_between_two_days(today: Ruleset) -> None:
    routes = today.application.channels.routes
    assert routes["researcher_master_2025"].covers(date(2025, 12, 31))
    assert not routes["researcher_master_2025"].covers(date(2026, 1, 1))
    assert not routes["researcher_master"].covers(date(2025, 12, 31))
