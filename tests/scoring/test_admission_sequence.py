"""One category after another, and the exceptions."""

from datetime import date
from typing import Any

import pytest

import scoring
from scoring import Ruleset, admission
from scoring.case import Case
from tests.scoring.admission_cases import case_of, found, held, status

TODAY, PILOT = scoring.ruleset("kz-2025"), scoring.ruleset("kz-2024-pilot")
POSTS = {"head": "org_head", "deputy": "deputy_org_head"}


def step(present: str | None, claim: str, **facts: Any) -> Case:
    ladder = claim.rstrip("123")
    category = None if present is None else {"code": present}
    person = {"post": POSTS.get(ladder, "teacher"), "category": category, **facts.pop("person", {})}
    return case_of(claim=claim, person=person, **facts)


@pytest.mark.parametrize(
    ("present", "claim", "expected"),
    [
        ("none", "teacher", "met"),
        ("none", "moderator", "not_met"),
        ("trainee", "teacher", "met"),
        ("trainee", "moderator", "not_met"),
        ("teacher", "moderator", "met"),
        ("teacher", "expert", "not_met"),
        ("moderator", "expert", "met"),
        ("moderator", "researcher", "not_met"),
        ("expert", "researcher", "met"),
        ("expert", "master", "not_met"),
        ("researcher", "master", "met"),
        ("expert", "expert", "not_met"),
        ("expert", "moderator", "not_met"),
        ("master", "teacher", "not_met"),
        (None, "moderator", "unknown"),
        ("old_second", "moderator", "met"),
        ("old_second", "expert", "not_met"),
        ("old_second", "teacher", "not_met"),
        ("old_first", "moderator", "met"),
        ("old_first", "expert", "met"),
        ("old_first", "researcher", "not_met"),
        ("old_highest", "moderator", "met"),
        ("old_highest", "researcher", "met"),
        ("old_highest", "master", "not_met"),
        ("none", "head1", "met"),
        ("head", "head1", "met"),
        ("head", "head2", "met"),
        ("head3", "head2", "met"),
        ("head3", "head1", "not_met"),
        ("head2", "head1", "met"),
        ("head2", "head2", "not_met"),
        ("old_organiser", "head2", "met"),
        ("old_organiser", "head1", "not_met"),
        ("old_manager", "head1", "met"),
        ("old_leader", "head1", "not_met"),
        ("deputy2", "head1", "met"),
        ("deputy3", "head1", "not_met"),
        ("deputy", "deputy1", "met"),
        ("deputy3", "deputy1", "not_met"),
        ("head3", "deputy2", "met"),
        ("head3", "deputy1", "not_met"),
        ("old_manager", "deputy1", "met"),
        ("expert", "head1", "met"),
        ("head1", "moderator", "not_met"),
        ("wizard", "moderator", "unknown"),
    ],
)
def test_what_may_be_assigned(present: str | None, claim: str, expected: str, law: Ruleset) -> None:
    assert status(step(present, claim), law, "sequence") == expected


@pytest.mark.parametrize(
    ("present", "claim", "expected"),
    [
        ("expert", "expert", "met"),
        ("expert", "moderator", "not_met"),
        ("expert", "researcher", "not_met"),
        ("none", "moderator", "not_met"),
        (None, "moderator", "unknown"),
        ("old_first", "moderator", "not_met"),
        ("old_manager", "head2", "met"),
        ("old_manager", "head3", "not_met"),
        ("head2", "deputy2", "met"),
    ],
)
def test_only_the_category_held_is_confirmed(
    present: str | None, claim: str, expected: str, law: Ruleset
) -> None:
    assert status(step(present, claim, purpose="confirmation"), law, "sequence") == expected


def test_the_next_category_is_named(law: Ruleset) -> None:
    one = found(step("teacher", "master"), law, "sequence")
    assert one is not None
    assert one.facts["next_category"] == "moderator"
    assert "педагог-модератор" in one.text.kk


def test_the_category_as_a_teacher_is_another_one_than_that_as_a_head(law: Ruleset) -> None:
    both = {"category": held("head3"), "other_categories": [held("expert")]}
    assert status(step("x", "head2", person=both), law, "sequence") == "met"
    as_teacher = {"post": "teacher", **both}
    assert status(case_of(claim="researcher", person=as_teacher), law, "sequence") == "met"


def test_a_category_of_another_ladder_alone_is_no_category_here(law: Ruleset) -> None:
    unknown = {"category": None, "other_categories": [held("head3")]}
    assert status(case_of(claim="teacher", person=unknown), law, "sequence") == "unknown"


def test_who_was_lowered_to_the_base_is_not_attested_for_the_first_time() -> None:
    sanction = [{"kind": "false_data", "established": date(2020, 1, 1)}]
    assert status(step("head", "head1", sanctions=sanction), TODAY, "sequence") == "not_met"
    assert status(step("head", "head3", sanctions=sanction), TODAY, "sequence") == "met"
    assert status(step("none", "head1", sanctions=sanction), TODAY, "sequence") == "met"
    assert status(step("head", "head1", sanctions=sanction), PILOT, "sequence") == "met"


@pytest.mark.parametrize(
    ("present", "follows"),
    [
        ("none", "teacher"),
        ("trainee", "teacher"),
        ("old_first", "expert"),
        ("researcher", "master"),
        ("master", None),
        (None, None),
    ],
)
def test_what_follows(present: str | None, follows: str | None, law: Ruleset) -> None:
    who = admission.claimant(step(present, "expert"), law)
    assert who is not None
    assert admission.next_claim(who) == follows
