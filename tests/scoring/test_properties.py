"""What holds for any evidence and any vote."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring import Evidence, Vote, count_votes, propose_outcome, quorum, score_sheet, total_of
from scoring.facts import TestFact
from tests.scoring.builders import observations_from

LAW = scoring.ruleset("kz-2025")
CATEGORIES = st.sampled_from(["moderator", "expert", "researcher", "master"])
LEVELS = ["organisation", "district", "region", "republic", "international", "trainer"]


def rows_of_works() -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        id=st.uuids().map(str),
        row=st.sampled_from(["2.1", "2.2", "3.2", "3.4", "3.5"]),
        level=st.sampled_from(LEVELS),
        work=st.sampled_from(["", "olympiad", "seminar"]),
        place=st.sampled_from(["participant", "winner", "prize"]),
        authors=st.integers(1, 5),
    )


def rows_of_measure() -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        id=st.uuids().map(str),
        row=st.sampled_from(["3.1", "4.1", "1.1"]),
        level=st.sampled_from(["region", "republic", "unstable", "growth_3"]),
        hours=st.integers(0, 150),
        covered=st.integers(0, 6),
    )


EVIDENCE = st.lists(rows_of_works() | rows_of_measure(), max_size=12)
TOTALS = st.lists(st.integers(0, 102), max_size=8)


@given(CATEGORIES, EVIDENCE, TOTALS)
def test_the_total_is_the_sum_of_the_rows_and_rows_of_their_findings(category, evidence, totals):
    result = score_sheet(
        LAW, category=category, evidence=evidence, observations=observations_from(totals)
    )
    assert result.total == total_of(row.points for row in result.rows)
    for row in result.rows:
        assert row.points == sum(finding.points for finding in row.findings)
        assert isinstance(row.points, Fraction)


@given(CATEGORIES, EVIDENCE, st.randoms())
def test_the_order_of_evidence_does_not_matter(category, evidence, random):
    shuffled = random.sample(evidence, len(evidence))
    first = score_sheet(LAW, category=category, evidence=evidence)
    assert first == score_sheet(LAW, category=category, evidence=shuffled)


@given(CATEGORIES, EVIDENCE, rows_of_works())
def test_more_evidence_never_takes_points_away(category, evidence, more):
    before = score_sheet(LAW, category=category, evidence=evidence)
    after = score_sheet(LAW, category=category, evidence=[*evidence, more])
    assert after.total >= before.total


@given(CATEGORIES, EVIDENCE)
def test_every_piece_of_evidence_in_a_scored_row_has_a_finding(category, evidence):
    result = score_sheet(LAW, category=category, evidence=evidence)
    for row in (row for row in result.rows if row.scored and row.no in ("2.1", "2.2", "3.2")):
        named = {shown for finding in row.findings for shown in finding.evidence_ids}
        assert named == {item.id for item in evidence if item.row == row.no}


@given(CATEGORIES, EVIDENCE, TOTALS)
def test_it_conforms_exactly_when_nothing_is_missing(category, evidence, totals):
    result = score_sheet(
        LAW, category=category, evidence=evidence, observations=observations_from(totals)
    )
    assert result.conforms is (result.total >= result.threshold)
    assert result.conformity.missing == max(result.threshold - result.total, 0)


@given(st.lists(st.sampled_from(["for", "against"]), max_size=9), st.integers(0, 8))
def test_half_of_the_votes_adopts_nothing_unless_the_chair_is_among_them(choices, chair):
    votes = [Vote(str(member), choice) for member, choice in enumerate(choices)]
    tally = count_votes(LAW, members=9, votes=votes, chair_id=str(chair))
    half = bool(votes) and tally.votes_for == tally.against
    chair_for = chair < len(choices) and choices[chair] == "for"
    assert tally.adopted is (tally.votes_for > tally.against or (half and chair_for))
    assert tally.decided_by_chair is (half and chair < len(choices))
    assert tally.votes_for + tally.against == len(votes)


@given(st.integers(1, 99), st.integers(0, 99))
def test_a_quorum_is_two_thirds_and_no_member_less(members, present):
    result = quorum(LAW, members=members, present=present)
    assert result.met is (3 * present >= 2 * members)
    assert 3 * result.needed >= 2 * members > 3 * (result.needed - 1)


@given(
    st.sampled_from(["none", "trainee", "teacher", "moderator", "expert", "researcher", "master"]),
    CATEGORIES,
    st.integers(0, 160),
    st.integers(0, 100),
    st.booleans(),
)
def test_a_proposal_is_always_one_of_the_allowed_outcomes(present, declared, total, points, early):
    ladder = LAW.ladder_of(declared).order
    if ladder.index(present) > ladder.index(declared):
        return
    facts = {
        "declared": declared,
        "present": present,
        "action": "confirm" if declared == present else "assign",
        "early": early,
    }
    proposal = propose_outcome(LAW, **facts, total=total, test=TestFact(points=points, maximum=100))
    allowed = {
        outcome.code: outcome.categories for outcome in scoring.allowed_outcomes(LAW, **facts)
    }
    assert proposal.category in allowed[proposal.outcome]
    assert ladder.index(proposal.category) <= ladder.index(declared)
