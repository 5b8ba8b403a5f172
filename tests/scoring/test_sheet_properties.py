"""What holds for any evidence on any sheet."""

from itertools import chain, combinations, product
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring.rows.candidate import Candidate
from scoring.rows.choice import best_choice
from tests.scoring.builders import case_of, row_of, scored

LAW = scoring.ruleset("kz-2025")
LADDERS = {
    "teacher": ("moderator", "expert", "researcher", "master"),
    "methodist": ("moderator", "expert", "researcher", "master"),
    "org_head": ("head3", "head2", "head1"),
    "deputy_org_head": ("deputy3", "deputy2", "deputy1"),
}
CLAIMS = st.sampled_from([(post, one) for post, ladder in LADDERS.items() for one in ladder])
LEVELS = st.sampled_from(["organisation", "district", "region", "republic", "international", None])
EDITIONS = st.sampled_from([None, "altynsarin", "ministry", "nncp", "unlisted"])


def pieces(numbers: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "row": numbers,
            "kind": st.sampled_from(["olympiad", "seminar", "trainer", "author_programme"]),
            "work": st.sampled_from(["A", "B", "C"]),
            "level": LEVELS,
            "winner": st.booleans(),
            "edition": EDITIONS,
            "authors": st.integers(1, 5),
            "hours": st.none() | st.integers(0, 120),
            "places": st.none() | st.integers(0, 4),
        }
    )


ROWS = st.sampled_from(["1.1", "2.1", "2.2", "3.1", "3.2", "3.3", "3.5", "4.1", "5.1", "9.9"])
EVIDENCE = st.lists(pieces(ROWS), max_size=12)
TRANSMISSION = st.lists(pieces(st.just("3.1")), max_size=6)
TOTALS = st.lists(st.integers(0, 102), max_size=8)


def case_for(claim: tuple[str, str], evidence: list[dict[str, Any]], **facts: Any) -> Any:
    post, category = claim
    return case_of(category, person={"post": post}, evidence=evidence, **facts)


@given(CLAIMS, EVIDENCE, TOTALS)
def test_totals_are_sums_of_rows_and_rows_of_pieces(claim, evidence, totals):
    score = scored(case_for(claim, evidence, observed=totals), LAW)
    assert score.total == sum(row.points for row in score.rows)
    for row in score.rows:
        assert row.points == sum(piece.points for piece in row.pieces)
        for piece in row.pieces:
            assert piece.points == piece.finding.points
            assert (piece.finding.status == "met") is (piece.points > 0)
            assert piece.finding.text.kk
            assert piece.finding.text.ru
    assert score.conforms is (score.total >= score.threshold and not score.barring)


@given(CLAIMS, EVIDENCE, st.randoms())
def test_the_order_of_evidence_does_not_matter(claim, evidence, random):
    first = scored(case_for(claim, evidence), LAW)
    again = scored(case_for(claim, random.sample(evidence, len(evidence))), LAW)
    assert [row.points for row in first.rows] == [row.points for row in again.rows]
    assert first.category_reached == again.category_reached
    for one, other in zip(first.rows, again.rows, strict=True):
        assert sorted(said(one)) == sorted(said(other))


def said(row: Any) -> list[tuple[str, Any, str]]:
    return [(piece.finding.code, piece.points, piece.work) for piece in row.pieces if piece.points]


@given(CLAIMS, EVIDENCE, pieces(ROWS))
def test_more_evidence_never_takes_points_away(claim, evidence, more):
    before = scored(case_for(claim, evidence), LAW)
    after = scored(case_for(claim, [*evidence, more]), LAW)
    for one, other in zip(before.rows, after.rows, strict=True):
        assert other.points >= one.points


@given(TRANSMISSION, pieces(st.just("3.1")))
def test_more_transmission_never_takes_points_away(evidence, more):
    before = row_of(scored(case_of("master", evidence=evidence), LAW), "3.1")
    after = row_of(scored(case_of("master", evidence=[*evidence, more]), LAW), "3.1")
    assert after.points >= before.points


@given(CLAIMS, EVIDENCE)
def test_every_piece_of_a_row_of_the_sheet_has_a_reason(claim, evidence):
    score = scored(case_for(claim, evidence), LAW)
    for row in score.rows:
        shown = {place for place, piece in enumerate(evidence) if piece["row"] == row.row}
        named = {piece.index for piece in row.pieces} - {None}
        joint = [piece for piece in row.pieces if piece.index is None]
        assert named <= shown
        assert named == shown or any(piece.work for piece in joint)


@given(CLAIMS, EVIDENCE, TOTALS)
def test_the_category_reached_is_the_highest_that_would_conform(claim, evidence, totals):
    post, _ = claim
    ladder = LADDERS[post]
    conforming = [
        category
        for category in ladder
        if scored(case_for((post, category), evidence, observed=totals), LAW).conforms
    ]
    score = scored(case_for(claim, evidence, observed=totals), LAW)
    assert score.category_reached == (conforming[-1] if conforming else None)


EACH = {"region": 2, "republic": 3}  # points of a place
CANDIDATES = st.lists(
    st.builds(
        lambda kind, work, level, places: Candidate(
            EACH[level] * places, kind, work, (0, None), level, places
        ),
        st.sampled_from("klm"),
        st.sampled_from("uvw"),
        st.sampled_from(["region", "republic"]),
        st.integers(0, 3),
    ),
    max_size=7,
)


@given(CANDIDATES, st.sampled_from([{}, {"region": 3}, {"region": 3, "republic": 3}]))
def test_no_other_choice_brings_more(candidates, minimums):
    """Held against every choice there is."""
    if minimums:
        candidates = [one for one in candidates if one.level in minimums]
    chosen = best_choice(candidates, minimums)
    assert allowed(chosen, {} if not chosen else minimums)
    every = (
        [one for one, taken in zip(candidates, picks, strict=True) if taken]
        for picks in product((False, True), repeat=len(candidates))
    )
    best = max((points(one) for one in every if allowed(one, minimums)), default=0)
    assert points(chosen) == best


WORKS = st.lists(
    st.builds(
        lambda points, kind, work: Candidate(points, kind, work, (0, None), "region"),
        st.integers(0, 5),
        st.sampled_from("klmn"),
        st.sampled_from("uvwx"),
    ),
    max_size=9,
)


@given(WORKS)
def test_no_other_choice_of_works_brings_more(candidates):
    chosen = best_choice(candidates)
    assert allowed(chosen, {})
    every = chain.from_iterable(combinations(candidates, size) for size in range(5))
    assert points(chosen) == max(points(one) for one in every if allowed(one, {}))


def test_works_that_many_kinds_share_hold_nobody_up():
    """Every one of 300 pieces competes with others by its kind and by its work."""
    shared = [
        Candidate(1 + (kind * work) % 5, f"k{kind}", f"w{work}", (0, None), "region", 3)
        for kind, work in product(range(60), repeat=2)
        if (kind + work) % 12 == 0
    ]
    begun = process_time()
    assert points(best_choice(shared)) > 200
    assert best_choice(shared, {"region": 3, "republic": 3}) == ()
    assert process_time() - begun < 1


def points(choice: Any) -> int:
    return sum(one.points for one in choice)


def allowed(choice: Any, minimums: dict[str, int]) -> bool:
    kinds, works = {one.kind for one in choice}, {one.work for one in choice}
    alone = len(kinds) == len(works) == len(choice)
    return alone and all(
        sum(one.places for one in choice if one.level == level) >= least
        for level, least in minimums.items()
    )


@pytest.mark.parametrize("ruleset", scoring.rulesets(), ids=lambda found: found.id)
def test_every_sheet_and_category_scores_an_empty_case(ruleset):
    for code, form in ruleset.sheets.items():
        post = next(post for post, rule in ruleset.posts.posts.items() if rule.sheet == code)
        for category in form.thresholds["all"].totals:
            score = scored(case_of(category, person={"post": post}), ruleset)
            assert (score.sheet, score.total, score.conforms) == (code, 0, False)
            assert score.category_reached is None
