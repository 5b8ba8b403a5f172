"""Who sits the knowledge test, what its result reaches, and what frees from it."""

from typing import Any

import pytest

from scoring import Ruleset, ruleset
from scoring.knowledge_test import need
from tests.scoring.claims import case_of

CONFIRMING = {"category": "moderator", "purpose": "confirmation"}


def confirming(category: str, times: int | None, tenure: int | None = 12) -> dict[str, Any]:
    held = {"code": category, "confirmed_times_running": times}
    return {
        "person": {"category": held, "tenure_years": tenure},
        "claim": {"category": category, "purpose": "confirmation"},
    }


@pytest.mark.parametrize(
    ("category", "threshold"),
    [
        ("teacher", 50),
        ("moderator", 60),
        ("expert", 70),
        ("researcher", 80),
        ("master", 90),
        ("head3", 70),
        ("head1", 70),
        ("deputy3", 70),
        ("deputy1", 70),
    ],
)
def test_both_sides_of_every_threshold(category: str, threshold: int, law: Ruleset) -> None:
    for percent, status in ((threshold, "passed"), (threshold - 1, "below")):
        found = need(
            case_of(claim={"category": category}, knowledge_test={"percent": percent}), law
        )
        assert (found.required, found.threshold, found.status) == (True, threshold, status)
        assert [finding.code for finding in found.findings] == [f"test_{status}"]
        assert found.findings[0].status == ("met" if status == "passed" else "not_met")


def test_a_fraction_of_a_percent_below_is_below(law: Ruleset) -> None:
    found = need(case_of(knowledge_test={"percent": "69.9"}), law)
    assert found.status == "below"
    assert "69,9 %" in found.findings[0].text.kk


@pytest.mark.parametrize(
    ("claimed", "percent", "reached"),
    [
        ("expert", 49, None),
        ("expert", 50, "teacher"),
        ("expert", 59, "teacher"),
        ("expert", 60, "moderator"),
        ("expert", 100, "master"),
        ("head2", 69, None),
        ("head2", 70, "head1"),
        ("deputy3", 70, "deputy1"),
    ],
)
def test_the_category_by_the_result(
    claimed: str, percent: int, reached: str | None, law: Ruleset
) -> None:
    found = need(case_of(claim={"category": claimed}, knowledge_test={"percent": percent}), law)
    assert found.category_by_result == reached


def test_the_figures_are_marked_as_public(law: Ruleset) -> None:
    note = need(case_of(knowledge_test={"percent": 70}), law).findings[0].note
    assert note is not None
    assert "достоверность – C" in note.ru


@pytest.mark.parametrize("test", [None, {"taken": "2026-03-10"}])
def test_a_test_without_a_result_is_missing(test: dict[str, str] | None, law: Ruleset) -> None:
    found = need(case_of(knowledge_test=test), law)
    assert (found.required, found.status, found.category_by_result) == (True, "missing", None)
    assert [(one.code, one.status) for one in found.findings] == [("test_missing", "not_met")]
    assert found.findings[0].text.ru.startswith("Результата ОЗП нет, порог")


def test_an_annulled_result_does_not_count(law: Ruleset) -> None:
    found = need(case_of(knowledge_test={"percent": 100, "annulled": True}), law)
    assert (found.required, found.status, found.category_by_result) == (True, "annulled", None)
    assert [(one.code, one.status) for one in found.findings] == [("test_annulled", "not_met")]


def test_only_2025_says_that_a_breach_annuls_the_result() -> None:
    cases = {"kz-2024-pilot": ("order-153-2024", "4"), "kz-2025": ("algorithm-2025", "2.2")}
    for name, clause in cases.items():
        case = case_of(knowledge_test={"percent": 100, "annulled": True})
        ref = need(case, ruleset(name)).findings[0].ref
        assert (ref.act, ref.paragraph) == clause


@pytest.mark.parametrize(
    "post",
    [
        "teacher",
        "methodist",
        "method_cabinet_methodist",
        "department_head",
        "production_master",
        "org_head",
        "deputy_org_head",
        "method_cabinet_head",
        "deputy_method_cabinet_head",
        None,
    ],
)
def test_every_post_sits_the_test(post: str | None, law: Ruleset) -> None:
    assert need(case_of(person={"post": post}), law).required is True


@pytest.mark.parametrize("kind", ["without_procedure", "retention"])
def test_what_goes_past_the_attestation_goes_past_the_test(kind: str, law: Ruleset) -> None:
    found = need(case_of(claim={"category": "moderator", "kind": kind}), law)
    assert (found.required, found.status) == (False, "not_required")
    assert [(one.code, one.status) for one in found.findings] == [("test_not_required", "met")]


def test_a_trainee_of_a_year_is_freed_by_the_clause_of_2025(today: Ruleset) -> None:
    case = case_of(
        person={"category": {"code": "trainee"}},
        claim={"category": "teacher", "kind": "without_procedure"},
    )
    first = need(case, today).findings[0]
    assert (first.ref.act, first.ref.paragraph) == ("algorithm-2025", "7")


@pytest.mark.parametrize(("tenure", "required"), [(29, True), (30, False), (None, None)])
def test_thirty_years_free_who_confirms(
    tenure: int | None, required: bool | None, today: Ruleset
) -> None:
    case = case_of(**confirming("moderator", 0, tenure))
    found = need(case, today)
    assert found.required is required
    if required is None:
        codes = [(one.code, one.status) for one in found.findings]
        assert codes == [("test_not_required", "unknown"), ("test_missing", "unknown")]


@pytest.mark.parametrize("category", ["master", "head3", "deputy1"])
def test_thirty_years_free_for_every_category_of_today(category: str, today: Ruleset) -> None:
    assert need(case_of(**confirming(category, 5, 30)), today).required is False


def test_thirty_years_do_not_free_who_asks_for_a_higher_category(today: Ruleset) -> None:
    assert need(case_of(person={"tenure_years": 30}), today).required is True


@pytest.mark.parametrize(
    ("held", "tenure", "claimed", "required"),
    [
        ("old_first", 30, "moderator", False),
        ("old_highest", 30, "moderator", False),
        ("old_first", 29, "moderator", True),
        ("old_second", 30, "moderator", True),
        ("old_highest", 30, "researcher", True),
        ("old_first", None, "moderator", None),
    ],
)
def test_holders_of_the_old_first_and_highest_move_to_moderator(
    held: str, tenure: int | None, claimed: str, required: bool | None, today: Ruleset
) -> None:
    case = case_of(
        person={"tenure_years": tenure, "category": {"code": held}}, claim={"category": claimed}
    )
    assert need(case, today).required is required


@pytest.mark.parametrize("category", ["researcher", "master"])
@pytest.mark.parametrize(
    ("times", "required"), [(0, False), (1, False), (2, True), (3, True), (None, None)]
)
def test_at_most_two_confirmations_running_go_without_a_test(
    category: str, times: int | None, required: bool | None, today: Ruleset
) -> None:
    assert need(case_of(**confirming(category, times)), today).required is required


@pytest.mark.parametrize("category", ["moderator", "expert"])
def test_lower_categories_are_confirmed_with_a_test(category: str, today: Ruleset) -> None:
    assert need(case_of(**confirming(category, 0)), today).required is True


def test_an_exemption_missed_by_a_figure_is_told(today: Ruleset) -> None:
    found = need(case_of(**confirming("researcher", 2)), today)
    told = [(one.code, one.status, one.ref.subparagraph) for one in found.findings[:-1]]
    assert told == [
        ("confirmation_count", "not_met", "3"),
        ("test_not_required", "not_met", "1"),
    ]
    assert found.findings[0].facts["times_confirmed"] == 2


def test_the_exemptions_of_2025_are_not_read_back_into_the_pilot() -> None:
    pilot = ruleset("kz-2024-pilot")
    for case in (case_of(**confirming("moderator", 0, 30)), case_of(**confirming("master", 0))):
        assert need(case, pilot).required is True


def test_a_result_of_who_is_freed_changes_nothing(today: Ruleset) -> None:
    case = case_of(**confirming("master", 0), knowledge_test={"percent": 10})
    found = need(case, today)
    assert (found.required, found.status, found.category_by_result) == (False, "not_required", None)
    assert {one.code for one in found.findings} == {"confirmation_count", "test_not_required"}


def test_a_result_counts_while_the_exemption_is_unknown(today: Ruleset) -> None:
    for percent, status in ((60, "passed"), (59, "below")):
        case = case_of(**confirming("moderator", 0, None), knowledge_test={"percent": percent})
        found = need(case, today)
        assert (found.required, found.status) == (None, status)


def test_a_category_without_a_threshold_and_one_of_no_ladder(law: Ruleset) -> None:
    for category in ("old_first", "wizard"):
        found = need(case_of(claim={"category": category}, knowledge_test={"percent": 70}), law)
        assert found.threshold is None


def test_every_sentence_is_written_in_both_languages(law: Ruleset) -> None:
    cases = [
        case_of(),
        case_of(knowledge_test={"percent": 70}),
        case_of(knowledge_test={"annulled": True}),
        case_of(**confirming("researcher", None)),
        case_of(claim={"kind": "retention"}),
    ]
    for case in cases:
        for finding in need(case, law).findings:
            assert finding.text.kk
            assert finding.text.ru
            assert "{" not in finding.text.ru
