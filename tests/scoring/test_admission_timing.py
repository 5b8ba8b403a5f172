"""In time: the school year in which a category ends; early after two years, with its criteria."""

from datetime import date
from typing import Any

import pytest

import scoring
from scoring import Ruleset
from scoring.case import Case
from scoring.school_year import school_year_of
from tests.scoring.admission_cases import case_of, earliest, found, head_case, held, status

TODAY = scoring.ruleset("kz-2025")
HEAD2 = {"post": "org_head", "category": held("head3")}


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2025, 8, 31), date(2024, 9, 1)),
        (date(2025, 9, 1), date(2025, 9, 1)),
        (date(2026, 1, 1), date(2025, 9, 1)),
        (date(2026, 8, 31), date(2025, 9, 1)),
        (date(1, 9, 1), date(1, 9, 1)),
        (date(1, 8, 31), date(1, 1, 1)),  # the calendar begins in the middle of it
    ],
)
def test_the_school_year(day: date, first: date, law: Ruleset) -> None:
    assert school_year_of(law, day) == first


@pytest.mark.parametrize(
    ("day", "ends", "expected"),
    [
        (date(2025, 8, 31), date(2026, 8, 15), "not_met"),
        (date(2025, 9, 1), date(2026, 8, 15), "met"),
        (date(2026, 8, 31), date(2026, 8, 15), "met"),
        (date(2026, 9, 1), date(2026, 8, 15), "not_met"),
        (date(2026, 3, 20), date(2026, 8, 31), "met"),
        (date(2026, 3, 20), date(2026, 9, 1), "not_met"),
        (date(2026, 3, 20), date(2025, 9, 1), "met"),
        (date(2026, 3, 20), date(2025, 8, 31), "not_met"),
        (date(2026, 3, 20), None, "unknown"),
    ],
)
@pytest.mark.parametrize(
    ("claim", "purpose"), [("expert", "assignment"), ("moderator", "confirmation")]
)
def test_regular_in_the_school_year_in_which_the_category_ends(
    day: date, ends: date | None, expected: str, claim: str, purpose: str, law: Ruleset
) -> None:
    person = {"category": held("moderator", valid_until=ends)}
    case = case_of(claim=claim, purpose=purpose, date=day, person=person)
    assert status(case, law, "term") == expected


@pytest.mark.parametrize(
    ("day", "ends", "pilot", "expected", "from_day"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "not_met", "met", None),
        (date(2025, 12, 31), date(2026, 12, 31), "not_met", "not_met", date(2026, 1, 1)),
        (date(2025, 9, 1), date(2026, 8, 15), "met", "met", None),
        (date(2025, 8, 31), date(2026, 8, 15), "not_met", "not_met", date(2025, 9, 1)),
        (date(2026, 12, 31), date(2026, 8, 15), "not_met", "met", None),
        (date(2027, 1, 1), date(2026, 8, 15), "not_met", "not_met", None),
        (date(2026, 3, 20), None, "unknown", "unknown", None),
    ],
)
def test_the_old_format_is_left_in_the_year_in_which_it_ends(
    day: date, ends: date | None, pilot: str, expected: str, from_day: date | None
) -> None:
    case = case_of(date=day, person={"category": held("old_first", valid_until=ends)})
    assert status(case, scoring.ruleset("kz-2024-pilot"), "term") == pilot
    assert status(case, TODAY, "term") == expected
    assert earliest(case, TODAY, "term") == from_day


def test_the_first_day_to_apply_is_named(law: Ruleset) -> None:
    early = case_of(person={"category": held("moderator", valid_until=date(2027, 10, 1))})
    assert earliest(early, law, "term") == date(2027, 9, 1)
    late = case_of(person={"category": held("moderator", valid_until=date(2025, 1, 1))})
    assert earliest(late, law, "term") is None


@pytest.mark.parametrize(
    ("claim", "person"),
    [
        ("moderator", {"category": {"code": "teacher", "granted": date(2025, 9, 1)}}),
        ("teacher", {"category": {"code": "trainee"}}),
        ("head3", {"post": "org_head", "category": {"code": "head"}}),
    ],
)
def test_without_a_term_one_applies_in_any_year(
    claim: str, person: dict[str, Any], law: Ruleset
) -> None:
    assert status(case_of(claim=claim, person=person), law, "term") == "met"


@pytest.mark.parametrize(("code", "expected"), [("none", None), (None, "unknown")])
def test_without_a_category_there_is_no_term(
    code: str | None, expected: str | None, law: Ruleset
) -> None:
    person = {"category": {"code": code} if code else None}
    assert status(case_of(claim="teacher", person=person), law, "term") == expected


def test_heads_apply_in_the_school_year_in_which_their_category_ends(law: Ruleset) -> None:
    assert status(case_of(claim="head2", person=HEAD2), law, "term") == "met"
    later = {**HEAD2, "category": held("head3", valid_until=date(2026, 9, 1))}
    assert status(case_of(claim="head2", person=later), law, "term") == "not_met"


def programme(claim: str, purpose: str, *grounds: str, by: str = "special_programme") -> Case:
    category = held("moderator", granted_by=by, valid_until=date(2029, 8, 15))
    stated = [{"code": code} for code in grounds]
    return case_of(claim=claim, purpose=purpose, person={"category": category}, grounds=stated)


def test_a_category_of_the_special_programme_is_confirmed_on_moving(law: Ruleset) -> None:
    moved = programme("moderator", "confirmation", "moved_organisation")
    assert status(moved, law, "term") == "met"
    assert status(moved, law, "programme_confirmation") == "met"
    stays = programme("moderator", "confirmation")
    assert status(stays, law, "term") == "not_met"
    assert status(stays, law, "programme_confirmation") is None
    higher = programme("expert", "assignment", "moved_organisation")
    assert status(higher, law, "term") == "not_met"
    assert status(higher, law, "programme_confirmation") == "not_met"
    attested = programme("moderator", "confirmation", "moved_organisation", by="regular")
    assert status(attested, law, "term") == "not_met"
    assert status(attested, law, "programme_confirmation") is None


def early(claim: str = "expert", present: str = "moderator", **facts: Any) -> Case:
    category = held(present, granted=date(2023, 3, 20), valid_until=date(2028, 3, 20))
    category.update(facts.pop("category", {}))
    return case_of(claim=claim, kind="early", person={"category": category}, **facts)


@pytest.mark.parametrize(
    ("granted", "by", "expected"),
    [
        (date(2024, 3, 20), "regular", "met"),
        (date(2024, 3, 21), "regular", "not_met"),
        (date(2024, 3, 20), "early", "met"),
        (date(2024, 3, 21), "early", "not_met"),
        (date(2024, 3, 20), "without_procedure", "unknown"),
        (date(2024, 3, 20), "special_programme", "unknown"),
        (date(2024, 3, 21), "special_programme", "not_met"),
        (date(2024, 3, 20), None, "unknown"),
        (date(2024, 3, 21), None, "not_met"),
        (None, "regular", "unknown"),
    ],
)
def test_two_years_after_the_regular_attestation(
    granted: date | None, by: str | None, expected: str, law: Ruleset
) -> None:
    case = early(category={"granted": granted, "granted_by": by})
    assert status(case, law, "term") == expected


def test_the_day_from_which_one_applies_early(law: Ruleset) -> None:
    assert earliest(early(category={"granted": date(2024, 5, 1)}), law, "term") == date(2026, 5, 1)
    leap = early(category={"granted": date(2024, 2, 29)}, date=date(2025, 9, 1))
    assert earliest(leap, law, "term") == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("present", "claim", "expected"),
    [
        ("teacher", "moderator", "not_met"),
        ("none", "teacher", "not_met"),
        ("moderator", "moderator", "not_met"),
        ("expert", "researcher", "met"),
        ("researcher", "master", "met"),
    ],
)
def test_early_attestation_is_for_categories_with_a_list(
    present: str, claim: str, expected: str, law: Ruleset
) -> None:
    assert status(early(claim, present), law, "term") == expected


def test_of_an_unknown_category_nobody_can_say_whether_two_years_passed(law: Ruleset) -> None:
    case = case_of(kind="early", person={"category": None})
    assert status(case, law, "term") == "unknown"


EXPERT = [
    "expert_contest_prize",
    "expert_learners_prize",
    "expert_best_teacher",
    "expert_generalised_experience",
    "expert_events_for_teachers",
    "expert_english_c1",
    "expert_master_of_sport",
]
RESEARCHER = [
    "researcher_contest_prize",
    "researcher_learners_prize",
    "researcher_textbook_author",
    "researcher_recommended_author",
    "researcher_generalised_experience",
    "researcher_best_teacher",
]
MASTER = [
    "master_learners_prize",
    "master_contest_prize",
    "master_recommended_author",
    "master_textbook_author",
    "master_shared_experience",
    "master_best_teacher",
]


@pytest.mark.parametrize(
    ("claim", "present", "criteria", "needed", "listed"),
    [
        ("expert", "moderator", EXPERT, 4, 8),
        ("researcher", "expert", RESEARCHER, 5, 7),
        ("master", "researcher", MASTER, 6, 7),
    ],
)
def test_so_many_criteria_of_the_list(
    claim: str, present: str, criteria: list[str], needed: int, listed: int, law: Ruleset
) -> None:
    def of(count: int) -> Case:
        return early(claim, present, grounds=[{"code": code} for code in criteria[:count]])

    enough = found(of(needed), law, "early_criteria")
    assert enough is not None
    assert enough.status == "met"
    assert dict(enough.facts) == {"held": needed, "needed": needed, "listed": listed}
    assert status(of(needed - 1), law, "early_criteria") == "not_met"


def test_a_criterion_counts_once_and_only_on_its_own_list(law: Ruleset) -> None:
    twice = [{"code": code} for code in [*EXPERT[:3], EXPERT[0], *MASTER]]
    one = found(early(grounds=twice), law, "early_criteria")
    assert one is not None and one.facts["held"] == 3


@pytest.mark.parametrize(
    ("claim", "present", "listed", "degree", "years"),
    [
        ("researcher", "expert", RESEARCHER[:4], "researcher_degree", 3),
        ("master", "researcher", MASTER[:5], "master_degree", 5),
    ],
)
def test_a_degree_counts_with_its_years_of_tenure(
    claim: str, present: str, listed: list[str], degree: str, years: int, law: Ruleset
) -> None:
    def of(tenure: int | None) -> str | None:
        case = early(claim, present, grounds=[{"code": code} for code in [*listed, degree]])
        person = case.person.model_copy(update={"tenure_years": tenure})
        return status(case.model_copy(update={"person": person}), law, "early_criteria")

    assert of(years) == "met"
    assert of(years - 1) == "not_met"
    assert of(None) == "unknown"


def test_a_rank_of_a_trade_counts_for_masters_of_production_training(law: Ruleset) -> None:
    stated = [{"code": code} for code in [*EXPERT[:3], "expert_production_master"]]
    case = early(grounds=stated)
    assert status(case, law, "early_criteria") == "not_met"
    master = case.person.model_copy(update={"post": "production_master"})
    assert status(case.model_copy(update={"person": master}), law, "early_criteria") == "met"


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2026, 3, 20), None, "met"),
        (date(2026, 3, 21), None, "not_met"),
        (None, date(2026, 3, 20), "met"),
        (None, date(2026, 3, 19), "not_met"),
    ],
)
def test_a_criterion_holds_on_its_days(
    since: date | None, until: date | None, expected: str, law: Ruleset
) -> None:
    dated = {"code": EXPERT[3], "since": since, "until": until}
    case = early(grounds=[*({"code": code} for code in EXPERT[:3]), dated])
    assert status(case, law, "early_criteria") == expected


@pytest.mark.parametrize(
    ("since", "expected"),
    [(date(2024, 3, 20), "met"), (date(2024, 3, 21), "not_met"), (None, "met")],
)
def test_heads_show_two_years_of_results(since: date | None, expected: str, law: Ruleset) -> None:
    category = held("head3", granted=date(2024, 1, 1), valid_until=date(2027, 1, 1))
    results = [{"code": "two_years_of_results", "since": since}]
    person = {"category": category}
    case = head_case(claim="head2", kind="early", person=person, grounds=results)
    assert status(case, law, "early_criteria") == expected
    assert status(case, law, "term") == "met"
    none = head_case(claim="head2", kind="early", person=person)
    assert status(none, law, "early_criteria") == "not_met"


def test_what_has_no_list_is_not_given_early(law: Ruleset) -> None:
    assert status(early("moderator", "teacher"), law, "early_criteria") == "not_met"


def test_a_regular_claim_is_asked_for_no_criteria(law: Ruleset) -> None:
    assert found(case_of(), law, "early_criteria") is None


@pytest.mark.parametrize(
    ("day", "ends", "told"),
    [
        (date(2026, 3, 20), date(2026, 12, 31), True),
        (date(2026, 3, 20), date(2026, 1, 1), True),
        (date(2026, 3, 20), date(2027, 1, 1), False),
        (date(2026, 3, 20), None, False),
    ],
)
def test_whose_old_category_ends_this_year_must_apply(
    day: date, ends: date | None, told: bool
) -> None:
    case = case_of(date=day, person={"category": held("old_first", valid_until=ends)})
    assert (status(case, TODAY, "old_format") == "met") is told
    assert found(case, scoring.ruleset("kz-2024-pilot"), "old_format") is None
    new = case_of(date=day, person={"category": held("moderator", valid_until=ends)})
    assert found(new, TODAY, "old_format") is None
