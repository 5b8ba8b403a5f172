"""What holds for any vote."""

from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring import Vote, count_votes, quorum

LAW = scoring.ruleset("kz-2025")


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
