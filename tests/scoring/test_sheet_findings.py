"""Every point has its reason, and so has every piece of evidence that brings none."""

from fractions import Fraction
from typing import Any

import pytest

from scoring import (
    NoSuchRule,
    Ruleset,
    barred_categories,
    conformity,
    ruleset,
    sheet_code,
    short_rows,
    total_of,
)
from scoring.assessment import Piece
from scoring.case import Person
from scoring.sheet import score
from tests.scoring.builders import case_from, case_of, codes, observations_from, row_of, scored

PILOT, TODAY = ruleset("kz-2024-pilot"), ruleset("kz-2025")


def pieces(
    number: str, *evidence: dict[str, Any], category: str = "moderator", rules: Ruleset = TODAY
) -> tuple[Piece, ...]:
    """The pieces of a row for this evidence alone."""
    shown = [{"row": number, **piece} for piece in evidence]
    return row_of(scored(case_of(category, evidence=shown), rules), number).pieces


def reasons(number: str, *evidence: dict[str, Any], **where: Any) -> list[tuple[str, str, Any]]:
    """Code, status and points of every piece."""
    found = pieces(number, *evidence, **where)
    return [(piece.finding.code, piece.finding.status, piece.points) for piece in found]


def test_the_lower_of_two_of_one_kind_says_why_it_brings_nothing() -> None:
    low, high = pieces(
        "2.1",
        {"kind": "olympiad", "work": "School stage", "level": "organisation"},
        {"kind": "olympiad", "work": "District stage", "level": "district"},
    )
    assert (low.index, low.work, low.points) == (0, "School stage", 0)
    assert (high.index, high.work, high.points) == (1, "District stage", 2)
    assert (low.finding.code, low.finding.status) == ("same_kind", "not_met")
    assert "түсініктеменің 2-тармағы" in low.finding.text.kk
    assert "пункт 2 пояснения" in low.finding.text.ru
    assert "«School stage»" in low.finding.text.ru


@pytest.mark.parametrize(
    ("number", "piece", "kk", "ru"),
    [
        ("2.1", {"event_list": "none"}, "тізбелердің ешқайсысында жоқ", "ни в одном из"),
        ("2.1", {"event_list": "sector"}, "басқа ұйымдарға арналған", "для других организаций"),
        ("3.5", {"extract": False}, "хаттамасынан үзінді ғана", "только выписка из протокола"),
    ],
)
def test_what_no_list_or_council_has_is_told_with_the_algorithm_s_clause(
    number: str, piece: dict[str, Any], kk: str, ru: str
) -> None:
    (found,) = pieces(number, {"kind": "a", "work": "Work", "level": "district", **piece})
    text = found.finding.text
    assert kk in text.kk and "Аттестаттау алгоритмі, 3.2-тармақ" in text.kk
    assert ru in text.ru and "Алгоритм аттестации 2025 года, пункт 3.2" in text.ru


@pytest.mark.parametrize(
    ("number", "piece", "expected"),
    [
        ("2.1", {"level": "district"}, ("counted", "met", 2)),
        ("2.1", {"level": "district", "event_list": "national"}, ("counted", "met", 2)),
        ("2.1", {"level": "district", "event_list": "none"}, ("not_listed", "not_met", 0)),
        ("2.1", {"level": "district", "event_list": "sector"}, ("list_of_others", "not_met", 0)),
        ("3.2", {"level": "district", "event_list": "none"}, ("counted", "met", 2)),
        ("3.5", {"level": "district", "extract": True}, ("counted", "met", 2)),
        ("3.5", {"level": "district", "extract": False}, ("no_extract", "not_met", 0)),
        ("3.5", {"level": "international"}, ("unknown_level", "not_met", 0)),
        ("3.5", {}, ("no_level", "unknown", 0)),
        ("3.5", {"level": "district", "authors": 2}, ("co_authored", "met", 1)),
        ("3.5", {"level": "district", "authors": 4}, ("too_many_authors", "not_met", 0)),
        ("4.1", {"hours": 72}, ("hours", "met", 1)),
        ("4.1", {"hours": 71}, ("hours_short", "not_met", 0)),
        ("4.1", {}, ("no_hours", "unknown", 0)),
        ("1.1", {"level": "district"}, ("not_a_work", "not_met", 0)),
        ("1.2", {"level": "district"}, ("not_a_work", "not_met", 0)),
        ("2.2", {"kind": "trainer"}, ("no_trainer", "not_met", 0)),
        ("3.1", {"level": "region", "places": 3}, ("not_for_category", "not_met", 0)),
        ("4.4", {"level": "district"}, ("never_scored", "not_met", 0)),
    ],
)
def test_a_piece_for_a_moderator(
    number: str, piece: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    assert reasons(number, piece) == [expected]


@pytest.mark.parametrize(
    ("number", "piece", "expected"),
    [
        ("3.1", {"level": "region", "places": 3}, ("coverage", "met", 6)),
        ("3.1", {"level": "region", "places": 2}, ("coverage_short", "not_met", 0)),
        ("3.1", {"level": "region"}, ("no_places", "unknown", 0)),
        ("3.1", {"level": "district", "places": 3}, ("unknown_level", "not_met", 0)),
        ("3.1", {"places": 3}, ("no_level", "unknown", 0)),
        ("3.3", {"edition": "altynsarin"}, ("counted", "met", 5)),
        ("3.3", {"edition": "altynsarin", "authors": 3}, ("co_authored", "met", 2)),
        ("3.3", {"edition": "a journal"}, ("unknown_edition", "not_met", 0)),
        ("3.3", {"level": "republic"}, ("no_edition", "unknown", 0)),
        ("2.2", {"kind": "trainer"}, ("trainer", "met", 3)),
    ],
)
def test_a_piece_for_a_researcher(
    number: str, piece: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    assert reasons(number, piece, category="researcher") == [expected]


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        (None, ("no_evidence", "not_met", 0)),
        ({}, ("not_measured", "unknown", 0)),
        ({"dynamics": "unstable"}, ("dynamics", "met", 1)),
        ({"dynamics": "stable"}, ("dynamics", "met", 2)),
        ({"dynamics": "growth"}, ("small_growth", "met", 2)),
        ({"dynamics": "growth", "percent": "0.9"}, ("small_growth", "met", 2)),
        ({"dynamics": "growth", "percent": 1}, ("growth", "met", 3)),
        ({"dynamics": "growth", "percent": "2.99"}, ("growth", "met", 3)),
        ({"dynamics": "growth", "percent": 3}, ("growth", "met", 4)),
    ],
)
def test_the_dynamics_of_knowledge(indicator: Any, expected: tuple[str, str, int]) -> None:
    stated = {} if indicator is None else {"1.1": indicator}
    (piece,) = row_of(scored(case_of(indicators=stated), TODAY), "1.1").pieces
    assert (piece.finding.code, piece.finding.status, piece.points) == expected
    assert piece.index is None
    assert piece.finding.text.kk


@pytest.mark.parametrize(
    ("number", "indicator", "expected"),
    [
        ("1.5", {"met": True}, [("requirement_met", 2)]),
        ("1.5", {"met": True, "extra_budget": True}, [("requirement_met", 2), ("extra_budget", 1)]),
        ("1.5", {"met": False, "extra_budget": True}, [("requirement_not_met", 0)]),
        ("1.5", {}, [("not_measured", 0)]),
        ("1.1", {"met": True, "extra_budget": True}, [("requirement_met", 2)]),
        ("2.1", {"dynamics": "unstable"}, [("dynamics", 0)]),
        ("2.1", {"dynamics": "growth"}, [("growth", 4)]),
        ("3.3", {"percent": "49.9"}, [("share_short", 0)]),
        ("3.3", {"percent": 50}, [("share", 2)]),
        ("3.3", {"percent": "69.9"}, [("share", 3)]),
        ("3.3", {"percent": 70}, [("share", 4)]),
        ("3.3", {}, [("not_measured", 0)]),
    ],
)
def test_what_is_measured_of_a_head(
    number: str, indicator: dict[str, Any], expected: list[tuple[str, int]]
) -> None:
    case = case_of("head3", person={"post": "org_head"}, indicators={number: indicator})
    row = row_of(scored(case, TODAY), number)
    assert [(piece.finding.code, piece.points) for piece in row.pieces] == expected
    assert row.points == sum(points for _, points in expected)
    assert all(piece.finding.text.ru for piece in row.pieces)


@pytest.mark.parametrize(("count", "points"), [(0, 0), (3, 0), (4, 3), (5, 3), (6, 6), (7, 9)])
def test_a_methodist_shows_the_sheets_he_filled(count: int, points: int) -> None:
    case = case_of("moderator", person={"post": "methodist"}, observed=[70] * count)
    assert row_of(scored(case, TODAY), "1.1").points == points


def test_hours_of_courses_add_up_and_one_course_counts_once() -> None:
    first, second = {"work": "A", "hours": 40}, {"work": "B", "hours": 32}
    again = {"work": "A", "hours": 36}
    assert reasons("4.1", again, first, second) == [
        ("hours", "met", 1),
        ("same_work", "not_met", 0),
    ]
    together, left = pieces("4.1", again, first, second)
    assert (together.index, together.work) == (None, "A; B")
    assert together.finding.facts["hours"] == 72
    assert left.index == 0
    assert [piece.index for piece in pieces("4.1", first)] == [0]


def test_one_winner_adds_a_point_and_is_named() -> None:
    counted, beaten, winner = pieces(
        "2.2",
        {"kind": "contest", "work": "Region", "level": "region"},
        {"kind": "contest", "work": "School", "level": "organisation", "winner": True},
    )
    assert (counted.points, beaten.points, winner.points) == (3, 0, 1)
    assert (winner.finding.code, winner.index, winner.work) == ("winner", 1, "School")
    assert [code for code, *_ in reasons("3.2", {"level": "region", "winner": True})] == ["counted"]


def test_a_trainers_certificate_wins_nothing() -> None:
    trainer = {"kind": "trainer", "winner": True}
    assert reasons("2.2", trainer, category="master") == [("trainer", "met", 4)]


def test_points_that_another_clause_says_are_cited_from_it() -> None:
    council, edition = {"level": "republic"}, {"edition": "nncp"}
    (by_council,) = pieces("3.5", council, category="master")
    (in_edition,) = pieces("3.3", edition, category="master")
    assert by_council.finding.reference.act == in_edition.finding.reference.act == "algorithm-2025"
    assert (by_council.finding.note, in_edition.finding.note is None) == (None, False)
    (before,) = pieces("3.5", council, category="master", rules=PILOT)
    assert before.finding.reference.act == "order-153-2024"
    (of_region,) = pieces("3.5", {"level": "region"}, category="master")
    assert of_region.finding.reference.act == "order-153-2024"


def test_levels_of_transmission_add_up_where_each_has_its_minimum() -> None:
    region = {"work": "A", "level": "region", "places": 3}
    republic = {"work": "B", "level": "republic", "places": 3}
    assert reasons("3.1", region, republic, category="master") == [
        ("coverage", "met", 6),
        ("coverage", "met", 9),
    ]
    one_kind = [{**piece, "kind": "transmission"} for piece in (region, republic)]
    assert reasons("3.1", *one_kind, category="master") == [
        ("same_kind", "not_met", 0),
        ("coverage", "met", 9),
    ]


def test_the_minimum_of_a_level_is_kept_where_a_better_piece_would_break_it() -> None:
    """Region 2 + 1 and republic 3 are 15; the republic's fourth place would be 12 alone."""
    shown = [
        {"kind": "a", "work": "1", "level": "region", "places": 2},
        {"kind": "b", "work": "2", "level": "region", "places": 1},
        {"kind": "c", "work": "3", "level": "republic", "places": 3},
        {"kind": "b", "work": "4", "level": "republic", "places": 1},
    ]
    found = pieces("3.1", *shown, category="master")
    assert [piece.points for piece in found] == [4, 2, 9, 0]
    assert found[3].finding.code == "same_kind"


def test_a_row_with_a_dash_says_that_it_is_not_for_the_category() -> None:
    result = scored(case_of(), TODAY)
    assert [row.row for row in result.rows if row.base is None] == ["3.1", "3.3", "4.4"]
    assert codes(row_of(result, "3.1")) == ["not_for_category"]
    assert codes(row_of(result, "4.4")) == ["never_scored"]
    assert [row.row for row in result.rows if not row.applies] == ["4.4"]


def test_a_row_that_excludes_ones_staff_group_says_so() -> None:
    result = scored(case_of(person={"staff_group": "psychologist"}), TODAY)
    row = row_of(result, "1.1")
    assert (codes(row), row.applies, row.base) == (["not_for_person"], False, None)
    assert "психолог" in row.pieces[0].finding.text.ru
    assert row_of(result, "2.1").optional
    assert not row_of(scored(case_of(), TODAY), "2.1").optional
    assert result.group == "optional_2_1"


def test_a_level_read_by_analogy_carries_a_note() -> None:
    (piece,) = pieces("3.4", {"level": "district"})
    assert piece.finding.note is not None
    assert "деңгейлер басылмаған" in piece.finding.note.kk


def test_what_is_stated_for_no_row_of_the_sheet_is_a_warning() -> None:
    case = case_of(
        evidence=[{"row": "9.9", "level": "district"}],
        indicators={"8.8": {"met": True}, "2.1": {"percent": 5}},
    )
    found = [
        (warning.code, warning.facts["row"])
        for warning in scored(case, TODAY).warnings
        if warning.code != "short_row"
    ]
    assert found == [("unknown_row", "9.9"), ("unknown_row", "8.8"), ("no_indicator", "2.1")]


def mean_of(*sheets: dict[str, Any], organisation: str = "secondary") -> Any:
    case = case_of(observations=list(sheets), person={"organisation": organisation})
    return row_of(scored(case, TODAY), "1.2").points


def sheet(total: int, day: str = "2025-10-01", form: str = "secondary_tvet") -> dict[str, Any]:
    return {"date": day, "by": "head", "form": form, "total": total}


def test_the_mean_is_exact_and_whole_where_it_can_be() -> None:
    assert mean_of(*[sheet(61)] * 5) == 61
    assert isinstance(mean_of(*[sheet(61)] * 5), int)
    assert mean_of(*[sheet(61)] * 4, sheet(60)) == Fraction(304, 5)
    assert mean_of(*[sheet(61)] * 4) == 0


def test_sheets_of_two_school_years_count() -> None:
    assert mean_of(*[sheet(61)] * 3, *[sheet(51, "2024-09-01")] * 3) == 56
    assert mean_of(*[sheet(61)] * 5, *[sheet(11, "2024-08-31")] * 5) == 61
    assert mean_of(*[sheet(61)] * 5, sheet(11, "2026-09-01")) == 61


def test_the_special_form_is_brought_down_to_102() -> None:
    assert mean_of(*[sheet(105, form="special")] * 5) == 102
    assert mean_of(sheet(70, form="special"), *[sheet(68)] * 4) == 68
    assert mean_of(*[sheet(61, form="special")] * 5) == Fraction(61 * 102, 105)


def test_at_a_pmpk_sheets_count_if_there_are_any() -> None:
    assert mean_of(sheet(54), sheet(68), organisation="pmpk") == 61
    case = case_of(person={"organisation": "pmpk"})
    result = scored(case, TODAY)
    assert codes(row_of(result, "1.2")) == ["no_evidence"]
    assert "1.2" not in {found.facts["row"] for found in result.warnings}
    assert scored(case, TODAY).on_observations == ()
    assert result.threshold == 68


def observed(rules: Ruleset, *roles: str, **person: Any) -> dict[str, str]:
    sheets = [{**sheet(61), "by": role} for role in roles]
    before = [{**one, "date": "2025-02-01"} for one in sheets]
    case = case_of(observations=[*sheets, *before], person=person)
    return {found.code: found.status for found in scored(case, rules).on_observations}


@pytest.mark.parametrize("rules", [PILOT, TODAY], ids=lambda rules: rules.id)
def test_sheets_of_each_year_and_of_two_observers_are_asked_for(rules: Ruleset) -> None:
    both = ("head", "head", "teacher", "method_cabinet_methodist", "commission_member")
    assert observed(rules, *both) == {"observations": "met", "observers": "met"}
    assert observed(rules, *both[1:]) == {"observations": "not_met", "observers": "met"}
    assert observed(rules, *["head"] * 5) == {"observations": "met", "observers": "not_met"}
    one_year = case_of(observed=[61] * 5)
    found = scored(one_year, rules).on_observations
    assert [(one.code, one.status) for one in found] == [
        ("observations", "not_met"),
        ("observers", "met"),
    ]
    assert (found[0].facts["this_year"], found[0].facts["year_before"]) == (5, 0)
    assert all(one.text.kk and one.text.ru for one in found)


def test_only_since_2025_a_penitentiary_school_is_spared_the_commissions_sheet() -> None:
    without = ("head", "head", "teacher", "teacher", "method_cabinet_methodist")
    assert observed(TODAY, *without, penitentiary=True)["observers"] == "met"
    assert observed(TODAY, *without)["observers"] == "not_met"
    assert observed(PILOT, *without, penitentiary=True)["observers"] == "not_met"
    assert observed(TODAY, *["head"] * 5, penitentiary=True)["observers"] == "not_met"


def test_who_is_not_observed_has_no_findings_on_observations() -> None:
    assert scored(case_of(person={"post": "methodist"}), TODAY).on_observations == ()
    assert scored(case_of("head3", person={"post": "org_head"}), TODAY).on_observations == ()


def test_only_the_2025_algorithm_limits_the_authors_of_a_publication() -> None:
    four = {"edition": "altynsarin", "authors": 4}
    researcher = {"category": "researcher"}
    assert reasons("3.3", four, **researcher)[0][0] == "too_many_authors"
    assert reasons("3.3", four, rules=PILOT, **researcher) == [("co_authored", "met", 2)]
    nncp = {"edition": "nncp"}
    assert reasons("3.3", nncp, **researcher) == [("counted", "met", 5)]
    assert reasons("3.3", nncp, rules=PILOT, **researcher)[0][0] == "unknown_edition"


def test_since_2025_a_researcher_does_not_conform_without_a_publication() -> None:
    rest = {"row": "3.2", "level": "international"}
    written = {"category": "researcher", "from": "lowest_researcher", "without": ["3.3"]}
    case = case_from({**written, "plus": [rest, rest]})
    before, now = scored(case, PILOT), scored(case, TODAY)
    assert before.total == now.total == 118 > now.threshold
    assert (before.conforms, before.barring, before.category_reached) == (True, (), "researcher")
    assert (now.conforms, now.category_reached) == (False, "expert")
    (found,) = now.barring
    assert (found.code, found.status, found.facts["row"]) == ("necessary_row", "not_met", "3.3")
    assert found.reference.act == "algorithm-2025"
    assert [(one.code, one.status) for one in now.findings] == [
        ("threshold", "met"),
        ("necessary_row", "not_met"),
    ]
    assert "3.3" not in {warning.facts["row"] for warning in now.warnings}


def test_a_necessary_row_may_ask_for_any_points_at_all() -> None:
    shared = {"row": "3.3", "edition": "altynsarin", "authors": 2}
    written = {"category": "researcher", "from": "lowest_researcher", "without": ["3.3"]}
    case = case_from({**written, "plus": [shared, {"row": "3.2", "level": "international"}]})
    assert scored(case, TODAY).total == 115
    assert not scored(case, TODAY).conforms
    assert scored(case, _needing(TODAY, "any_points")).conforms
    assert not scored(case_from(written), _needing(TODAY, "any_points")).conforms


def _needing(rules: Ruleset, needs: str) -> Ruleset:
    """The ruleset with another demand on the teacher's row 3.3."""
    form = rules.sheet("teacher")
    row = form.rows["3.3"]
    assert row.necessary_for is not None
    rule = row.necessary_for.model_copy(update={"needs": needs})
    rows = {**form.rows, "3.3": row.model_copy(update={"necessary_for": rule})}
    sheets = {**rules.sheets, "teacher": form.model_copy(update={"rows": rows})}
    return rules.model_copy(update={"sheets": sheets})


def test_no_row_is_capped_at_its_printed_maximum() -> None:
    shown = [{"row": "2.1", "level": "district"}] * 3
    row = row_of(scored(case_of(evidence=shown), TODAY), "2.1")
    assert (row.points, row.maximum) == (6, 1)


def test_a_members_own_points_are_judged_by_the_same_rule() -> None:
    case = case_from({"category": "moderator", "from": "lowest_moderator"})
    own = {row.row: row.points for row in scored(case, TODAY).rows} | {"3.2": 0}
    judged = conformity(TODAY, category="moderator", total=total_of(own.values()))
    assert (judged.conforms, judged.missing) == (False, 1)
    assert judged.note is not None
    assert "1 балл" in judged.explanation.kk
    assert list(short_rows(TODAY, category="moderator", points=own)) == ["3.2"]


def test_a_members_points_for_a_necessary_row_can_bar_too() -> None:
    points = dict.fromkeys(TODAY.sheet("teacher").rows, 100)
    without = {**points, "3.3": 4}
    teacher = Person(post="teacher")
    assert "researcher" in barred_categories(TODAY, points=without, sheet="teacher", person=teacher)
    assert not barred_categories(TODAY, points=points, sheet="teacher", person=teacher)
    short = short_rows(TODAY, category="researcher", points=without)
    assert [(number, found.code) for number, found in short.items()] == [("3.3", "necessary_row")]
    assert short_rows(TODAY, category="researcher", points=points) == {}


@pytest.mark.parametrize(
    ("organisation", "profile", "threshold", "printed"),
    [
        ("secondary", "academic", 24, 30),
        ("secondary", "methodical", 24, 30),
        ("tvet", "academic", 24, 30),
        ("preschool", "academic", 24, 28),
        ("preschool", "profile_teaching", 22, 28),
        ("secondary", None, 30, 30),
        ("preschool", None, 28, 28),
    ],
)
def test_rows_of_other_profiles_lower_what_a_deputy_must_reach(
    organisation: str, profile: str | None, threshold: int, printed: int
) -> None:
    person = {
        "post": "deputy_org_head",
        "organisation": organisation,
        "deputy_profile": profile,
    }
    case = case_of("deputy3", person=person)
    result = scored(case, TODAY)
    assert (result.threshold, result.printed) == (threshold, printed)
    assert f"{printed}" in result.findings[0].text.ru
    judged = conformity(
        TODAY, category="deputy3", total=24, sheet="deputy_org_head", person=case.person
    )
    assert (judged.threshold, judged.printed) == (threshold, printed)


def test_a_deputy_of_unknown_profile_is_judged_on_every_row() -> None:
    person = {"post": "deputy_org_head", "deputy_profile": None}
    result = scored(case_of("deputy3", person=person), TODAY)
    assert all(row.applies for row in result.rows)
    closed = scored(case_of("deputy3", person={**person, "deputy_profile": "digital"}), TODAY)
    assert [row.row for row in closed.rows if not row.applies] == ["2.1", "2.2", "3.1"]
    assert codes(row_of(closed, "2.1")) == ["other_profile"]


@pytest.mark.parametrize(
    ("person", "code"),
    [
        ({"post": "teacher"}, "teacher"),
        ({"post": "production_master"}, "teacher"),
        ({"post": "methodist"}, "methodist"),
        ({"post": "department_head"}, "methodist"),
        ({"post": "method_cabinet_methodist"}, "methodist"),
        ({"post": "org_head"}, "org_head"),
        ({"post": "deputy_org_head"}, "deputy_org_head"),
        ({"post": "method_cabinet_head", "legal_entity": True}, "method_cabinet_head"),
        ({"post": "method_cabinet_head", "legal_entity": None}, "method_cabinet_head"),
        ({"post": "method_cabinet_head", "legal_entity": False}, "methodist"),
        ({"post": "deputy_method_cabinet_head", "legal_entity": False}, "methodist"),
        ({"post": "deputy_method_cabinet_head"}, "deputy_method_cabinet_head"),
        ({"post": "teacher", "legal_entity": False}, "teacher"),
        ({"post": None}, None),
    ],
)
def test_the_sheet_of_a_post(person: dict[str, Any], code: str | None) -> None:
    assert sheet_code(case_of(person=person), TODAY) == code


def test_the_head_of_a_method_cabinet_without_legal_entity_is_one_of_its_methodists() -> None:
    head = {"post": "method_cabinet_head", "organisation": None, "legal_entity": False}
    result = scored(case_of("expert", person=head), TODAY)
    assert (result.sheet, result.group, result.threshold) == ("methodist", "method_cabinet", 13)
    assert codes(row_of(result, "2.2")) == ["not_for_person"]
    hours = [{"row": "4.1", "hours": 36}]
    shown = case_of("expert", person=head, evidence=hours)
    assert row_of(scored(shown, TODAY), "4.1").points == 2


@pytest.mark.parametrize(
    ("category", "person"),
    [
        ("teacher", {"post": "teacher"}),
        ("head1", {"post": "teacher"}),
        ("expert", {"post": "org_head"}),
        ("expert", {"post": None}),
    ],
)
def test_a_claim_without_a_column_has_no_score(category: str, person: dict[str, Any]) -> None:
    assert score(case_of(category, person=person), TODAY) is None


@pytest.mark.parametrize(
    ("sheet_asked", "category"), [("teacher", "teacher"), ("nobody's", "moderator")]
)
def test_a_column_the_law_does_not_print_is_an_error(sheet_asked: str, category: str) -> None:
    with pytest.raises(NoSuchRule, match="kz-2025"):
        conformity(TODAY, category=category, total=0, sheet=sheet_asked, person=Person())
    with pytest.raises(NoSuchRule, match="kz-2025"):
        short_rows(TODAY, category=category, points={}, sheet=sheet_asked)


def test_observations_of_another_school_year_are_not_those_of_a_methodist_either() -> None:
    two_years = [*observations_from([70] * 3), *[{**sheet(70), "date": "2024-10-01"}] * 3]
    case = case_of("moderator", person={"post": "methodist"}, observations=two_years)
    (piece,) = row_of(scored(case, TODAY), "1.1").pieces
    assert (piece.finding.code, piece.points) == ("sheets_filled_short", 0)
    assert piece.finding.facts["count"] == 3
