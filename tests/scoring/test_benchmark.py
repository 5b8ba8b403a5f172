"""The dossiers of the benchmark are such as are assessed whole."""

import pytest

import scoring
from scoring.assess import assess
from scoring.benchmark import DAY, DOSSIERS, PIECES, POSTS, dossiers_of
from scoring.calendar import Calendar


@pytest.mark.parametrize("post", POSTS)
def test_every_dossier_has_its_pieces_and_gets_an_outcome(post: str) -> None:
    rules = scoring.ruleset_on(DAY)
    cases = list(dossiers_of(post, rules))
    assert len({case.model_dump_json() for case in cases}) == DOSSIERS
    for case in cases:
        assert len(case.evidence) == PIECES
        answer = assess(case, rules, Calendar())
        assert answer.score is not None
        assert answer.outcome is not None
