"""Consent, essay, once a year, the ladder of the post, the document of a course."""

from datetime import date

import pytest

import scoring
from scoring import Ruleset, admission
from scoring.case import Case, Claim
from tests.scoring.admission_cases import case_of, earliest, found, head_case, status

TODAY = scoring.ruleset("kz-2025")
UNTAUGHT = [{"code": "subject_without_specialists"}]


@pytest.mark.parametrize(
    ("given", "expected"), [(True, "met"), (False, "not_met"), (None, "unknown")]
)
def test_consent(given: bool | None, expected: str, law: Ruleset) -> None:
    assert status(case_of(consent=given), law, "consent") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [(249, "not_met"), (250, "met"), (300, "met"), (301, "not_met"), (None, "unknown")],
)
def test_an_essay_has_250_to_300_words(words: int | None, expected: str, law: Ruleset) -> None:
    assert status(case_of(essay_words=words), law, "essay") == expected


def test_heads_write_an_essay_too(law: Ruleset) -> None:
    assert status(head_case(essay_words=10), law, "essay") == "not_met"


@pytest.mark.parametrize(
    ("applied", "expected"), [(False, "met"), (True, "not_met"), (None, "unknown")]
)
def test_once_a_year(applied: bool | None, expected: str, law: Ruleset) -> None:
    assert status(case_of(applied_this_year=applied), law, "once_a_year") == expected


@pytest.mark.parametrize(
    ("day", "again"),
    [
        (date(2026, 8, 31), date(2026, 9, 1)),
        (date(2026, 9, 1), date(2027, 9, 1)),
        (date(2026, 3, 20), date(2026, 9, 1)),
    ],
)
def test_one_applies_again_in_the_next_school_year(day: date, again: date) -> None:
    assert earliest(case_of(date=day, applied_this_year=True), TODAY, "once_a_year") == again


@pytest.mark.parametrize("kind", ["without_procedure", "retention"])
def test_without_the_procedure_nothing_of_an_application_is_asked(kind: str, law: Ruleset) -> None:
    case = case_of(kind=kind, consent=None, essay_words=None, applied_this_year=None)
    codes = {one.code for one in admission.check(case, law)}
    assert codes & admission.DECIDING == {"post"}
    assert "ground" in codes


def test_a_regular_claim_is_held_against_every_rule() -> None:
    asked = {one.code for one in admission.check(case_of(), TODAY)}
    assert asked == admission.DECIDING - {"documents"}


def test_the_pilot_knows_no_bars() -> None:
    asked = {one.code for one in admission.check(case_of(), scoring.ruleset("kz-2024-pilot"))}
    assert asked == admission.DECIDING - {"documents", "bar"}


@pytest.mark.parametrize(
    ("post", "legal_entity", "claim", "expected"),
    [
        ("teacher", None, "expert", "met"),
        ("teacher", None, "teacher", "met"),
        ("teacher", None, "trainee", "not_met"),
        ("teacher", None, "none", "not_met"),
        ("teacher", None, "old_first", "not_met"),
        ("teacher", None, "head3", "not_met"),
        ("production_master", None, "expert", "met"),
        ("methodist", None, "expert", "met"),
        ("method_cabinet_methodist", None, "expert", "met"),
        ("department_head", None, "expert", "met"),
        ("org_head", None, "head3", "met"),
        ("org_head", None, "head", "not_met"),
        ("org_head", None, "deputy3", "not_met"),
        ("org_head", None, "moderator", "not_met"),
        ("deputy_org_head", None, "deputy3", "met"),
        ("deputy_org_head", None, "deputy", "not_met"),
        ("deputy_org_head", None, "head3", "not_met"),
        ("method_cabinet_head", True, "head3", "met"),
        ("method_cabinet_head", True, "expert", "not_met"),
        ("method_cabinet_head", False, "head3", "not_met"),
        ("method_cabinet_head", False, "expert", "met"),
        ("method_cabinet_head", None, "head3", "unknown"),
        ("method_cabinet_head", None, "expert", "unknown"),
        ("method_cabinet_head", None, "deputy3", "not_met"),
        ("deputy_method_cabinet_head", True, "deputy3", "met"),
        ("deputy_method_cabinet_head", False, "expert", "met"),
        ("org_head", False, "head3", "met"),
        (None, None, "expert", "unknown"),
        (None, None, "none", "not_met"),
    ],
)
def test_the_category_belongs_to_the_ladder_of_the_post(
    post: str | None, legal_entity: bool | None, claim: str, expected: str, law: Ruleset
) -> None:
    case = case_of(claim=claim, person={"post": post, "legal_entity": legal_entity})
    assert status(case, law, "post") == expected


@pytest.mark.parametrize(
    ("post", "claim", "expected"),
    [
        ("teacher", "old_first", "met"),
        ("org_head", "old_leader", "met"),
        ("org_head", "deputy2", "met"),
        ("deputy_org_head", "head2", "met"),
        ("deputy_org_head", "expert", "not_met"),
        ("teacher", "head2", "not_met"),
    ],
)
def test_kept_is_what_stands_for_a_category_of_the_ladder(
    post: str, claim: str, expected: str, law: Ruleset
) -> None:
    case = case_of(claim=claim, kind="retention", person={"post": post})
    assert status(case, law, "post") == expected


def test_a_category_the_rules_do_not_know_is_refused(law: Ruleset) -> None:
    (only,) = admission.check(case_of(claim="wizard"), law)
    assert (only.code, only.status, only.facts["claimed"]) == ("post", "not_met", "wizard")
    assert "wizard" in only.text.kk
    assert admission.granted(case_of(claim="wizard", kind="retention"), law) is None


def test_where_nobody_trains_specialists_the_next_category_asks_for_a_course(law: Ruleset) -> None:
    profile = {"education": {"level": "higher", "pedagogical": True, "in_profile": False}}
    course = {"row": "4.1", "kind": "course", "work": "Course", "hours": 1}
    bare = case_of(person=profile, grounds=UNTAUGHT)
    assert status(bare, law, "documents") == "not_met"
    assert status(bare, law, "education") == "met"
    trained = case_of(person=profile, grounds=UNTAUGHT, evidence=[course])
    assert status(trained, law, "documents") == "met"


@pytest.mark.parametrize(
    "case",
    [
        case_of(),
        case_of(grounds=UNTAUGHT, claim="moderator", purpose="confirmation"),
    ],
)
def test_nobody_else_is_asked_for_a_course(case: Case, law: Ruleset) -> None:
    assert found(case, law, "documents") is None


def test_where_nothing_is_known_nothing_is_refused(law: Ruleset) -> None:
    claim = Claim(category="moderator", kind="regular", purpose="assignment")
    asked = {
        one.code: one.status
        for one in admission.check(Case(date=date(2026, 3, 20), claim=claim), law)
    }
    met = {"bar": "met"} if law is TODAY else {}
    unknown = admission.DECIDING - {"documents", "bar"}
    assert asked == {**dict.fromkeys(unknown, "unknown"), **met}
