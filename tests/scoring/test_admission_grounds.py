"""Categories without the procedure, retention, the pension, moves, and the list of codes."""

from datetime import date
from typing import Any

import pytest

import scoring
from scoring import Ruleset, admission
from scoring.case import Case
from tests.scoring.admission_cases import case_of, earliest, found, head_case, held, status

TODAY, PILOT = scoring.ruleset("kz-2025"), scoring.ruleset("kz-2024-pilot")
TEACHER = {"code": "teacher", "granted": date(2020, 9, 1)}


def given(claim: str, *grounds: dict[str, Any], **person: Any) -> Case:
    facts = {"category": TEACHER, **person}
    return case_of(claim=claim, kind="without_procedure", person=facts, grounds=grounds)


def production(years: int, since: date | None, **person: Any) -> dict[str, Any]:
    return {
        "claim": "moderator" if years == 5 else "expert",
        "ground": {"code": f"production_{years}_years", "since": since},
        "person": {"organisation": "tvet", **person},
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (production(5, date(2021, 3, 20)), "met"),
        (production(5, date(2021, 3, 21)), "not_met"),
        (production(5, None), "met"),
        (production(10, date(2016, 3, 19)), "met"),
        (production(10, date(2016, 3, 20)), "not_met"),
        (production(10, None, post="production_master", organisation="post_secondary"), "met"),
        (production(10, None, organisation="secondary"), "not_met"),
        (production(10, None, organisation=None), "unknown"),
        (production(10, None, post="methodist"), "not_met"),
    ],
)
def test_years_in_production(facts: dict[str, Any], expected: str, law: Ruleset) -> None:
    case = given(facts["claim"], facts["ground"], **facts["person"])
    assert status(case, law, "ground") == expected
    granted = admission.granted(case, law)
    assert (granted is not None) is (expected == "met")
    if granted is not None:
        assert (granted.category, granted.valid_until) == (facts["claim"], None)


def test_the_years_end_on_the_day_of_hiring(law: Ruleset) -> None:
    ground = {"code": "production_5_years", "since": date(2019, 3, 20)}
    person = {"organisation": "tvet"}
    assert (
        status(given("moderator", {**ground, "until": date(2024, 3, 20)}, **person), law, "ground")
        == "met"
    )
    assert (
        status(given("moderator", {**ground, "until": date(2024, 3, 19)}, **person), law, "ground")
        == "not_met"
    )
    assert (
        status(given("moderator", {**ground, "until": date(2030, 1, 1)}, **person), law, "ground")
        == "met"
    )


@pytest.mark.parametrize("code", ["nazarbayev_university_graduate", "bolashak_graduate"])
@pytest.mark.parametrize(
    ("graduated", "expected"),
    [(date(2021, 3, 20), "met"), (date(2021, 3, 19), "not_met"), (None, "unknown")],
)
def test_graduates_within_five_years(
    code: str, graduated: date | None, expected: str, law: Ruleset
) -> None:
    assert status(given("moderator", {"code": code, "since": graduated}), law, "ground") == expected


@pytest.mark.parametrize(("code", "claim"), [("celta", "moderator"), ("delta", "expert")])
@pytest.mark.parametrize(
    ("until", "expected"),
    [(date(2026, 3, 20), "met"), (date(2026, 3, 19), "not_met"), (None, "met")],
)
def test_a_certificate_of_teaching_english_in_force(
    code: str, claim: str, until: date | None, expected: str, law: Ruleset
) -> None:
    case = given(claim, {"code": code, "until": until}, subject="english")
    assert status(case, law, "ground") == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("english", "met"),
        ("german", "met"),
        ("chinese", "met"),
        ("physics", "not_met"),
        (None, "unknown"),
    ],
)
def test_it_is_for_teachers_of_a_foreign_language(
    subject: str | None, expected: str, law: Ruleset
) -> None:
    case = given("moderator", {"code": "celta"}, subject=subject)
    assert status(case, law, "ground") == expected


@pytest.mark.parametrize(
    ("code", "claim", "present", "expected"),
    [
        ("president_reserve", "moderator", "teacher", "met"),
        ("president_reserve", "expert", "teacher", "not_met"),
        ("president_reserve", "moderator", "moderator", "not_met"),
        ("special_programme_graduate", "moderator", "none", "met"),
        ("special_programme_teacher", "researcher", "expert", "met"),
        ("special_programme_teacher", "master", "researcher", "met"),
        ("special_programme_teacher", "master", "expert", "not_met"),
        ("special_programme_teacher", "expert", "moderator", "not_met"),
        ("special_programme_teacher", "researcher", "old_highest", "not_met"),
        ("special_programme_teacher", "researcher", None, "unknown"),
        ("celta", "expert", "teacher", "not_met"),
        ("no_such_ground", "moderator", "teacher", "not_met"),
    ],
)
def test_what_a_ground_gives(
    code: str, claim: str, present: str | None, expected: str, law: Ruleset
) -> None:
    category = {"code": present} if present else None
    assert status(given(claim, {"code": code}, category=category), law, "ground") == expected


def test_a_leader_of_change_becomes_a_head_of_the_first_category(law: Ruleset) -> None:
    ground = [{"code": "leader_of_change"}]
    head = head_case(claim="head1", kind="without_procedure", grounds=ground)
    assert status(head, law, "ground") == "met"
    assert status(head, law, "post") == "met"
    deputy = {"post": "deputy_org_head", "category": {"code": "none"}}
    other = case_of(claim="head1", kind="without_procedure", person=deputy, grounds=ground)
    assert status(other, law, "ground") == "not_met"


def test_one_ground_that_holds_is_enough(law: Ruleset) -> None:
    stale, fresh = {"code": "celta", "until": date(2020, 1, 1)}, {"code": "president_reserve"}
    assert status(given("moderator", stale, fresh), law, "ground") == "met"
    unsaid = {"code": "bolashak_graduate"}
    assert status(given("moderator", stale, unsaid), law, "ground") == "unknown"


def test_without_a_ground_nothing_is_given(law: Ruleset) -> None:
    assert status(given("moderator"), law, "ground") == "not_met"
    assert admission.granted(given("moderator"), law) is None


@pytest.mark.parametrize(
    ("since", "expected"),
    [(date(2025, 3, 20), "met"), (date(2025, 3, 21), "not_met"), (None, "unknown")],
)
def test_a_trainee_becomes_a_teacher_after_a_year(since: date | None, expected: str) -> None:
    trainee = given("teacher", category={"code": "trainee", "granted": since})
    assert status(trainee, TODAY, "ground") == expected
    assert status(trainee, PILOT, "ground") == "not_met"
    if since is not None:
        assert earliest(trainee, TODAY, "ground") == (
            None if expected == "met" else date(2026, 3, 21)
        )


def test_only_a_trainee_becomes_a_teacher_by_time_alone() -> None:
    assert status(given("teacher", category=None), TODAY, "ground") == "unknown"
    nobody = given("teacher", category={"code": "none", "granted": date(2020, 1, 1)})
    assert status(nobody, TODAY, "ground") == "not_met"


@pytest.mark.parametrize(
    ("since", "expected"),
    [(date(2021, 3, 19), "met"), (date(2021, 3, 20), "not_met"), (None, "unknown")],
)
def test_after_a_long_break_one_becomes_a_trainee(since: date | None, expected: str) -> None:
    ground = {"code": "work_resumed", "since": since}
    case = given("trainee", ground, category={"code": "none"})
    assert status(case, TODAY, "ground") == expected
    assert status(case, TODAY, "post") == "met"
    assert status(case, PILOT, "ground") == "not_met"


def kept(*grounds: dict[str, Any], claim: str = "moderator", **person: Any) -> Case:
    return case_of(
        claim=claim, kind="retention", purpose="confirmation", person=person, grounds=grounds
    )


def until(case: Case, law: Ruleset) -> date | None:
    granted = admission.granted(case, law)
    assert granted is not None
    assert granted.category == case.claim.category
    return granted.valid_until


@pytest.mark.parametrize(
    "code", ["illness", "moved_from_governance", "arrived_with_category", "moved_in_last_year"]
)
def test_a_ground_keeps_a_category_two_years_longer(code: str, law: Ruleset) -> None:
    assert until(kept({"code": code}), law) == date(2028, 8, 15)


def test_what_has_run_out_is_kept_from_the_application_on(law: Ruleset) -> None:
    over = held("moderator", valid_until=date(2026, 1, 1))
    assert until(kept({"code": "illness"}, category=over), law) == date(2028, 3, 20)
    assert until(
        kept({"code": "illness"}, category=held("moderator", valid_until=date(2026, 3, 20))), law
    ) == date(2028, 3, 20)


@pytest.mark.parametrize(
    ("born", "expected", "day"),
    [
        (date(2023, 3, 21), "met", date(2026, 8, 15)),
        (date(2023, 3, 20), "not_met", None),
        (date(2024, 1, 1), "met", date(2027, 1, 1)),
        (date(2025, 8, 14), "met", date(2028, 8, 14)),
        (date(2025, 8, 16), "met", date(2028, 8, 15)),
        (None, "unknown", None),
    ],
)
def test_child_care_keeps_it_to_the_age_of_three(
    born: date | None, expected: str, day: date | None, law: Ruleset
) -> None:
    case = kept({"code": "child_care", "since": born})
    assert status(case, law, "ground") == expected
    if day is not None:
        assert until(case, law) == day


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (date(2027, 3, 20), "met"),
        (date(2027, 3, 21), "not_met"),
        (date(2026, 3, 20), "met"),
        (date(2026, 3, 19), "not_met"),
        (None, "unknown"),
    ],
)
def test_a_move_in_the_last_year(ends: date | None, expected: str, law: Ruleset) -> None:
    case = kept({"code": "moved_in_last_year"}, category=held("moderator", valid_until=ends))
    assert status(case, law, "ground") == expected


def test_the_last_year_is_counted_on_the_day_of_the_move(law: Ruleset) -> None:
    category = held("moderator", valid_until=date(2027, 1, 15))
    moved = {"code": "moved_in_last_year", "since": date(2026, 1, 14)}
    assert status(kept(moved, category=category), law, "ground") == "not_met"
    moved_later = {**moved, "since": date(2026, 1, 15)}
    assert status(kept(moved_later, category=category), law, "ground") == "met"


def test_only_a_category_with_a_term_that_is_held_is_kept(law: Ruleset) -> None:
    ground = {"code": "illness"}
    assert status(kept(ground, claim="expert"), law, "ground") == "not_met"
    assert status(kept(ground, claim="teacher", category=TEACHER), law, "ground") == "not_met"
    assert status(kept(ground, category=None), law, "ground") == "unknown"
    old = kept(ground, claim="old_first", category=held("old_first"))
    assert status(old, law, "ground") == "met"
    endless = kept(ground, category=held("moderator", valid_until=None))
    assert status(endless, law, "ground") == "unknown"


def test_without_a_ground_a_category_is_not_kept(law: Ruleset) -> None:
    assert status(kept(), law, "ground") == "not_met"
    assert status(kept({"code": "illness", "until": date(2026, 3, 19)}), law, "ground") == "not_met"
    assert status(kept(sex=None, born=None), law, "ground") == "unknown"


def test_what_keeps_longest_counts(law: Ruleset) -> None:
    near: dict[str, Any] = {"sex": "male", "born": date(1966, 6, 1)}
    assert until(kept({"code": "illness"}, **near), law) == date(2029, 6, 1)


@pytest.mark.parametrize(
    ("sex", "born", "day"),
    [
        ("male", date(1963, 3, 20), date(2026, 3, 20)),
        ("female", date(1959, 12, 1), date(2018, 6, 1)),
        ("female", date(1962, 7, 1), date(2023, 7, 1)),
        ("female", date(1966, 12, 31), date(2027, 12, 31)),
        ("female", date(1967, 1, 1), date(2028, 7, 1)),
        ("female", date(1967, 6, 30), date(2028, 12, 30)),
        ("female", date(1967, 7, 1), date(2029, 7, 1)),
        ("female", date(1968, 1, 1), date(2030, 7, 1)),
        ("female", date(1968, 7, 1), date(2031, 7, 1)),
        ("female", date(1985, 3, 1), date(2048, 3, 1)),
    ],
)
def test_the_day_of_the_pension(sex: Any, born: date, day: date, law: Ruleset) -> None:
    assert admission.pension_day(law, sex, born) == day


@pytest.mark.parametrize(
    ("born", "expected", "told"),
    [
        (date(1967, 3, 20), "not_met", "not_met"),
        (date(1971, 1, 1), "not_met", "not_met"),
        (date(1972, 12, 31), "not_met", "not_met"),
        (date(1973, 1, 1), "not_met", None),
        (date(1967, 3, 19), "met", "met"),
        (date(1963, 3, 21), "met", "met"),
        (date(1963, 3, 20), "not_met", "not_met"),
    ],
)
def test_less_than_four_years_to_the_pension(
    born: date, expected: str, told: str | None, law: Ruleset
) -> None:
    near: dict[str, Any] = {"sex": "male", "born": born}
    assert status(kept(**near), law, "ground") == expected
    assert status(case_of(person=near), law, "pension") == told
    if expected == "met":
        assert until(kept(**near), law) == date(born.year + 63, born.month, born.day)


def test_of_an_unknown_age_nothing_is_said(law: Ruleset) -> None:
    assert found(case_of(person={"sex": "male", "born": None}), law, "pension") is None


@pytest.mark.parametrize(
    ("born", "kept_by", "told"),
    [
        (date(1967, 6, 1), "unknown", "unknown"),  # a woman is near, a man is not
        (date(1965, 6, 1), "unknown", "unknown"),  # both are near, the day is unknown
        (date(1972, 6, 1), "not_met", None),
        (date(1950, 6, 1), "not_met", None),
    ],
)
def test_the_sex_decides_where_women_and_men_differ(
    born: date, kept_by: str, told: str | None, law: Ruleset
) -> None:
    unsaid: dict[str, Any] = {"sex": None, "born": born}
    assert status(kept(**unsaid), law, "ground") == kept_by
    assert status(case_of(person=unsaid), law, "pension") == told


def test_who_could_keep_the_category_is_told(law: Ruleset) -> None:
    one = found(case_of(grounds=[{"code": "illness"}]), law, "retention")
    assert one is not None
    assert (one.status, one.facts["until"]) == ("met", date(2028, 8, 15))
    ill = [{"code": "illness"}]
    assert (
        found(
            case_of(claim="moderator", person={"category": TEACHER}, grounds=ill), law, "retention"
        )
        is None
    )
    assert found(case_of(), law, "retention") is None


@pytest.mark.parametrize(
    ("code", "post", "organisation", "expected"),
    [
        ("moved_organisation", "teacher", "secondary", "met"),
        ("moved_organisation", "org_head", "secondary", "not_met"),
        ("combines_posts", "methodist", "secondary", "met"),
        ("other_post_in_profile", "teacher", "secondary", "met"),
        ("tvet_post_changed", "production_master", "tvet", "met"),
        ("tvet_post_changed", "department_head", "tvet", "met"),
        ("tvet_post_changed", "teacher", "secondary", "not_met"),
        ("tvet_post_changed", "teacher", None, "unknown"),
        ("subjects_of_one_diploma", "teacher", "secondary", "met"),
    ],
)
def test_a_move_keeps_the_category(
    code: str, post: str, organisation: str | None, expected: str, law: Ruleset
) -> None:
    person = {"post": post, "organisation": organisation}
    assert status(case_of(person=person, grounds=[{"code": code}]), law, "move") == expected


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        (held("moderator", valid_until=date(2026, 3, 20)), "met"),
        (held("moderator", valid_until=date(2026, 3, 19)), "not_met"),
        (held("moderator", valid_until=None), "unknown"),
        (TEACHER, "met"),
        ({"code": "none"}, None),
    ],
)
def test_it_is_kept_to_its_last_day(
    category: dict[str, Any], expected: str | None, law: Ruleset
) -> None:
    moved = [{"code": "moved_organisation"}]
    assert status(case_of(person={"category": category}, grounds=moved), law, "move") == expected


@pytest.mark.parametrize(
    ("code", "post", "claim", "category"),
    [
        ("head_moved_organisation", "org_head", "head2", "head3"),
        ("head_became_deputy", "deputy_org_head", "deputy2", "head3"),
        ("deputy_became_head", "org_head", "head2", "deputy3"),
    ],
)
def test_heads_and_deputies_keep_theirs(
    code: str, post: str, claim: str, category: str, law: Ruleset
) -> None:
    person = {"post": post, "category": held(category)}
    case = case_of(claim=claim, person=person, grounds=[{"code": code}])
    assert status(case, law, "move") == "met"


def test_every_code_has_its_wording_and_clause(law: Ruleset) -> None:
    assert len(law.stated_grounds) == 58
    for rule in law.stated_grounds.values():
        assert rule.text.kk and rule.text.ru and rule.ref.paragraph


def test_no_code_stands_for_two_facts(law: Ruleset) -> None:
    groups = [
        law.eligibility.diplomas,
        law.eligibility.untaught_subject,
        law.eligibility.by_test.grounds,
        law.without_procedure.grounds,
        *(rule.criteria for rule in law.early.lists.values()),
        law.early.heads.criteria,
        law.retention.grounds,
        law.retention.moves,
    ]
    assert sum(len(group) for group in groups) == len(law.stated_grounds)
